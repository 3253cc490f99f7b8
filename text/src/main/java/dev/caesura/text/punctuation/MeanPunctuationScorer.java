package dev.caesura.text.punctuation;

import dev.caesura.text.BoundaryScores;
import java.util.Objects;

/**
 * Scorer that gives the mean of two, which is better than either where they err at different
 * places: a network that reads characters and one that reads words.
 *
 * <p>Of marks, it is the geometric mean, so that a mark that one of them excludes is not probable;
 * of ends and capitals, the arithmetic one. The first scorer alone decides which mark ends a
 * sentence, if one does: a question is known by its words.
 *
 * <p>Immutable, and thread-safe if its scorers are.
 */
public final class MeanPunctuationScorer implements PunctuationScorer {

  private static final int MARKS = Mark.values().length;

  /** Is added to probabilities, so that none is excluded altogether. */
  private static final double LEAST = 1e-7;

  private final PunctuationScorer first;
  private final PunctuationScorer second;
  private final float share;

  private MeanPunctuationScorer(PunctuationScorer first, PunctuationScorer second, float share) {
    this.first = first;
    this.second = second;
    this.share = share;
  }

  /**
   * Returns the mean of two scorers.
   *
   * @param first a scorer, which also decides which mark ends a sentence; whoever opened it closes
   *     it
   * @param second another one
   * @param share what the first one counts, in [0, 1]; the second one counts the rest
   * @return the scorer
   * @throws IllegalArgumentException if the share is not in [0, 1]
   */
  public static MeanPunctuationScorer of(
      PunctuationScorer first, PunctuationScorer second, float share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share " + share + ": expected a number in [0, 1]");
    }
    return new MeanPunctuationScorer(
        Objects.requireNonNull(first, "first"), Objects.requireNonNull(second, "second"), share);
  }

  @Override
  public PunctuationScores punctuation(String text) {
    PunctuationScores one = first.punctuation(text);
    PunctuationScores other = second.punctuation(text);
    float[] ends = new float[text.length()];
    float[] marks = new float[Math.multiplyExact(text.length(), MARKS)];
    float[] upper = new float[text.length()];
    for (int i = 0; i < text.length(); i++) {
      ends[i] = mean(one.boundaries().after(i), other.boundaries().after(i));
      upper[i] = mean(one.upper(i), other.upper(i));
      addMarks(one, other, i, marks);
    }
    return PunctuationScores.of(BoundaryScores.of(text, ends), marks, upper);
  }

  private void addMarks(PunctuationScores one, PunctuationScores other, int i, float[] marks) {
    double[] products = new double[MARKS];
    double sum = 0;
    double ending = 0;
    double firstEnding = 0;
    for (Mark mark : Mark.values()) {
      double product =
          Math.pow(one.mark(i, mark) + LEAST, share)
              * Math.pow(other.mark(i, mark) + LEAST, 1 - share);
      products[mark.place()] = product;
      sum += product;
      if (mark.isTerminal()) {
        ending += product;
        firstEnding += one.mark(i, mark) + LEAST;
      }
    }
    for (Mark mark : Mark.values()) {
      double product =
          mark.isTerminal()
              ? ending * (one.mark(i, mark) + LEAST) / firstEnding
              : products[mark.place()];
      marks[i * MARKS + mark.place()] = (float) (product / sum);
    }
  }

  /** Returns a mean; rounding may lift that of two certain scores above 1. */
  private float mean(float one, float other) {
    return Math.min(1, share * one + (1 - share) * other);
  }
}
