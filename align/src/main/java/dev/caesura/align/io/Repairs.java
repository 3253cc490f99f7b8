package dev.caesura.align.io;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts of words that a reader changed or left out. Immutable and thread-safe.
 *
 * @param estimated words whose times are a share of a cue, a segment or a gap
 * @param moved words with a time that was moved, since it ran backwards or was negative: by at most
 *     1 s, or one word in twenty by more
 * @param reordered words that began more than 1 s before an earlier one, so that all words, cues or
 *     segments were sorted by start
 * @param shortened words whose end came after the start of the same speaker's next word, or that
 *     were longer than 2 s and 0.3 s for each character; their end was moved
 * @param delayed words that were longer than this, after a silence and without a pause before the
 *     next word; their start was moved to 0.2 s and 0.06 s for each character before their end
 * @param clipped words that ended after the recording; what is after its end was cut off
 * @param scores confidences between 1 and 1.05, or not a number, that became 1
 * @param leftOut tokens that are not words (silence, noise, control tokens of the decoder), later
 *     alternatives, and lines that a rolling caption repeats
 */
public record Repairs(
    int estimated,
    int moved,
    int reordered,
    int shortened,
    int delayed,
    int clipped,
    int scores,
    int leftOut) {

  /** Counts of a reading without changes. */
  public static final Repairs NONE = new Repairs(0, 0, 0, 0, 0, 0, 0, 0);

  /**
   * Returns whether the words are as the file has them.
   *
   * @return true if every count is 0
   */
  public boolean isEmpty() {
    return equals(NONE);
  }

  /**
   * Returns the sum of these counts and others.
   *
   * @param other the counts of another reading
   * @return the sums
   */
  public Repairs plus(Repairs other) {
    return new Repairs(
        estimated + other.estimated,
        moved + other.moved,
        reordered + other.reordered,
        shortened + other.shortened,
        delayed + other.delayed,
        clipped + other.clipped,
        scores + other.scores,
        leftOut + other.leftOut);
  }

  /**
   * Returns a copy with words that ended after the recording.
   *
   * @param words the number of these words
   * @return the new counts
   */
  public Repairs withClipped(int words) {
    return new Repairs(estimated, moved, reordered, shortened, delayed, words, scores, leftOut);
  }

  /**
   * Returns a copy with another number of words with estimated times.
   *
   * @param words the number of these words
   * @return the new counts
   */
  public Repairs withEstimated(int words) {
    return new Repairs(words, moved, reordered, shortened, delayed, clipped, scores, leftOut);
  }

  /**
   * Describes the counts in one line.
   *
   * @return a phrase such as {@code 12 with estimated times, 3 with a time moved}; {@code
   *     unchanged} if every count is 0
   */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    add(parts, estimated, "with estimated times");
    add(parts, moved, "with a time moved");
    add(parts, reordered, "out of order, sorted");
    add(parts, shortened, "with an end that was late");
    add(parts, delayed, "with a start that was early");
    add(parts, clipped, "clipped at the end of the recording");
    add(parts, scores, "with a score above 1 or not a number");
    add(parts, leftOut, "left out");
    return parts.isEmpty() ? "unchanged" : String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
