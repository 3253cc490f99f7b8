package dev.caesura.models.text;

import java.nio.FloatBuffer;

/**
 * Output of the compact network for one window of a text: for each code point its place in the text
 * and nine logits, of which the first is that of a boundary after it. Immutable and thread-safe.
 */
final class WindowOutput {

  /** Logits of a code point. */
  static final int COLUMNS = 9;

  private final int[] codePoints;
  private final int[] lastUnits;
  private final float[] boundaryLogits;
  private final FloatBuffer logits;

  /**
   * Takes the arrays as they are.
   *
   * @param codePoints the window's code points
   * @param lastUnits for each code point the index of its last UTF-16 unit in the text
   * @param boundaryLogits for each code point the logit of a boundary after it
   * @param logits the network's own {@link #COLUMNS} logits for each code point
   */
  private WindowOutput(
      int[] codePoints, int[] lastUnits, float[] boundaryLogits, FloatBuffer logits) {
    this.codePoints = codePoints;
    this.lastUnits = lastUnits;
    this.boundaryLogits = boundaryLogits;
    this.logits = logits;
  }

  /** Returns the output of the network; the arrays and the buffer belong to it from now on. */
  static WindowOutput of(int[] codePoints, int[] lastUnits, FloatBuffer logits) {
    float[] boundaries = new float[codePoints.length];
    for (int i = 0; i < boundaries.length; i++) {
      boundaries[i] = logits.get(i * COLUMNS);
    }
    return new WindowOutput(codePoints, lastUnits, boundaries, logits);
  }

  /** Returns a copy whose boundary logits are adjusted by the marks and capitals of the window. */
  WindowOutput withEvidence() {
    return new WindowOutput(
        codePoints, lastUnits, OrthographicEvidence.adjust(codePoints, boundaryLogits), logits);
  }

  /** Returns the number of code points. */
  int length() {
    return codePoints.length;
  }

  /** Returns the index, in the text, of a code point's last UTF-16 unit. */
  int lastUnit(int index) {
    return lastUnits[index];
  }

  /** Returns the probability of a boundary after a code point. */
  float boundary(int index) {
    return probability(boundaryLogits[index]);
  }

  /** Returns one logit of a code point. */
  float logit(int index, int column) {
    return column == 0 ? boundaryLogits[index] : logits.get(index * COLUMNS + column);
  }

  /** Puts all logits of a code point into an array of {@link #COLUMNS}. */
  void get(int index, float[] columns) {
    logits.get(index * COLUMNS, columns);
    columns[0] = boundaryLogits[index];
  }

  static float probability(float logit) {
    return (float) (1 / (1 + Math.exp(-logit)));
  }
}
