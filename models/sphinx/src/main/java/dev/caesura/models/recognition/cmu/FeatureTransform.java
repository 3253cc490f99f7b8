package dev.caesura.models.recognition.cmu;

import java.io.IOException;
import java.nio.file.Path;

/** Reader of {@code feature_transform}, the matrix of a linear discriminant analysis. Stateless. */
final class FeatureTransform {

  private static final int MAX_WIDTH = 4096;

  private FeatureTransform() {}

  /** Reads the rows of the matrix: one for each dimension after the transform. */
  static float[][] read(Path file) throws IOException {
    S3File in = S3File.open(file, "0.1");
    int matrices = in.count("number of matrices", 1, 16);
    int rows = in.count("number of rows", 1, MAX_WIDTH);
    int columns = in.count("number of columns", 1, MAX_WIDTH);
    in.requireCount("number of values", (long) matrices * rows * columns);
    float[][] matrix = new float[rows][];
    for (int row = 0; row < rows; row++) {
      matrix[row] = in.floats(columns, "matrix");
    }
    // Recognisers use the first matrix only.
    in.floats((long) (matrices - 1) * rows * columns, "further matrices");
    in.end();
    return matrix;
  }
}
