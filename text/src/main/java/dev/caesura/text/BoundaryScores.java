package dev.caesura.text;

import java.util.Arrays;

/**
 * Probability, for every character of a text, that a unit (a sentence, a paragraph) ends right
 * after it.
 *
 * <p>There are as many scores as the text has UTF-16 units; the first half of a surrogate pair has
 * probability 0. Immutable and thread-safe.
 */
public final class BoundaryScores {

  private final String text;
  private final float[] scores;

  private BoundaryScores(String text, float[] scores) {
    this.text = text;
    this.scores = scores;
  }

  /**
   * Creates the scores of a text.
   *
   * @param text the text
   * @param scores one probability in [0, 1] per UTF-16 unit; copied
   * @return the scores
   * @throws IllegalArgumentException if the lengths differ, a score is NaN or not in [0, 1], or a
   *     boundary would split a surrogate pair
   */
  public static BoundaryScores of(String text, float[] scores) {
    if (scores.length != text.length()) {
      throw new IllegalArgumentException(
          "scores of length "
              + scores.length
              + ": expected one for each of the "
              + text.length()
              + " characters");
    }
    for (int i = 0; i < scores.length; i++) {
      if (!(scores[i] >= 0 && scores[i] <= 1)) {
        throw new IllegalArgumentException(
            "score " + scores[i] + " at " + i + ": expected a number in [0, 1]");
      }
      if (scores[i] > 0
          && i + 1 < scores.length
          && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
        throw new IllegalArgumentException(
            "score " + scores[i] + " at " + i + ": expected 0 inside a surrogate pair");
      }
    }
    return new BoundaryScores(text, scores.clone());
  }

  /**
   * Returns the text that was scored.
   *
   * @return the untouched text
   */
  public String text() {
    return text;
  }

  /**
   * Returns the number of UTF-16 units.
   *
   * @return the length of the text
   */
  public int length() {
    return scores.length;
  }

  /**
   * Returns the probability of a boundary after one character.
   *
   * @param index in {@code [0, length())}
   * @return in [0, 1]
   * @throws IndexOutOfBoundsException if there is no such character
   */
  public float after(int index) {
    return scores[index];
  }

  /**
   * Returns the scores of a text and of one that follows it.
   *
   * @param next the scores of the text after this one
   * @return the scores of both texts as one
   */
  public BoundaryScores and(BoundaryScores next) {
    float[] both = Arrays.copyOf(scores, scores.length + next.scores.length);
    System.arraycopy(next.scores, 0, both, scores.length, next.scores.length);
    return new BoundaryScores(text + next.text, both);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoundaryScores that
        && text.equals(that.text)
        && Arrays.equals(scores, that.scores);
  }

  @Override
  public int hashCode() {
    return 31 * text.hashCode() + Arrays.hashCode(scores);
  }

  @Override
  public String toString() {
    return "BoundaryScores[" + scores.length + " characters]";
  }
}
