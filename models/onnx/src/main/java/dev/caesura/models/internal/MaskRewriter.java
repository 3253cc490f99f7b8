package dev.caesura.models.internal;

import static dev.caesura.models.internal.OnnxGraph.PREFIX;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rewrites a transformer whose layers add one mask to their scores of attention, so that the mask
 * has a row for each token. ONNX Runtime 1.29 takes twice the time where it repeats a single row.
 * Results are the same, bit by bit. Not thread-safe: an object rewrites one graph.
 */
final class MaskRewriter {

  private static final String LAST = PREFIX + "last";
  private static final String BEFORE = PREFIX + "before";
  private static final String AFTER = PREFIX + "after";

  private final OnnxGraph graph;
  private final Map<String, OnnxNode> producers = new HashMap<>();

  private MaskRewriter(OnnxGraph graph) {
    this.graph = graph;
    graph.nodes().forEach(node -> node.outputs().forEach(name -> producers.put(name, node)));
  }

  /**
   * Rewrites a graph that has tokens in the first dimension.
   *
   * @return whether there was something to rewrite
   */
  static boolean rewrite(OnnxGraph graph) {
    return new MaskRewriter(graph).rewrite();
  }

  private boolean rewrite() {
    Map<OnnxNode, String> masks = new HashMap<>();
    for (OnnxNode node : graph.nodes()) {
      if (node.operator().equals("Add") && graph.only(node, "Softmax").isPresent()) {
        for (int i = 0; i < 2; i++) {
          String mask = node.inputs().get(i);
          if (isSquare(node.inputs().get(1 - i)) && producers.containsKey(mask)) {
            masks.put(node, mask);
          }
        }
      }
    }
    Map<String, Long> uses =
        masks.values().stream().collect(Collectors.groupingBy(m -> m, Collectors.counting()));
    uses.values().removeIf(count -> count < 2);
    List<OnnxNode> all = new ArrayList<>();
    for (OnnxNode node : graph.nodes()) {
      boolean isMasked = uses.containsKey(masks.get(node));
      all.add(
          isMasked
              ? node.renamed(name -> name.equals(masks.get(node)) ? expanded(name) : name)
              : node);
      node.outputs().stream().filter(uses::containsKey).forEach(mask -> all.addAll(expand(mask)));
    }
    graph.setNodes(all);
    if (!uses.isEmpty()) {
      graph.add(OnnxWeights.of(LAST, List.of(-1L)));
      graph.add(OnnxWeights.of(BEFORE, List.of(1L, 1L)));
      graph.add(OnnxWeights.of(AFTER, List.of(1L)));
    }
    return !uses.isEmpty();
  }

  /** Whether a tensor has scores of attention, or a part of them, of a text's tokens to them. */
  private boolean isSquare(String name) {
    OnnxNode node = producers.get(name);
    if (node != null && (node.operator().equals("Div") || node.operator().equals("Mul"))) {
      boolean isScaled = !Float.isNaN(graph.number(node, 1));
      node = isScaled ? producers.get(node.inputs().get(0)) : null;
    }
    return node != null
        && node.operator().equals("MatMul")
        && isTransposed(node.inputs().get(0), TokenMajorRewriter.QUERIES)
        && isTransposed(node.inputs().get(1), TokenMajorRewriter.KEYS);
  }

  private boolean isTransposed(String name, List<Long> order) {
    OnnxNode node = producers.get(name);
    return node != null
        && node.operator().equals("Transpose")
        && node.integers("perm").equals(order);
  }

  private static String expanded(String mask) {
    return PREFIX + "rows of " + mask;
  }

  private static List<OnnxNode> expand(String mask) {
    String name = PREFIX + "expanded " + mask;
    return List.of(
        OnnxNode.of("Shape", List.of(mask), name + "/shape"),
        OnnxNode.of("Gather", List.of(name + "/shape", LAST), name + "/tokens"),
        OnnxNode.of("Concat", List.of(BEFORE, name + "/tokens", AFTER), name + "/rows")
            .with("axis", 0L),
        OnnxNode.of("Expand", List.of(mask, name + "/rows"), expanded(mask)));
  }
}
