package dev.caesura.models.recognition.cmu;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Transition probabilities between the states of phones. Immutable: callers must not change the
 * probabilities.
 */
public final class TransitionMatrices {

  private static final int MAX_MATRICES = 1 << 16;
  private static final int MAX_STATES = 64;

  private final float[][][] probabilities;

  private TransitionMatrices(float[][][] probabilities) {
    this.probabilities = probabilities;
  }

  /**
   * Reads {@code transition_matrices}: counts, which are normalised.
   *
   * @param file the file
   * @return its probabilities
   * @throws IOException if the file cannot be read, is damaged or is another file
   */
  public static TransitionMatrices read(Path file) throws IOException {
    S3File in = S3File.open(file, "1.0");
    int matrices = in.count("number of matrices", 1, MAX_MATRICES);
    int states = in.count("number of states", 1, MAX_STATES);
    int columns = in.count("number of columns", states + 1, states + 1);
    long total = (long) matrices * states * columns;
    in.requireCount("number of values", total);
    float[][][] probabilities = new float[matrices][states][];
    for (float[][] matrix : probabilities) {
      for (int row = 0; row < states; row++) {
        matrix[row] = in.floats(columns, "transitions");
        normalise(matrix[row], in);
      }
    }
    in.end();
    return new TransitionMatrices(probabilities);
  }

  private static void normalise(float[] row, S3File in) throws IOException {
    double sum = 0;
    for (float value : row) {
      if (value < 0) {
        throw in.malformed(4 * row.length, "transitions of at least 0", "" + value);
      }
      sum += value;
    }
    if (sum <= 0) {
      throw in.malformed(4 * row.length, "a transition greater than 0", "a row of zeros");
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) (row[i] / sum);
    }
  }

  /**
   * Returns the probabilities.
   *
   * @return by matrix, state, and next state; the last column is the exit. Each row sums to 1
   */
  public float[][][] probabilities() {
    return probabilities;
  }

  /** Returns the number of matrices. */
  int size() {
    return probabilities.length;
  }

  /** Returns the number of emitting states of a phone. */
  int states() {
    return probabilities[0].length;
  }
}
