package dev.caesura.text.punctuation;

import dev.caesura.text.BoundaryScores;
import java.util.Objects;

/**
 * For every character of a text: the probability that a sentence ends right after it, that each
 * kind of mark is missing there, and that the character ought to be upper case.
 *
 * <p>As long as its text, in UTF-16 units; of a surrogate pair the second half counts. Immutable
 * and thread-safe.
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
   * Scores of a text.
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
          name + " has " + values.length + " values; expected " + length);
    }
    for (int i = 0; i < length; i++) {
      if (!(values[i] >= 0 && values[i] <= 1)) {
        throw new IllegalArgumentException(name + " " + i + " is " + values[i] + ", not in [0, 1]");
      }
    }
  }

  /**
   * Where sentences end.
   *
   * @return one probability per UTF-16 unit
   */
  public BoundaryScores boundaries() {
    return boundaries;
  }

  /**
   * The probability that a mark is missing behind a character.
   *
   * @param index in {@code [0, boundaries().length())}
   * @param mark which one; {@link Mark#NONE} for none
   * @return in [0, 1]
   */
  public float mark(int index, Mark mark) {
    return marks[index * MARKS + mark.place()];
  }

  /**
   * The probability that a character ought to be upper case.
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
