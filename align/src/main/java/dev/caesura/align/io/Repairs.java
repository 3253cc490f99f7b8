package dev.caesura.align.io;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reader changed or left out, as counts of words. Immutable and thread-safe.
 *
 * @param estimated words whose times are a share of a cue's, a segment's or a gap's
 * @param moved words of which a time was moved by at most 1 s, since it ran backwards or was
 *     negative
 * @param reordered words that began more than 1 s before an earlier one, so that all were sorted by
 *     start
 * @param scores confidences of more than 1, by at most 0.05, that became 1
 * @param leftOut tokens that are no words (silence, noise, tags of the decoder), second
 *     alternatives, and lines that a rolling caption repeats
 */
public record Repairs(int estimated, int moved, int reordered, int scores, int leftOut) {

  /** Nothing was changed. */
  public static final Repairs NONE = new Repairs(0, 0, 0, 0, 0);

  /**
   * Whether the words are as the file has them.
   *
   * @return true if every count is 0
   */
  public boolean isEmpty() {
    return equals(NONE);
  }

  /**
   * Counts of two readings together.
   *
   * @param other another one
   * @return the sums
   */
  public Repairs plus(Repairs other) {
    return new Repairs(
        estimated + other.estimated,
        moved + other.moved,
        reordered + other.reordered,
        scores + other.scores,
        leftOut + other.leftOut);
  }

  /**
   * One line for people.
   *
   * @return such as {@code 12 words with estimated times, 3 with a time moved}; {@code as it was}
   *     if there is nothing to say
   */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    add(parts, estimated, "with estimated times");
    add(parts, moved, "with a time moved");
    add(parts, reordered, "out of order, sorted");
    add(parts, scores, "with a score above 1");
    add(parts, leftOut, "left out as no word");
    return parts.isEmpty() ? "as it was" : String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
