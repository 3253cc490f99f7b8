package dev.caesura.models.recognition.cmu;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Vectors of the Gaussian densities of a model: their means or their variances.
 *
 * <p>A codebook has the same number of densities for each stream of features. Immutable: callers
 * must not change the vectors.
 */
public final class Densities {

  private static final int MAX_CODEBOOKS = 1 << 20;
  private static final int MAX_STREAMS = 16;
  private static final int MAX_DENSITIES = 4096;
  private static final int MAX_WIDTH = 1024;

  private final int[] widths;
  private final int densities;
  private final float[][][][] vectors;

  private Densities(int[] widths, int densities, float[][][][] vectors) {
    this.widths = widths;
    this.densities = densities;
    this.vectors = vectors;
  }

  /**
   * Reads a file of means or variances.
   *
   * @param file the file
   * @return its vectors
   * @throws IOException if the file cannot be read, is damaged or is another file
   */
  public static Densities read(Path file) throws IOException {
    S3File in = S3File.open(file, "1.0");
    int codebooks = in.count("number of codebooks", 1, MAX_CODEBOOKS);
    int streams = in.count("number of feature streams", 1, MAX_STREAMS);
    int densities = in.count("number of densities", 1, MAX_DENSITIES);
    int[] widths = new int[streams];
    long width = 0;
    for (int i = 0; i < streams; i++) {
      widths[i] = in.count("length of a feature stream", 1, MAX_WIDTH);
      width += widths[i];
    }
    long total = width * codebooks * densities;
    in.requireCount("number of values", total);
    float[] all = in.floats(total, "vectors");
    in.end();
    float[][][][] vectors = new float[codebooks][streams][densities][];
    int at = 0;
    for (int codebook = 0; codebook < codebooks; codebook++) {
      for (int stream = 0; stream < streams; stream++) {
        for (int density = 0; density < densities; density++) {
          vectors[codebook][stream][density] = Arrays.copyOfRange(all, at, at += widths[stream]);
        }
      }
    }
    return new Densities(widths, densities, vectors);
  }

  /**
   * Returns the number of codebooks.
   *
   * @return as many as senones (continuous), as phones (phonetically tied), or one
   *     (semi-continuous)
   */
  public int codebooks() {
    return vectors.length;
  }

  /**
   * Returns the number of densities of a codebook and stream.
   *
   * @return at least 1
   */
  public int densities() {
    return densities;
  }

  /**
   * Returns the length of the vectors of each stream.
   *
   * @return a copy
   */
  public int[] widths() {
    return widths.clone();
  }

  /**
   * Returns the vectors.
   *
   * @return vectors by codebook, stream and density
   */
  public float[][][][] vectors() {
    return vectors;
  }

  /** Returns the number of streams of features. */
  int streams() {
    return widths.length;
  }

  /** Returns the length of all streams together. */
  int width() {
    return Arrays.stream(widths).sum();
  }

  /** Returns whether other densities have the same numbers and lengths. */
  boolean isShapedLike(Densities other) {
    return codebooks() == other.codebooks()
        && densities == other.densities
        && Arrays.equals(widths, other.widths);
  }

  /** Returns the numbers and lengths, for messages. */
  String shape() {
    return codebooks() + " codebooks of " + densities + " densities, " + Arrays.toString(widths);
  }
}
