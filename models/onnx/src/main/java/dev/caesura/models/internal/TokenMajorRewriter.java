package dev.caesura.models.internal;

import static dev.caesura.models.internal.OnnxGraph.PREFIX;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Rewrites a transformer so that its layers have the tokens in the first dimension and the texts of
 * a batch in the second, instead of the other way round. Results are the same, bit by bit.
 *
 * <p>Heads of attention are transposed in memory, which ONNX Runtime 1.29 avoids for queries, keys
 * and values if the dimension that goes to the end is the first: its product of matrices then reads
 * them where they are.
 *
 * <p>From where the first product reads, tensors are followed through the graph. A tensor is
 * <i>exchanged</i> if it has its first two dimensions the other way round than in the file. A graph
 * with a node that reads such a tensor, and is not known to this class, is left alone. Not
 * thread-safe: an object rewrites one graph.
 */
final class TokenMajorRewriter {

  private static final Set<String> STEPS =
      Set.of("Add", "Sub", "Mul", "Div", "Pow", "Sqrt", "Erf", "Tanh", "Sigmoid", "Relu", "Cast");
  private static final Set<String> PRODUCTS = Set.of("MatMul", "MatMulInteger");

  /** Splits heads in the file, and joins them. */
  private static final List<Long> HEADS = List.of(0L, 2L, 1L, 3L);

  /** Splits the heads of queries of a graph that is rewritten. */
  static final List<Long> QUERIES = List.of(1L, 2L, 0L, 3L);

  /** Splits the heads of keys, whose last two dimensions change places, too. */
  static final List<Long> KEYS = List.of(1L, 2L, 3L, 0L);

  private static final List<Long> JOINED = List.of(2L, 0L, 1L, 3L);

  private final OnnxGraph graph;

  /** Number of dimensions of each exchanged tensor. */
  private final Map<String, Integer> exchanged = new HashMap<>();

  /** Tensors of one dimension or none, which are the same in either order. */
  private final Set<String> low = new HashSet<>();

  /**
   * Tensors of dimensions, a character for each: '0' and '1' are the first two dimensions of an
   * exchanged tensor, anything else is 'c'.
   */
  private final Map<String, String> dimensions = new HashMap<>();

  /** Tensors in the order of the file that were computed from exchanged ones. */
  private final Set<String> derived = new HashSet<>();

  private boolean isSplit;
  private boolean isJoined;

  private TokenMajorRewriter(OnnxGraph graph) {
    this.graph = graph;
  }

  /**
   * Rewrites a graph.
   *
   * @return whether it was rewritten; if not, it is as it was
   */
  static boolean rewrite(OnnxGraph graph) {
    return new TokenMajorRewriter(graph).rewrite();
  }

  private boolean rewrite() {
    Optional<String> start =
        graph.nodes().stream()
            .filter(node -> node.operator().equals("DynamicQuantizeLinear") || isProduct(node))
            .map(node -> node.inputs().get(0))
            .findFirst()
            .filter(name -> !graph.isOutput(name))
            .filter(name -> graph.nodes().stream().anyMatch(n -> n.outputs().contains(name)));
    if (start.isEmpty()) {
      return false;
    }
    Map<String, String> names = new HashMap<>(Map.of(start.get(), PREFIX + start.get()));
    exchanged.put(names.get(start.get()), 3);
    List<OnnxNode> all = new ArrayList<>();
    for (OnnxNode node : graph.nodes()) {
      if (node.outputs().contains(start.get())) {
        all.add(node);
        all.add(exchange(start.get(), names.get(start.get()), 3));
        continue;
      }
      Optional<OnnxNode> follower = follow(node.renamed(name -> names.getOrDefault(name, name)));
      if (follower.isEmpty()) {
        return false;
      }
      all.add(follower.get());
    }
    if (!isSplit || !isJoined || dimensions.keySet().stream().anyMatch(graph::isOutput)) {
      return false;
    }
    Map<String, String> outputs =
        exchanged.keySet().stream()
            .filter(graph::isOutput)
            .collect(Collectors.toMap(name -> name, name -> PREFIX + name));
    all.replaceAll(node -> node.renamed(name -> outputs.getOrDefault(name, name)));
    outputs.forEach((name, inner) -> all.add(exchange(inner, name, exchanged.get(name))));
    graph.setNodes(all);
    return true;
  }

  private static OnnxNode exchange(String from, String to, int dimensions) {
    List<Long> order =
        LongStream.range(0, dimensions).map(TokenMajorRewriter::other).boxed().toList();
    return OnnxNode.of("Transpose", List.of(from), to).with("perm", order);
  }

  private static long other(long dimension) {
    return dimension < 2 ? 1 - dimension : dimension;
  }

  private boolean isProduct(OnnxNode node) {
    return PRODUCTS.contains(node.operator())
        && graph.constant(node.inputs().get(0)).isEmpty()
        && shapeOf(node.inputs().get(1)).filter(shape -> shape.size() == 2).isPresent();
  }

  private Optional<List<Long>> shapeOf(String constant) {
    return graph.constant(constant).map(OnnxWeights::shape);
  }

  private boolean isLow(String name) {
    return low.contains(name) || shapeOf(name).filter(shape -> shape.size() < 2).isPresent();
  }

  /** Returns a node as it is among exchanged tensors; empty if that is not known. */
  private Optional<OnnxNode> follow(OnnxNode node) {
    boolean isKnown =
        node.inputs().stream().noneMatch(n -> exchanged.containsKey(n) || dimensions.containsKey(n))
            || isFollowed(node);
    if (!isKnown) {
      return Optional.empty();
    }
    if (node.operator().equals("Transpose")) {
      return transposed(node);
    }
    boolean isNew =
        node.outputs().stream()
            .noneMatch(n -> exchanged.containsKey(n) || dimensions.containsKey(n));
    if (isNew && node.inputs().stream().anyMatch(derived::contains)) {
      derived.addAll(node.outputs());
    }
    if (isNew && STEPS.contains(node.operator()) && node.inputs().stream().allMatch(this::isLow)) {
      low.addAll(node.outputs());
    }
    return Optional.of(node);
  }

  /** Notes what a node makes of exchanged tensors or their dimensions; false if not known. */
  private boolean isFollowed(OnnxNode node) {
    String input = node.inputs().get(0);
    Integer count = exchanged.get(input);
    if (dimensions.containsKey(input) || node.operator().equals("Concat")) {
      return isOfDimensions(node);
    }
    if (STEPS.contains(node.operator())) {
      return isStep(node);
    }
    if (count == null) {
      return false;
    }
    boolean isKnown =
        switch (node.operator()) {
          case "Transpose" -> true;
          case "Shape" -> !node.hasAttributes();
          case "Reshape" -> isReshaped(node);
          case "DynamicQuantizeLinear" -> true;
          case "MatMul", "MatMulInteger" -> isProduct(node) && areLow(node, 2);
          case "ReduceMean" -> graph.isMean(node);
          case "LayerNormalization" -> node.integer("axis", -1) == -1 && areLow(node, 1);
          default -> false;
        };
    switch (node.operator()) {
      case "Transpose" -> {
        // Its output is noted where its order is changed.
      }
      case "Shape" -> dimensions.put(node.output(), "01" + "c".repeat(count - 2));
      case "DynamicQuantizeLinear" -> {
        low.addAll(node.outputs().subList(1, node.outputs().size()));
        exchanged.put(node.output(), count);
      }
      default -> exchanged.putIfAbsent(node.output(), count);
    }
    return isKnown;
  }

  private boolean isStep(OnnxNode node) {
    Set<Integer> counts =
        node.inputs().stream()
            .filter(name -> !isLow(name))
            .map(name -> exchanged.getOrDefault(name, 0))
            .collect(Collectors.toSet());
    counts.forEach(count -> exchanged.put(node.output(), count));
    return counts.size() == 1 && !counts.contains(0);
  }

  private boolean areLow(OnnxNode node, int from) {
    return node.inputs().stream().skip(from).allMatch(this::isLow);
  }

  private boolean isOfDimensions(OnnxNode node) {
    String found = dimensions.get(node.inputs().get(0));
    found =
        switch (node.operator()) {
          case "Unsqueeze" -> found;
          case "Gather" -> chosen(found, integers(node.inputs().get(1)));
          case "Concat" ->
              node.inputs().stream()
                  .map(name -> dimensions.getOrDefault(name, "c".repeat(integers(name).size())))
                  .collect(Collectors.joining());
          default -> "";
        };
    if (found.isEmpty()) {
      return false;
    }
    dimensions.put(node.output(), found);
    boolean isKnown =
        node.inputs().stream().allMatch(n -> dimensions.containsKey(n) || !integers(n).isEmpty());
    return isKnown && node.integer("axis", 0) == 0;
  }

  /** Returns the dimension at an index; empty if that is not one index, or not inside. */
  private static String chosen(String all, List<Long> index) {
    boolean isInside = index.size() == 1 && index.get(0) >= 0 && index.get(0) < all.length();
    return isInside ? String.valueOf(all.charAt(index.get(0).intValue())) : "";
  }

  private List<Long> integers(String constant) {
    return graph.constant(constant).map(OnnxWeights::integers).orElse(List.of());
  }

  /** Whether a node keeps the first two dimensions and changes the others. */
  private boolean isReshaped(OnnxNode node) {
    String shape = node.inputs().get(1);
    List<Long> integers = integers(shape);
    String known = dimensions.getOrDefault(shape, "");
    boolean isKept =
        known.matches("01c+")
            || (integers.size() > 2 && integers.get(0) == 0 && integers.get(1) == 0);
    exchanged.put(node.output(), Math.max(known.length(), integers.size()));
    return isKept && node.integer("allowzero", 0) == 0;
  }

  /** Makes heads of an exchanged tensor the file's order, and joined heads an exchanged tensor. */
  private Optional<OnnxNode> transposed(OnnxNode node) {
    String input = node.inputs().get(0);
    List<Long> order = node.integers("perm");
    if (exchanged.containsKey(input)) {
      if (order.size() != exchanged.get(input)) {
        return Optional.empty();
      }
      isSplit = true;
      derived.add(node.output());
      return Optional.of(node.with("perm", order.stream().map(TokenMajorRewriter::other).toList()));
    }
    if (derived.contains(input) && order.equals(HEADS)) {
      isJoined = true;
      exchanged.put(node.output(), HEADS.size());
      return Optional.of(node.with("perm", JOINED));
    }
    if (derived.contains(input)) {
      derived.add(node.output());
    }
    return Optional.of(node);
  }
}
