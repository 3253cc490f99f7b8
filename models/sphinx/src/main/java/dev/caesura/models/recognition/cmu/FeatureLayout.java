package dev.caesura.models.recognition.cmu;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Layout of feature vectors: which cepstral coefficients and differences of them they have, and how
 * they are split into streams. Immutable and thread-safe.
 *
 * <p>Differences are those of SphinxTrain: c(t+2) - c(t-2), the long one c(t+4) - c(t-4), and the
 * second one c(t+3) - c(t-1) - c(t+1) + c(t-3).
 */
public final class FeatureLayout {

  private static final int SHORT = 2;
  private static final int LONG = 4;
  private static final int SECOND_WINDOW = 3;

  /** What a dimension holds. */
  private enum Kind {
    VALUE,
    SHORT_DIFFERENCE,
    LONG_DIFFERENCE,
    SECOND_DIFFERENCE
  }

  private record Dimension(Kind kind, int coefficient, int frame) {}

  private final List<Dimension> dimensions;
  private final int window;
  private final float[][] transform;
  private final int[] order;
  private final int[] widths;

  private FeatureLayout(
      List<Dimension> dimensions, int window, float[][] transform, int[] order, int[] widths) {
    this.dimensions = List.copyOf(dimensions);
    this.window = window;
    this.transform = transform;
    this.order = order;
    this.widths = widths;
  }

  /**
   * Returns the layout of the parameters of a model.
   *
   * @param parameters the parameters: {@code -feat}, {@code -ceplen}, {@code -svspec}
   * @param transform matrix of a linear discriminant analysis; no rows if there is none
   * @param rows rows of the matrix that are used
   * @return the layout
   * @throws IOException if the type of features is unknown or does not fit the matrix
   */
  static FeatureLayout of(FeatureParameters parameters, float[][] transform, int rows)
      throws IOException {
    int cepstra = cepstra(parameters);
    List<Dimension> all = new ArrayList<>();
    int[] widths;
    String type = parameters.text("feat", "1s_c_d_dd");
    int window;
    switch (type) {
      case "s2_4x" -> {
        add(all, Kind.VALUE, 1, cepstra);
        add(all, Kind.SHORT_DIFFERENCE, 1, cepstra);
        add(all, Kind.LONG_DIFFERENCE, 1, cepstra);
        addPower(all);
        add(all, Kind.SECOND_DIFFERENCE, 1, cepstra);
        widths = new int[] {cepstra - 1, 2 * (cepstra - 1), 3, cepstra - 1};
        window = LONG;
      }
      case "s3_1x39", "1s_12c_12d_3p_12dd" -> {
        add(all, Kind.VALUE, 1, cepstra);
        add(all, Kind.SHORT_DIFFERENCE, 1, cepstra);
        addPower(all);
        add(all, Kind.SECOND_DIFFERENCE, 1, cepstra);
        widths = new int[] {all.size()};
        window = SECOND_WINDOW;
      }
      case "1s_c_d_dd", "1s_c_d_ld_dd", "1s_c_d", "cep_dcep", "1s_c", "cep" -> {
        add(all, Kind.VALUE, 0, cepstra);
        if (type.contains("_d")) {
          add(all, Kind.SHORT_DIFFERENCE, 0, cepstra);
        }
        if (type.contains("_ld")) {
          add(all, Kind.LONG_DIFFERENCE, 0, cepstra);
        }
        if (type.endsWith("_dd")) {
          add(all, Kind.SECOND_DIFFERENCE, 0, cepstra);
        }
        widths = new int[] {all.size()};
        window = type.contains("_ld") ? LONG : SECOND_WINDOW;
      }
      case "1s_3c", "1s_4c" -> {
        window = type.charAt(3) - '0';
        for (int frame = -window; frame <= window; frame++) {
          for (int k = 0; k < cepstra; k++) {
            all.add(new Dimension(Kind.VALUE, k, frame));
          }
        }
        widths = new int[] {all.size()};
      }
      default ->
          throw parameters.malformed(
              "feat", "one of 1s_c_d_dd, 1s_c_d_ld_dd, 1s_c_d, 1s_c, 1s_3c, 1s_4c, s2_4x, s3_1x39");
    }
    if (transform.length > 0) {
      if (widths.length > 1 || transform[0].length != all.size()) {
        throw new IOException(
            "feature_transform: expected "
                + (widths.length > 1 ? "none with " : all.size() + " columns for ")
                + type
                + "; found "
                + transform[0].length
                + " columns");
      }
      widths = new int[] {rows};
    }
    float[][] used = Arrays.copyOf(transform, transform.length == 0 ? 0 : rows);
    String subvectors = parameters.text("svspec", "");
    if (subvectors.isEmpty()) {
      int[] order = new int[Arrays.stream(widths).sum()];
      Arrays.setAll(order, i -> i);
      return new FeatureLayout(all, window, used, order, widths);
    }
    return split(parameters, subvectors, new FeatureLayout(all, window, used, new int[0], widths));
  }

  static int cepstra(FeatureParameters parameters) throws IOException {
    return (int) parameters.number("ncep", parameters.number("ceplen", 13, 2, 64), 2, 64);
  }

  private static void add(List<Dimension> all, Kind kind, int from, int to) {
    for (int k = from; k < to; k++) {
      all.add(new Dimension(kind, k, 0));
    }
  }

  private static void addPower(List<Dimension> all) {
    add(all, Kind.VALUE, 0, 1);
    add(all, Kind.SHORT_DIFFERENCE, 0, 1);
    add(all, Kind.SECOND_DIFFERENCE, 0, 1);
  }

  /** Splits one stream by ranges such as "0-12/13-25/26-38" or "0,3-5/1". */
  private static FeatureLayout split(
      FeatureParameters parameters, String subvectors, FeatureLayout whole) throws IOException {
    String expected =
        "ranges of one stream of " + whole.widths[0] + " numbers, such as 0-12/13-25/26-38";
    if (whole.widths.length > 1
        || !subvectors.matches("\\d{1,4}(-\\d{1,4})?([,/]\\d{1,4}(-\\d{1,4})?)*")) {
      throw parameters.malformed("svspec", expected);
    }
    List<Integer> order = new ArrayList<>();
    List<Integer> widths = new ArrayList<>();
    for (String stream : subvectors.split("/")) {
      int before = order.size();
      for (String range : stream.split(",")) {
        String[] ends = range.split("-");
        int last = Integer.parseInt(ends[ends.length - 1]);
        for (int i = Integer.parseInt(ends[0]); i <= last; i++) {
          order.add(i);
        }
        if (last >= whole.widths[0]) {
          throw parameters.malformed("svspec", expected);
        }
      }
      widths.add(order.size() - before);
    }
    return new FeatureLayout(
        whole.dimensions,
        whole.window,
        whole.transform,
        order.stream().mapToInt(i -> i).toArray(),
        widths.stream().mapToInt(i -> i).toArray());
  }

  /**
   * Returns how many frames around a frame are needed.
   *
   * @return the number of frames before it, and as many after it
   */
  public int window() {
    return window;
  }

  /**
   * Returns the length of each stream.
   *
   * @return a copy
   */
  public int[] widths() {
    return widths.clone();
  }

  /**
   * Returns the feature vector of a frame: all streams, one after the other.
   *
   * @param cepstra the coefficients of 2 * window + 1 frames, with this frame in the middle
   * @return the vector
   */
  public float[] vector(double[][] cepstra) {
    double[] plain = new double[dimensions.size()];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = value(dimensions.get(i), cepstra);
    }
    if (transform.length > 0) {
      double[] turned = new double[transform.length];
      for (int row = 0; row < turned.length; row++) {
        for (int i = 0; i < plain.length; i++) {
          turned[row] += transform[row][i] * plain[i];
        }
      }
      plain = turned;
    }
    float[] vector = new float[order.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) plain[order[i]];
    }
    return vector;
  }

  private double value(Dimension dimension, double[][] cepstra) {
    int k = dimension.coefficient();
    int t = window + dimension.frame();
    return switch (dimension.kind()) {
      case VALUE -> cepstra[t][k];
      case SHORT_DIFFERENCE -> cepstra[t + SHORT][k] - cepstra[t - SHORT][k];
      case LONG_DIFFERENCE -> cepstra[t + LONG][k] - cepstra[t - LONG][k];
      case SECOND_DIFFERENCE ->
          cepstra[t + 3][k] - cepstra[t - 1][k] - (cepstra[t + 1][k] - cepstra[t - 3][k]);
    };
  }
}
