package dev.caesura.audio.feature;

import dev.caesura.io.BytePosition;
import dev.caesura.io.FileBytes;
import dev.caesura.io.VisibleText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Cepstral mean and variance normalisation with fixed statistics: subtracts from each feature its
 * mean over a training set and divides by its standard deviation. Immutable and thread-safe.
 */
public final class Cmvn {

  /** Smallest variance, which avoids division by 0; from Kaldi's {@code apply-cmvn}. */
  private static final double MIN_VARIANCE = 1e-20;

  private static final int MAX_BINS = 4096;
  private static final long MAX_BYTES = 4L << 20;

  private final float[] mean;
  private final float[] scale;

  private Cmvn(float[] mean, float[] scale) {
    this.mean = mean;
    this.scale = scale;
  }

  /**
   * Creates a normalisation from known statistics.
   *
   * @param mean the mean of each feature, which is subtracted; at least one
   * @param scale the factor of each feature: one over its standard deviation
   * @return the normalisation
   * @throws IllegalArgumentException if the lengths differ or are 0, or a number is NaN or infinite
   */
  public static Cmvn of(float[] mean, float[] scale) {
    if (mean.length != scale.length || mean.length == 0) {
      throw new IllegalArgumentException(
          "scale of length "
              + scale.length
              + ": expected that of mean, "
              + mean.length
              + ", above 0");
    }
    for (int i = 0; i < mean.length; i++) {
      if (!Float.isFinite(mean[i]) || !Float.isFinite(scale[i])) {
        throw new IllegalArgumentException(
            "mean "
                + mean[i]
                + ", scale "
                + scale[i]
                + " of feature "
                + i
                + ": expected finite numbers");
      }
    }
    return new Cmvn(mean.clone(), scale.clone());
  }

  /**
   * Reads Kaldi's statistics as {@code compute-cmvn-stats} writes them. They are a matrix of two
   * rows: the sums of the features and the number of frames, then the sums of their squares and a
   * zero. The file is binary (float or double) or text, with or without a key before the matrix.
   *
   * @param file a file of at most 4 MiB
   * @return the normalisation
   * @throws IOException if the file cannot be read or is not in this format; the message states
   *     file and byte
   */
  public static Cmvn read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw malformed(file, 0, "at most " + MAX_BYTES + " bytes", Files.size(file) + " bytes");
    }
    byte[] bytes = FileBytes.read(file);
    int zero = 0;
    while (zero < bytes.length && bytes[zero] != 0) {
      zero++;
    }
    double[][] rows =
        zero + 1 < bytes.length && bytes[zero + 1] == 'B'
            ? binary(file, bytes, zero + 2)
            : text(file, new String(bytes, StandardCharsets.US_ASCII));
    return of(file, rows[0], rows[1]);
  }

  private static Cmvn of(Path file, double[] sums, double[] squares) throws IOException {
    int bins = sums.length - 1;
    double frames = sums[bins];
    if (!(frames >= 1)) {
      throw malformed(file, 0, "a number of frames of at least 1", Double.toString(frames));
    }
    float[] mean = new float[bins];
    float[] scale = new float[bins];
    for (int i = 0; i < bins; i++) {
      double average = sums[i] / frames;
      double variance = Math.max(MIN_VARIANCE, squares[i] / frames - average * average);
      mean[i] = (float) average;
      scale[i] = (float) (1 / Math.sqrt(variance));
    }
    try {
      return of(mean, scale);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": expected finite statistics; found " + e.getMessage(), e);
    }
  }

  private static double[][] binary(Path file, byte[] bytes, int at) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    String expected = "a matrix of floats (FM) or doubles (DM) of 2 rows";
    if (bytes.length - at < 13) {
      throw malformed(file, at, expected, (bytes.length - at) + " bytes");
    }
    String token = new String(bytes, at, 3, StandardCharsets.US_ASCII);
    if (!token.equals("FM ") && !token.equals("DM ")) {
      throw malformed(file, at, expected, "'" + token + "'");
    }
    int rows = in.getInt(at + 4);
    int columns = in.getInt(at + 9);
    int size = token.charAt(0) == 'F' ? Float.BYTES : Double.BYTES;
    if (bytes[at + 3] != 4 || bytes[at + 8] != 4 || rows != 2) {
      throw malformed(file, at, expected, rows + " rows of " + columns);
    }
    long rest = bytes.length - (at + 13L);
    if (columns < 2 || columns > MAX_BINS || 2L * columns * size > rest) {
      throw malformed(file, at + 9, "2 to " + MAX_BINS + " columns", columns + ", " + rest + " B");
    }
    double[][] found = new double[2][columns];
    in.position(at + 13);
    for (double[] row : found) {
      for (int i = 0; i < columns; i++) {
        row[i] = size == Float.BYTES ? in.getFloat() : in.getDouble();
      }
    }
    return found;
  }

  private static double[][] text(Path file, String content) throws IOException {
    int open = content.indexOf('[');
    int close = content.indexOf(']');
    if (open < 0 || close < open) {
      throw malformed(file, 0, "a matrix of Kaldi, binary or in [ ]", "neither");
    }
    String[] numbers = content.substring(open + 1, close).strip().split("\\s+");
    if (numbers.length % 2 != 0 || numbers.length < 4 || numbers.length > 2 * MAX_BINS) {
      throw malformed(file, open, "two rows of 2 to " + MAX_BINS, numbers.length + " numbers");
    }
    double[] all = new double[numbers.length];
    for (int i = 0; i < all.length; i++) {
      try {
        all[i] = Double.parseDouble(numbers[i]);
      } catch (NumberFormatException e) {
        String found = numbers[i].substring(0, Math.min(40, numbers[i].length()));
        throw new IOException(
            VisibleText.of(file + ", number " + i + ": expected a number; found '" + found + "'."),
            e);
      }
    }
    int half = all.length / 2;
    return new double[][] {Arrays.copyOf(all, half), Arrays.copyOfRange(all, half, all.length)};
  }

  private static IOException malformed(Path file, int at, String expected, String found) {
    return new BytePosition(file.toString(), at).malformed(expected, found);
  }

  /**
   * Returns the number of features of a frame.
   *
   * @return at least 1
   */
  public int size() {
    return mean.length;
  }

  /**
   * Normalises features in place.
   *
   * @param features frame after frame, [frames x {@link #size()}]; may be empty
   * @throws IllegalArgumentException if the length is not a multiple of {@link #size()}
   */
  public void apply(float[] features) {
    if (features.length % mean.length != 0) {
      throw new IllegalArgumentException(
          "features of length " + features.length + ": expected a multiple of " + mean.length);
    }
    for (int at = 0; at < features.length; at += mean.length) {
      for (int i = 0; i < mean.length; i++) {
        features[at + i] = (features[at + i] - mean[i]) * scale[i];
      }
    }
  }
}
