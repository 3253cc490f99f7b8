package dev.caesura.models.recognition.cmu;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Weights of the densities of each senone (tied state), from {@code mixture_weights} or {@code
 * sendump}. Immutable: callers must not change the weights.
 */
public final class MixtureWeights {

  private static final int MAX_SENONES = 1 << 20;
  private static final int MAX_STREAMS = 16;
  private static final int MAX_DENSITIES = 4096;

  /** Smallest weight, as in Sphinx-3 and its successors. */
  private static final double FLOOR = 1e-7;

  /** A step of quantised weights: logarithms to base 1.0001, shifted by 10 bits. */
  private static final double STEP = 1024 * Math.log(1.0001);

  private static final int MAX_HEADER_STRING = 999;

  private final float[][][] logarithms;

  private MixtureWeights(float[][][] logarithms) {
    this.logarithms = logarithms;
  }

  /**
   * Reads {@code mixture_weights}: counts, which are normalised and raised to at least 1e-7.
   *
   * @param file the file
   * @return its weights
   * @throws IOException if the file cannot be read, is damaged or is another file
   */
  public static MixtureWeights read(Path file) throws IOException {
    S3File in = S3File.open(file, "1.0");
    int senones = in.count("number of senones", 1, MAX_SENONES);
    int streams = in.count("number of feature streams", 1, MAX_STREAMS);
    int densities = in.count("number of densities", 1, MAX_DENSITIES);
    long total = (long) senones * streams * densities;
    in.requireCount("number of values", total);
    float[] all = in.floats(total, "weights");
    in.end();
    float[][][] logarithms = new float[senones][streams][densities];
    int at = 0;
    for (int senone = 0; senone < senones; senone++) {
      for (int stream = 0; stream < streams; stream++) {
        normalise(all, at, logarithms[senone][stream]);
        at += densities;
      }
    }
    return new MixtureWeights(logarithms);
  }

  private static void normalise(float[] counts, int from, float[] logarithms) {
    double sum = 0;
    for (int i = 0; i < logarithms.length; i++) {
      sum += counts[from + i];
    }
    for (int i = 0; i < logarithms.length; i++) {
      double weight = sum > 0 ? counts[from + i] / sum : 0;
      logarithms[i] = (float) Math.log(Math.max(FLOOR, weight));
    }
  }

  /**
   * Reads {@code sendump}: weights in 8 bits, or in 4 bits through a table of 15 or 16 values.
   *
   * @param file the file
   * @param senones number of senones, of which the file may have more as padding; 0 for as many as
   *     the file has
   * @param streams number of streams of features
   * @param densities number of densities of a stream
   * @return its weights
   * @throws IOException if the file cannot be read, is damaged, or has other numbers
   */
  public static MixtureWeights readDump(Path file, int senones, int streams, int densities)
      throws IOException {
    BinaryFile in = new BinaryFile(file);
    int first = in.int32("length of the title");
    if (first < 1 || first > MAX_HEADER_STRING) {
      in.order(ByteOrder.BIG_ENDIAN);
    }
    in.seek(0);
    int clusters = 0;
    int bits = 8;
    int rows = densities;
    int columns = senones;
    int used = senones;
    for (boolean isTitle = true; ; isTitle = false) {
      int length = in.count("length of a header string", isTitle ? 1 : 0, MAX_HEADER_STRING);
      if (length == 0) {
        break;
      }
      String[] words =
          new String(in.bytes(length, "header string"), StandardCharsets.ISO_8859_1)
              .split("[\\s\0]+");
      if (words.length >= 2 && words[1].matches("\\d{1,8}")) {
        int value = Integer.parseInt(words[1]);
        switch (words[0]) {
          case "feature_count" -> require(in, "feature streams", streams, value);
          case "mixture_count" -> require(in, "densities", densities, value);
          case "model_count" -> {
            require(in, "senones", senones == 0 ? value : senones, value);
            used = value;
            columns = value;
          }
          case "cluster_count" -> clusters = value;
          case "cluster_bits" -> bits = value;
          default -> {
            // Other attributes, such as the codebook count, are not used by any reader.
          }
        }
      }
    }
    if (clusters == 0) {
      rows = in.count("number of densities", 1, MAX_DENSITIES);
      columns = in.count("number of senones", 1, MAX_SENONES);
      require(in, "densities", densities, rows);
      if (columns < senones) {
        throw in.malformed(4, "at least " + senones + " senones", "" + columns);
      }
      used = used == 0 ? columns : used;
    }
    if (used < 1) {
      throw in.malformed(0, "the number of senones", "none");
    }
    if ((clusters != 0 && clusters != 15 && clusters != 16) || (bits != 8 && bits != 4)) {
      throw in.malformed(
          0, "0, 15 or 16 clusters of 4 or 8 bits", clusters + " clusters of " + bits + " bits");
    }
    byte[] table = clusters == 0 ? null : in.bytes(16, "table of clusters");
    int step = bits == 4 ? (columns + 1) / 2 : columns;
    if ((long) step * streams * rows > in.remaining()) {
      throw in.malformed(
          0, (long) step * streams * rows + " bytes of weights", in.remaining() + " bytes");
    }
    float[][][] logarithms = new float[used][streams][densities];
    for (int stream = 0; stream < streams; stream++) {
      for (int density = 0; density < rows; density++) {
        byte[] row = in.bytes(step, "weights");
        for (int senone = 0; senone < used; senone++) {
          logarithms[senone][stream][density] =
              (float) (-STEP * quantised(row, senone, bits, table));
        }
      }
    }
    return new MixtureWeights(logarithms);
  }

  /**
   * Returns the natural logarithms of the weights.
   *
   * @return logarithms by senone, stream and density
   */
  public float[][][] logarithms() {
    return logarithms;
  }

  /** Returns the number of senones. */
  int senones() {
    return logarithms.length;
  }

  /** Returns the number of streams of features. */
  int streams() {
    return logarithms[0].length;
  }

  /** Returns the number of densities of a stream. */
  int densities() {
    return logarithms[0][0].length;
  }

  private static int quantised(byte[] row, int senone, int bits, byte[] table) {
    int value = row[bits == 4 ? senone / 2 : senone] & 0xFF;
    if (bits == 4) {
      value = senone % 2 == 1 ? value >> 4 : value & 0x0F;
    }
    return table == null ? value : table[Math.min(15, value)] & 0xFF;
  }

  private static void require(BinaryFile in, String what, int expected, int found)
      throws IOException {
    if (found != expected) {
      throw in.malformed(0, expected + " " + what + ", as in means", found + "");
    }
  }
}
