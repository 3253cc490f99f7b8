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
 * Graph of an ONNX file whose nodes can be replaced. Not thread-safe.
 *
 * <p>Weights are views of the bytes that were read.
 */
final class OnnxGraph {

  /** Begins the names that rewriting adds. */
  static final String PREFIX = "dev.caesura/";

  private static final int GRAPH = 7;
  private static final int NODE = 1;
  private static final int WEIGHTS = 5;
  private static final int INPUT = 11;
  private static final int OUTPUT = 12;
  private static final int PORT_NAME = 1;
  private static final int PORT_TYPE = 2;
  private static final int TENSOR = 1;
  private static final int NUMBERS = 1;
  private static final int FLOAT = 1;

  private final List<ProtoField> model;
  private final List<ProtoField> others = new ArrayList<>();
  private final List<OnnxNode> nodes = new ArrayList<>();
  private final List<OnnxWeights> added = new ArrayList<>();
  private final Map<String, OnnxWeights> constants = new HashMap<>();
  private final Map<String, List<OnnxNode>> readers = new HashMap<>();
  private final Set<String> kept = new HashSet<>();

  private OnnxGraph(List<ProtoField> model, List<ProtoField> graph) {
    this.model = model;
    for (ProtoField field : graph) {
      if (field.number() == NODE) {
        nodes.add(OnnxNode.read(field.fields()));
        continue;
      }
      others.add(field);
      if (field.number() == WEIGHTS) {
        OnnxWeights weights = new OnnxWeights(field.fields());
        constants.put(weights.name(), weights);
      } else if (field.number() == OUTPUT) {
        field.fields().stream()
            .filter(f -> f.number() == PORT_NAME)
            .forEach(f -> kept.add(f.text()));
      }
    }
    for (OnnxNode node : nodes) {
      List<ProtoField> constant = node.tensor("value");
      if (node.operator().equals("Constant") && !constant.isEmpty()) {
        constants.put(node.outputs().get(0), new OnnxWeights(constant));
      }
    }
    index();
  }

  /**
   * Reads a file.
   *
   * @param network its bytes
   * @return the graph; empty if there is none, if weights are in other files, if nodes have graphs
   *     of their own, or if the graph was rewritten before
   * @throws IllegalArgumentException if the bytes are not in the wire format
   * @throws IndexOutOfBoundsException if a node lacks an output that its operator has
   */
  static Optional<OnnxGraph> read(byte[] network) {
    List<ProtoField> model = ProtoField.read(ByteBuffer.wrap(network));
    return model.stream()
        .filter(field -> field.number() == GRAPH && field.wire() == ProtoField.BYTES)
        .findFirst()
        .map(field -> new OnnxGraph(model, field.fields()))
        .filter(graph -> !graph.isRefused());
  }

  private boolean isRefused() {
    return nodes.stream().anyMatch(OnnxNode::hasGraph)
        || constants.values().stream().anyMatch(OnnxWeights::isExternal)
        || readers.keySet().stream().anyMatch(name -> name.startsWith(PREFIX));
  }

  private void index() {
    readers.clear();
    for (OnnxNode node : nodes) {
      node.inputs().forEach(in -> readers.computeIfAbsent(in, k -> new ArrayList<>()).add(node));
    }
  }

  /** Returns the nodes in their order, in which a node follows those that it reads. */
  List<OnnxNode> nodes() {
    return List.copyOf(nodes);
  }

  /** Replaces all nodes. */
  void setNodes(List<OnnxNode> all) {
    nodes.clear();
    nodes.addAll(all);
    index();
  }

  /** Adds a constant. */
  void add(OnnxWeights constant) {
    added.add(constant);
    constants.put(constant.name(), constant);
  }

  /** Returns the constant of a name; empty if the name has other values. */
  Optional<OnnxWeights> constant(String name) {
    return Optional.ofNullable(constants.get(name));
  }

  /** Returns the constant float at an input; NaN if it is not one. */
  float number(OnnxNode node, int input) {
    return input < node.inputs().size()
        ? constant(node.inputs().get(input)).map(OnnxWeights::onlyFloat).orElse(Float.NaN)
        : Float.NaN;
  }

  /** Whether a name is an output of the network. */
  boolean isOutput(String name) {
    return kept.contains(name);
  }

  /** Whether a name is an input of the network, or a constant that may be fed. */
  boolean isInput(String name) {
    return others.stream()
        .filter(field -> field.number() == INPUT)
        .flatMap(field -> field.fields().stream())
        .anyMatch(field -> field.number() == PORT_NAME && field.text().equals(name));
  }

  /** Adds an output of floats, of any shape. */
  void addOutput(String name) {
    byte[] tensor = ProtoField.write(List.of(ProtoField.of(NUMBERS, FLOAT)));
    byte[] type = ProtoField.write(List.of(ProtoField.of(TENSOR, tensor)));
    List<ProtoField> port = List.of(ProtoField.of(PORT_NAME, name), ProtoField.of(PORT_TYPE, type));
    others.add(ProtoField.of(OUTPUT, ProtoField.write(port)));
    kept.add(name);
  }

  /** Returns the nodes that read a name, as often as they do. */
  List<OnnxNode> readers(String name) {
    return readers.getOrDefault(name, List.of());
  }

  /** Returns the only reader of a node's first output, if it has the operator. */
  Optional<OnnxNode> only(OnnxNode node, String operator) {
    List<OnnxNode> all = readers(node.output());
    return all.size() == 1 && all.get(0).operator().equals(operator) && !isOutput(node.output())
        ? Optional.of(all.get(0))
        : Optional.empty();
  }

  /** Whether a node is a mean over the last dimension, which it keeps. */
  boolean isMean(OnnxNode node) {
    if (!node.operator().equals("ReduceMean") || node.integer("keepdims", 1) == 0) {
      return false;
    }
    List<Long> axes =
        node.inputs().size() > 1
            ? constant(node.inputs().get(1)).map(OnnxWeights::integers).orElse(List.of())
            : node.integers("axes");
    return axes.equals(List.of(-1L));
  }

  /** Returns the bytes of a file with the graph as it is now. */
  byte[] write() {
    List<ProtoField> fields = new ArrayList<>();
    nodes.forEach(node -> fields.add(ProtoField.of(NODE, ProtoField.write(node.fields()))));
    fields.addAll(others);
    added.forEach(w -> fields.add(ProtoField.of(WEIGHTS, ProtoField.write(w.fields()))));
    byte[] graph = ProtoField.write(fields);
    List<ProtoField> all =
        model.stream()
            .map(field -> field.number() == GRAPH ? ProtoField.of(GRAPH, graph) : field)
            .toList();
    return ProtoField.write(all);
  }
}
