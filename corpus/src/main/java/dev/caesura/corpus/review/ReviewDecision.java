package dev.caesura.corpus.review;

import java.util.Objects;

/**
 * What a person decided about a sentence. Immutable and thread-safe.
 *
 * @param recording the name of the recording
 * @param id the identifier of the sentence, which is unique in the recording
 * @param stamp the stamp of the sentence as it was shown; it changes with text, times and audio
 * @param action what becomes of the sentence
 * @param start the new start in seconds from the start of the recording; 0 unless edges are moved
 * @param end the new end in seconds; 0 unless edges are moved
 * @param place the file and line of the decision, for messages; two decisions are equal without it
 */
public record ReviewDecision(
    String recording,
    String id,
    String stamp,
    Action action,
    double start,
    double end,
    String place) {

  /** What becomes of a sentence. */
  public enum Action {
    /** The sentence is kept, whatever limits it breaks. */
    ACCEPT,
    /** The sentence is left out. */
    REJECT,
    /** The sentence is kept with other edges. */
    EDGES;

    /** Returns the name in files, lower case. */
    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Rejects null, and edges without a length. */
  public ReviewDecision {
    Objects.requireNonNull(recording, "recording");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(stamp, "stamp");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(place, "place");
    if (action == Action.EDGES
        && !(start >= 0 && end - start >= MIN_SECONDS && end < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "edges "
              + start
              + " to "
              + end
              + ": expected seconds of 0 or more that are at least "
              + MIN_SECONDS
              + " apart");
    }
  }

  /** Shortest sentence after its edges were moved, in seconds. */
  public static final double MIN_SECONDS = 0.05;

  /**
   * Returns whether another decision is about the same sentence.
   *
   * @param other another decision
   * @return whether recording and identifier are the same
   */
  public boolean isAboutSame(ReviewDecision other) {
    return recording.equals(other.recording) && id.equals(other.id);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReviewDecision that
        && isAboutSame(that)
        && stamp.equals(that.stamp)
        && action == that.action
        && start == that.start
        && end == that.end;
  }

  @Override
  public int hashCode() {
    return Objects.hash(recording, id, stamp, action);
  }

  /** Returns the action, with the edges if they are moved. */
  public String described() {
    return action == Action.EDGES
        ? String.format(java.util.Locale.ROOT, "edges %.3f to %.3f s", start, end)
        : action.toString();
  }
}
