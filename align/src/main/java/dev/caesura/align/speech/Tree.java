package dev.caesura.align.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Arrays;

/**
 * Decision tree over features, as arrays in preorder. A value below the threshold goes left; one
 * that is not known goes where most like it went in training. Immutable and thread-safe.
 */
final class Tree {

  /** Deep enough for any tree that is trained here; a bound for files. */
  static final int MAX_NODES = 255;

  private static final int LEAF = -1;

  private final int[] feature;
  private final float[] number;
  private final boolean[] missingLeft;
  private final int[] right;

  private Tree(int[] feature, float[] number, boolean[] missingLeft, int[] right) {
    this.feature = feature;
    this.number = number;
    this.missingLeft = missingLeft;
    this.right = right;
  }

  /** Returns the value of the leaf that a row of features reaches. */
  double value(float[][] columns, int row) {
    int node = 0;
    while (feature[node] != LEAF) {
      float value = columns[feature[node]][row];
      boolean left = Float.isNaN(value) ? missingLeft[node] : value < number[node];
      node = left ? node + 1 : right[node];
    }
    return number[node];
  }

  /** Returns a tree that is this one where a feature is below a threshold, and 0 elsewhere. */
  Tree below(int of, float threshold) {
    Builder builder = new Builder();
    int split = builder.split(of, threshold, false);
    for (int node = 0; node < feature.length; node++) {
      int copy = builder.add(feature[node], number[node]);
      builder.missingLeft[copy] = missingLeft[node];
      builder.right[copy] = right[node] + 1;
    }
    builder.right(split);
    builder.leaf(0);
    return builder.build();
  }

  /** Builder that receives the nodes in preorder. Not thread-safe. */
  static final class Builder {
    private int[] feature = new int[16];
    private float[] number = new float[16];
    private boolean[] missingLeft = new boolean[16];
    private int[] right = new int[16];
    private int size;

    /** Adds a split and returns its index; {@link #right} must be called before its right side. */
    int split(int of, float threshold, boolean missing) {
      int node = add(of, threshold);
      missingLeft[node] = missing;
      return node;
    }

    /** The next node that is added is the right side of a split. */
    void right(int split) {
      right[split] = size;
    }

    void leaf(float value) {
      add(LEAF, value);
    }

    private int add(int of, float value) {
      if (size == feature.length) {
        feature = Arrays.copyOf(feature, 2 * size);
        number = Arrays.copyOf(number, 2 * size);
        missingLeft = Arrays.copyOf(missingLeft, 2 * size);
        right = Arrays.copyOf(right, 2 * size);
      }
      feature[size] = of;
      number[size] = value;
      return size++;
    }

    Tree build() {
      return new Tree(
          Arrays.copyOf(feature, size),
          Arrays.copyOf(number, size),
          Arrays.copyOf(missingLeft, size),
          Arrays.copyOf(right, size));
    }
  }

  /** Writes the nodes in preorder: feature, threshold, side of missing values; or -1, value. */
  void write(ArrayNode to) {
    for (int node = 0; node < feature.length; node++) {
      to.add(feature[node]).add(number[node]);
      if (feature[node] != LEAF) {
        to.add(missingLeft[node] ? 0 : 1);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  static Tree read(JsonNode from, int features) {
    Builder builder = new Builder();
    int end = read(from, 0, features, builder);
    if (end != from.size()) {
      throw new IllegalArgumentException(
          "tree: expected " + end + " numbers; found " + from.size());
    }
    return builder.build();
  }

  private static int read(JsonNode from, int at, int features, Builder builder) {
    if (builder.size >= MAX_NODES) {
      throw new IllegalArgumentException("tree: expected at most " + MAX_NODES + " nodes");
    }
    int feature = (int) number(from, at);
    float value = (float) number(from, at + 1);
    if (feature == LEAF) {
      builder.leaf(value);
      return at + 2;
    }
    if (feature < 0 || feature >= features) {
      throw new IllegalArgumentException(
          "tree: expected a feature in [0, " + features + "); found " + feature);
    }
    int split = builder.split(feature, value, number(from, at + 2) == 0);
    int middle = read(from, at + 3, features, builder);
    builder.right(split);
    return read(from, middle, features, builder);
  }

  private static double number(JsonNode from, int at) {
    JsonNode node = from.get(at);
    if (node == null || !node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw new IllegalArgumentException(
          "tree: expected a number at " + at + "; found " + (node == null ? "the end" : node));
    }
    return node.doubleValue();
  }
}
