package dev.caesura.text.punctuation;

import dev.caesura.text.BoundaryScores;
import java.util.Objects;

/**
 * Probabilities for every character of a text: that a sentence ends right after it, that each kind
 * of mark is missing there, and that the character should be upper case.
 *
 * <p>There is one entry per UTF-16 unit; a surrogate pair has its scores at the second half.
 * Immutable and thread-safe.
 */
public final class PunctuationScores {

  private static final int MARKS = Mark.values().length;

  private final BoundaryScores boundaries;
  private final float[] marks;
  private final float[] upper;

  private PunctuationScores(BoundaryScores boundaries, float[] marks, float[] upper) {
    this.boundaries = boundaries;
    this.marks = marks;
    this.upper = upper;
  }

  /**
   * Creates the scores of a text.
   *
   * @param boundaries where sentences end
   * @param marks for each character one probability in [0, 1] for each {@link Mark}, in the order
   *     of the enumeration; copied
   * @param upper for each character one probability in [0, 1]; copied
   * @return the scores
   * @throws IllegalArgumentException if the lengths do not fit or a score is not in [0, 1]
   */
  public static PunctuationScores of(BoundaryScores boundaries, float[] marks, float[] upper) {
    Objects.requireNonNull(boundaries, "boundaries");
    require("marks", marks, Math.multiplyExact(boundaries.length(), MARKS));
    require("upper", upper, boundaries.length());
    return new PunctuationScores(boundaries, marks.clone(), upper.clone());
  }

  private static void require(String name, float[] values, int length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          name + " of length " + values.length + ": expected " + length + " values");
    }
    for (int i = 0; i < length; i++) {
      if (!(values[i] >= 0 && values[i] <= 1)) {
        throw new IllegalArgumentException(
            name + " " + values[i] + " at " + i + ": expected a number in [0, 1]");
      }
    }
  }

  /**
   * Returns the probabilities of ends of sentences.
   *
   * @return one probability per UTF-16 unit
   */
  public BoundaryScores boundaries() {
    return boundaries;
  }

  /**
   * Returns the probability that a mark is missing after a character.
   *
   * @param index in {@code [0, boundaries().length())}
   * @param mark the mark; {@link Mark#NONE} for no mark
   * @return in [0, 1]
   */
  public float mark(int index, Mark mark) {
    return marks[index * MARKS + mark.place()];
  }

  /**
   * Returns the probability that a character should be upper case.
   *
   * @param index in {@code [0, boundaries().length())}
   * @return in [0, 1]
   */
  public float upper(int index) {
    return upper[index];
  }

  @Override
  public String toString() {
    return "PunctuationScores[" + upper.length + " characters]";
  }
}
