package dev.caesura.models.text;

import dev.caesura.text.BoundaryScores;
import dev.caesura.text.boundary.TextWindow;
import dev.caesura.text.punctuation.Mark;
import dev.caesura.text.punctuation.PunctuationScores;

/** Sums of the probabilities that several readings of a text give. Not thread-safe. */
final class PunctuationReadings {

  /** Readings of a text: one for each place of a group of code points. */
  static final int COUNT = 4;

  private static final int MARKS = Mark.values().length;

  private final float[] boundaries;
  private final float[] marks;
  private final float[] upperCase;

  /**
   * Creates empty sums.
   *
   * @param length UTF-16 units of the text
   */
  PunctuationReadings(int length) {
    boundaries = new float[length];
    marks = new float[Math.multiplyExact(length, MARKS)];
    upperCase = new float[length];
  }

  /**
   * Adds what a window decides.
   *
   * @param output what the network gave for the window
   * @param window a window of the text with spaces before it
   * @param lead how many spaces there are before the text
   */
  void add(WindowOutput output, TextWindow window, int lead) {
    for (int i = window.firstUsed(); i < window.endUsed(); i++) {
      int unit = output.lastUnit(i) - lead;
      if (unit >= 0) {
        boundaries[unit] += output.boundary(i) / COUNT;
        upperCase[unit] += WindowOutput.probability(output.logit(i, MARKS)) / COUNT;
        addMarks(output, i, unit * MARKS);
      }
    }
  }

  /** Adds a softmax over the marks; no mark has the logit 0, as in training. */
  private void addMarks(WindowOutput output, int index, int from) {
    double sum = 1;
    for (int k = 1; k < MARKS; k++) {
      sum += Math.exp(output.logit(index, k));
    }
    marks[from] += (float) (1 / sum / COUNT);
    for (int k = 1; k < MARKS; k++) {
      marks[from + k] += (float) (Math.exp(output.logit(index, k)) / sum / COUNT);
    }
  }

  /** Returns the means of all readings. */
  PunctuationScores mean(String text) {
    return PunctuationScores.of(
        BoundaryScores.of(text, atMostOne(boundaries)), atMostOne(marks), atMostOne(upperCase));
  }

  /** Rounding may lift a sum of certain readings above 1. */
  private static float[] atMostOne(float... sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Math.min(1, sums[i]);
    }
    return sums;
  }
}
