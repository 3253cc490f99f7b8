package dev.caesura.align.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * Grows one tree, leaf by leaf: the split with the greatest gain first. Gains are those of Newton
 * steps on histograms of gradients (LightGBM, Ke et al., 2017). Not thread-safe.
 */
final class TreeGrower {

  private final FeatureBins bins;
  private final TreeTrainerSettings settings;
  private final float[] gradients;
  private final float[] curvatures;
  private final int[] rows;

  /** Node of the tree: a leaf until it is split. */
  private static final class Node {
    final int from;
    final int to;
    double gradient;
    double curvature;
    double[][] histograms;
    double gain;
    int feature = -1;
    int bin;
    boolean missingLeft;
    Node left;
    Node right;

    Node(int from, int to) {
      this.from = from;
      this.to = to;
    }
  }

  TreeGrower(
      FeatureBins bins, TreeTrainerSettings settings, float[] gradients, float[] curvatures) {
    this.bins = bins;
    this.settings = settings;
    this.gradients = gradients;
    this.curvatures = curvatures;
    this.rows = new int[bins.rows()];
  }

  /** Grows a tree on the first {@code size} of these rows. */
  Tree grow(int[] sample, int size) {
    System.arraycopy(sample, 0, rows, 0, size);
    Node root = new Node(0, size);
    count(root);
    findSplit(root);
    List<Node> leaves = new ArrayList<>(List.of(root));
    while (leaves.size() < settings.leaves()) {
      Node best = null;
      for (Node leaf : leaves) {
        best = leaf.feature >= 0 && (best == null || leaf.gain > best.gain) ? leaf : best;
      }
      if (best == null) {
        break;
      }
      split(best);
      leaves.remove(best);
      leaves.add(best.left);
      leaves.add(best.right);
    }
    Tree.Builder builder = new Tree.Builder();
    write(root, builder);
    return builder.build();
  }

  private void write(Node node, Tree.Builder builder) {
    if (node.left == null) {
      double step = -node.gradient / (node.curvature + settings.shrinkage());
      builder.leaf(FeatureBins.rounded(settings.rate() * step));
      return;
    }
    int split =
        builder.split(node.feature, bins.threshold(node.feature, node.bin), node.missingLeft);
    write(node.left, builder);
    builder.right(split);
    write(node.right, builder);
  }

  private void split(Node node) {
    int middle = partition(node);
    node.left = new Node(node.from, middle);
    node.right = new Node(middle, node.to);
    boolean isLeftSmaller = middle - node.from < node.to - middle;
    Node small = isLeftSmaller ? node.left : node.right;
    Node large = isLeftSmaller ? node.right : node.left;
    count(small);
    // The larger side is the rest, which saves most of the counting.
    large.histograms = node.histograms;
    large.gradient = node.gradient - small.gradient;
    large.curvature = node.curvature - small.curvature;
    for (int f = 0; f < large.histograms.length; f++) {
      for (int k = 0; k < large.histograms[f].length; k++) {
        large.histograms[f][k] -= small.histograms[f][k];
      }
    }
    node.histograms = null;
    findSplit(small);
    findSplit(large);
  }

  private void count(Node node) {
    for (int i = node.from; i < node.to; i++) {
      node.gradient += gradients[rows[i]];
      node.curvature += curvatures[rows[i]];
    }
    node.histograms = new double[bins.features()][];
    for (int f = 0; f < node.histograms.length; f++) {
      double[] histogram = new double[3 * (bins.known(f) + 1)];
      for (int i = node.from; i < node.to; i++) {
        int row = rows[i];
        int k = 3 * bins.bin(f, row);
        histogram[k] += gradients[row];
        histogram[k + 1] += curvatures[row];
        histogram[k + 2]++;
      }
      node.histograms[f] = histogram;
    }
  }

  private void findSplit(Node node) {
    for (int f = 0; f < node.histograms.length; f++) {
      boolean hasMissing = node.histograms[f][3 * bins.known(f) + 2] > 0.5;
      findSplit(node, f, false);
      if (hasMissing) {
        findSplit(node, f, true);
      }
    }
  }

  private void findSplit(Node node, int feature, boolean missingLeft) {
    double[] histogram = node.histograms[feature];
    int known = bins.known(feature);
    double gradient = missingLeft ? histogram[3 * known] : 0;
    double curvature = missingLeft ? histogram[3 * known + 1] : 0;
    double count = missingLeft ? histogram[3 * known + 2] : 0;
    boolean hasMissing = histogram[3 * known + 2] > 0.5;
    // The last bin can only be divided from the missing values.
    int end = hasMissing && !missingLeft ? known : known - 1;
    double whole = gain(node.gradient, node.curvature);
    for (int bin = 0; bin < end; bin++) {
      gradient += histogram[3 * bin];
      curvature += histogram[3 * bin + 1];
      count += histogram[3 * bin + 2];
      if (count >= settings.minRows() && node.to - node.from - count >= settings.minRows()) {
        double gain =
            gain(gradient, curvature)
                + gain(node.gradient - gradient, node.curvature - curvature)
                - whole;
        if (gain > node.gain + 1e-9) {
          node.gain = gain;
          node.feature = feature;
          node.bin = bin;
          node.missingLeft = missingLeft;
        }
      }
    }
  }

  private double gain(double gradient, double curvature) {
    return gradient * gradient / (curvature + settings.shrinkage());
  }

  /** Moves the rows of the left side to the front and returns where the right side starts. */
  private int partition(Node node) {
    int missing = bins.known(node.feature);
    int left = node.from;
    int right = node.to;
    while (left < right) {
      int bin = bins.bin(node.feature, rows[left]);
      if (bin == missing ? node.missingLeft : bin <= node.bin) {
        left++;
      } else {
        right--;
        int row = rows[left];
        rows[left] = rows[right];
        rows[right] = row;
      }
    }
    return left;
  }
}
