package dev.caesura.models.internal;

import static dev.caesura.models.internal.OnnxGraph.PREFIX;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rewrites the layer normalisations of a graph, as PyTorch exports them in steps, to instance
 * normalisations of one channel, which compute the same.
 *
 * <p>ONNX Runtime 1.29 works number by number where it joins the steps to its own layer
 * normalisation, and makes seven passes over the numbers where it does not. Its instance
 * normalisation is vectorised. Not thread-safe: an object rewrites one graph.
 */
final class LayerNormRewriter {

  private static final String ONE = PREFIX + "one";
  private static final String ZERO = PREFIX + "zero";

  private final OnnxGraph graph;

  private LayerNormRewriter(OnnxGraph graph) {
    this.graph = graph;
  }

  /**
   * Rewrites a graph.
   *
   * @return whether there was something to rewrite
   */
  static boolean rewrite(OnnxGraph graph) {
    return new LayerNormRewriter(graph).rewrite();
  }

  private boolean rewrite() {
    Map<OnnxNode, Steps> found = new HashMap<>();
    Set<OnnxNode> left = new HashSet<>();
    for (OnnxNode node : graph.nodes()) {
      Optional<Steps> steps = steps(node);
      steps.ifPresent(s -> found.put(s.last(), s));
      steps.ifPresent(s -> left.addAll(s.nodes()));
    }
    if (found.isEmpty()) {
      return false;
    }
    List<OnnxNode> all = new ArrayList<>();
    Set<Long> sizes = new HashSet<>();
    for (OnnxNode node : graph.nodes()) {
      if (found.containsKey(node)) {
        Steps steps = found.get(node);
        all.addAll(steps.replacement(all.size()));
        sizes.add(steps.size());
      } else if (!left.contains(node)) {
        all.add(node);
      }
    }
    graph.setNodes(all);
    graph.add(OnnxWeights.of(ONE, 1f));
    graph.add(OnnxWeights.of(ZERO, 0f));
    sizes.forEach(size -> graph.add(OnnxWeights.of(rows(size), List.of(-1L, 1L, size))));
    return true;
  }

  private static String rows(long size) {
    return PREFIX + "rows of " + size;
  }

  /**
   * Steps of a normalisation.
   *
   * @param input name of what is normalised
   * @param size its last dimension
   * @param epsilon added to the variance
   * @param nodes the steps, the division last
   */
  private record Steps(String input, long size, float epsilon, List<OnnxNode> nodes) {

    OnnxNode last() {
      return nodes.get(nodes.size() - 1);
    }

    List<OnnxNode> replacement(int number) {
      String name = PREFIX + number;
      return List.of(
          OnnxNode.of("Shape", List.of(input), name + "/shape"),
          OnnxNode.of("Reshape", List.of(input, rows(size)), name + "/rows"),
          OnnxNode.of("InstanceNormalization", List.of(name + "/rows", ONE, ZERO), name + "/normal")
              .with("epsilon", epsilon),
          OnnxNode.of("Reshape", List.of(name + "/normal", name + "/shape"), last().output()));
    }
  }

  /** Returns the steps that a mean begins; empty if it does not begin a normalisation. */
  private Optional<Steps> steps(OnnxNode mean) {
    if (!graph.isMean(mean)) {
      return Optional.empty();
    }
    String input = mean.inputs().get(0);
    Optional<OnnxNode> centred =
        graph.only(mean, "Sub").filter(sub -> sub.inputs().equals(List.of(input, mean.output())));
    List<OnnxNode> two = centred.map(sub -> graph.readers(sub.output())).orElse(List.of());
    if (two.size() != 2 || graph.isOutput(centred.orElseThrow().output())) {
      return Optional.empty();
    }
    OnnxNode square = two.get(0).operator().equals("Pow") ? two.get(0) : two.get(1);
    OnnxNode division = two.get(0).equals(square) ? two.get(1) : two.get(0);
    if (!square.operator().equals("Pow") || graph.number(square, 1) != 2) {
      return Optional.empty();
    }
    Optional<OnnxNode> variance = graph.only(square, "ReduceMean").filter(graph::isMean);
    Optional<OnnxNode> sum = variance.flatMap(node -> graph.only(node, "Add"));
    Optional<OnnxNode> root = sum.flatMap(node -> graph.only(node, "Sqrt"));
    boolean isDivision =
        root.flatMap(node -> graph.only(node, "Div")).filter(division::equals).isPresent()
            && division.inputs().equals(List.of(centred.get().output(), root.get().output()));
    Optional<OnnxNode> scaled = isDivision ? graph.only(division, "Mul") : Optional.empty();
    if (scaled.isEmpty()) {
      return Optional.empty();
    }
    float first = graph.number(sum.get(), 0);
    float epsilon = Float.isNaN(first) ? graph.number(sum.get(), 1) : first;
    List<Long> shape =
        scaled.get().inputs().stream()
            .flatMap(name -> graph.constant(name).stream())
            .map(OnnxWeights::shape)
            .findFirst()
            .orElse(List.of());
    if (!(epsilon > 0) || shape.size() != 1 || shape.get(0) < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new Steps(
            input,
            shape.get(0),
            epsilon,
            List.of(mean, centred.get(), square, variance.get(), sum.get(), root.get(), division)));
  }
}
