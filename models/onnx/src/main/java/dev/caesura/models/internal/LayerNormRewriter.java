package dev.caesura.models.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rewrites the layer normalisations of an ONNX file, as PyTorch exports them in steps, to instance
 * normalisations of one channel, which compute the same.
 *
 * <p>ONNX Runtime 1.29 works number by number where it joins the steps to its own layer
 * normalisation, and makes seven passes over the numbers where it does not. Its instance
 * normalisation is vectorised. Not thread-safe: an object rewrites one file.
 */
final class LayerNormRewriter {

  private static final int GRAPH = 7;
  private static final int NODE = 1;
  private static final int WEIGHTS = 5;
  private static final int OUTPUT = 12;
  private static final int OUTPUT_NAME = 1;

  /** Begins the names that this class adds. */
  private static final String PREFIX = "dev.caesura/";

  private static final String ONE = PREFIX + "one";
  private static final String ZERO = PREFIX + "zero";

  private final List<ProtoField> graph;
  private final List<OnnxNode> nodes = new ArrayList<>();
  private final Map<String, OnnxWeights> constants = new HashMap<>();
  private final Map<String, List<OnnxNode>> readers = new HashMap<>();
  private final Set<String> kept = new HashSet<>();

  /** Whether the file uses what this class leaves alone. */
  private boolean isRefused;

  private LayerNormRewriter(List<ProtoField> graph) {
    this.graph = graph;
    for (ProtoField field : graph) {
      if (field.number() == NODE) {
        OnnxNode node = OnnxNode.read(field.fields());
        nodes.add(node);
        isRefused |= node.hasGraph();
        node.inputs().forEach(in -> readers.computeIfAbsent(in, k -> new ArrayList<>()).add(node));
        List<ProtoField> constant = node.tensor("value");
        if (node.operator().equals("Constant") && !constant.isEmpty()) {
          constants.put(node.outputs().get(0), new OnnxWeights(constant));
        }
      } else if (field.number() == WEIGHTS) {
        OnnxWeights weights = new OnnxWeights(field.fields());
        constants.put(weights.name(), weights);
        isRefused |= weights.isExternal();
      } else if (field.number() == OUTPUT) {
        field.fields().stream()
            .filter(f -> f.number() == OUTPUT_NAME)
            .forEach(f -> kept.add(f.text()));
      }
    }
  }

  /**
   * Rewrites a network.
   *
   * @param network the bytes of a file
   * @return the new bytes; empty if there is nothing to rewrite, if weights are in other files, if
   *     nodes have graphs of their own, or if the bytes are not a network
   */
  static Optional<byte[]> rewrite(byte[] network) {
    try {
      List<ProtoField> model = new ArrayList<>(ProtoField.read(ByteBuffer.wrap(network)));
      for (int i = 0; i < model.size(); i++) {
        ProtoField field = model.get(i);
        if (field.number() == GRAPH && field.wire() == ProtoField.BYTES) {
          Optional<byte[]> graph = new LayerNormRewriter(field.fields()).rewritten();
          if (graph.isEmpty()) {
            return graph;
          }
          model.set(i, ProtoField.of(GRAPH, graph.get()));
          return Optional.of(ProtoField.write(model));
        }
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // The engine reports what is wrong with such a file.
      return Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<byte[]> rewritten() {
    Map<OnnxNode, Steps> found = new HashMap<>();
    Set<OnnxNode> left = new HashSet<>();
    for (OnnxNode node : nodes) {
      Optional<Steps> steps = steps(node);
      steps.ifPresent(s -> found.put(s.last(), s));
      steps.ifPresent(s -> left.addAll(s.nodes()));
    }
    boolean isTaken = readers.keySet().stream().anyMatch(name -> name.startsWith(PREFIX));
    if (found.isEmpty() || isRefused || isTaken) {
      return Optional.empty();
    }
    List<OnnxNode> all = new ArrayList<>();
    Set<Long> sizes = new HashSet<>();
    for (OnnxNode node : nodes) {
      if (found.containsKey(node)) {
        Steps steps = found.get(node);
        all.addAll(steps.replacement(all.size()));
        sizes.add(steps.size());
      } else if (!left.contains(node)) {
        all.add(node);
      }
    }
    List<ProtoField> fields = new ArrayList<>();
    all.forEach(node -> fields.add(ProtoField.of(NODE, ProtoField.write(node.fields()))));
    graph.stream().filter(field -> field.number() != NODE).forEach(fields::add);
    List<OnnxWeights> added = new ArrayList<>();
    added.add(OnnxWeights.of(ONE, 1f));
    added.add(OnnxWeights.of(ZERO, 0f));
    sizes.forEach(size -> added.add(OnnxWeights.of(rows(size), List.of(-1L, 1L, size))));
    added.forEach(w -> fields.add(ProtoField.of(WEIGHTS, ProtoField.write(w.fields()))));
    return Optional.of(ProtoField.write(fields));
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
          OnnxNode.of(
              "Reshape", List.of(name + "/normal", name + "/shape"), last().outputs().get(0)));
    }
  }

  /** Returns the steps that a mean begins; empty if it does not begin a normalisation. */
  private Optional<Steps> steps(OnnxNode mean) {
    if (!isMean(mean)) {
      return Optional.empty();
    }
    String input = mean.inputs().get(0);
    Optional<OnnxNode> centred =
        only(mean, "Sub").filter(sub -> sub.inputs().equals(List.of(input, output(mean))));
    List<OnnxNode> two = centred.map(sub -> readers.get(output(sub))).orElse(List.of());
    if (two.size() != 2 || kept.contains(output(centred.orElseThrow()))) {
      return Optional.empty();
    }
    OnnxNode square = two.get(0).operator().equals("Pow") ? two.get(0) : two.get(1);
    OnnxNode division = two.get(0).equals(square) ? two.get(1) : two.get(0);
    if (!square.operator().equals("Pow") || constant(square, 1) != 2) {
      return Optional.empty();
    }
    Optional<OnnxNode> variance = only(square, "ReduceMean").filter(this::isMean);
    Optional<OnnxNode> sum = variance.flatMap(node -> only(node, "Add"));
    Optional<OnnxNode> root = sum.flatMap(node -> only(node, "Sqrt"));
    boolean isDivision =
        root.flatMap(node -> only(node, "Div")).filter(division::equals).isPresent()
            && division.inputs().equals(List.of(output(centred.get()), output(root.get())));
    Optional<OnnxNode> scaled = isDivision ? only(division, "Mul") : Optional.empty();
    if (scaled.isEmpty()) {
      return Optional.empty();
    }
    float first = constant(sum.get(), 0);
    float epsilon = Float.isNaN(first) ? constant(sum.get(), 1) : first;
    List<Long> shape =
        scaled.get().inputs().stream()
            .filter(constants::containsKey)
            .map(name -> constants.get(name).shape())
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

  /** Whether a node is a mean over the last dimension, which it keeps. */
  private boolean isMean(OnnxNode node) {
    if (!node.operator().equals("ReduceMean") || node.integers("keepdims").contains(0L)) {
      return false;
    }
    List<Long> axes =
        node.inputs().size() > 1 && constants.containsKey(node.inputs().get(1))
            ? constants.get(node.inputs().get(1)).integers()
            : node.integers("axes");
    return axes.equals(List.of(-1L));
  }

  /** Returns the constant float at an input; NaN if it is not one. */
  private float constant(OnnxNode node, int input) {
    OnnxWeights weights =
        input < node.inputs().size() ? constants.get(node.inputs().get(input)) : null;
    return weights == null ? Float.NaN : weights.onlyFloat();
  }

  /** Returns the only reader of a node's output, if it has the operator. */
  private Optional<OnnxNode> only(OnnxNode node, String operator) {
    List<OnnxNode> all = readers.getOrDefault(output(node), List.of());
    return all.size() == 1 && all.get(0).operator().equals(operator) && !kept.contains(output(node))
        ? Optional.of(all.get(0))
        : Optional.empty();
  }

  private static String output(OnnxNode node) {
    return node.outputs().get(0);
  }
}
