package dev.caesura.models.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Node of a network in an ONNX file. Immutable and thread-safe. */
final class OnnxNode {

  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int OPERATOR = 4;
  private static final int ATTRIBUTE = 5;
  private static final int DOMAIN = 7;

  private static final int ATTRIBUTE_NAME = 1;
  private static final int ATTRIBUTE_FLOAT = 2;
  private static final int ATTRIBUTE_INT = 3;
  private static final int ATTRIBUTE_TENSOR = 5;
  private static final int ATTRIBUTE_GRAPH = 6;
  private static final int ATTRIBUTE_INTS = 8;
  private static final int ATTRIBUTE_TYPE = 20;
  private static final int TYPE_FLOAT = 1;
  private static final int TYPE_INT = 2;
  private static final int TYPE_INTS = 7;

  private final List<ProtoField> fields;
  private final String operator;
  private final List<String> inputs;
  private final List<String> outputs;

  private OnnxNode(
      List<ProtoField> fields, String operator, List<String> inputs, List<String> outputs) {
    this.fields = fields;
    this.operator = operator;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /** Reads a {@code NodeProto}. */
  static OnnxNode read(List<ProtoField> fields) {
    String domain = "";
    String operator = "";
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    for (ProtoField field : fields) {
      switch (field.number()) {
        case INPUT -> inputs.add(field.text());
        case OUTPUT -> outputs.add(field.text());
        case OPERATOR -> operator = field.text();
        case DOMAIN -> domain = field.text();
        default -> {
          // Kept as it is.
        }
      }
    }
    String prefix = domain.isEmpty() || domain.equals("ai.onnx") ? "" : domain + ":";
    return new OnnxNode(fields, prefix + operator, inputs, outputs);
  }

  /** Returns a node of ONNX itself without attributes, and without a name: others may have any. */
  static OnnxNode of(String operator, List<String> inputs, String output) {
    List<ProtoField> fields = new ArrayList<>();
    inputs.forEach(input -> fields.add(ProtoField.of(INPUT, input)));
    fields.add(ProtoField.of(OUTPUT, output));
    fields.add(ProtoField.of(OPERATOR, operator));
    return new OnnxNode(fields, operator, inputs, List.of(output));
  }

  /** Returns a copy with a float as an attribute. */
  OnnxNode with(String name, float value) {
    return with(name, List.of(ProtoField.of(ATTRIBUTE_FLOAT, value)), TYPE_FLOAT);
  }

  /** Returns a copy with an integer as an attribute. */
  OnnxNode with(String name, long value) {
    return with(name, List.of(ProtoField.of(ATTRIBUTE_INT, value)), TYPE_INT);
  }

  /** Returns a copy with a list of integers as an attribute, in place of one of its name. */
  OnnxNode with(String name, List<Long> values) {
    List<ProtoField> others = new ArrayList<>(fields);
    others.removeIf(field -> field.number() == ATTRIBUTE && isNamed(field.fields(), name));
    return new OnnxNode(others, operator, inputs, outputs)
        .with(
            name,
            values.stream().map(value -> ProtoField.of(ATTRIBUTE_INTS, value)).toList(),
            TYPE_INTS);
  }

  private OnnxNode with(String name, List<ProtoField> values, int type) {
    List<ProtoField> attribute = new ArrayList<>();
    attribute.add(ProtoField.of(ATTRIBUTE_NAME, name));
    attribute.addAll(values);
    attribute.add(ProtoField.of(ATTRIBUTE_TYPE, type));
    List<ProtoField> all = new ArrayList<>(fields);
    all.add(ProtoField.of(ATTRIBUTE, ProtoField.write(attribute)));
    return new OnnxNode(all, operator, inputs, outputs);
  }

  /** Returns a copy whose inputs and outputs have the names that a function gives them. */
  OnnxNode renamed(UnaryOperator<String> names) {
    List<ProtoField> all =
        fields.stream()
            .map(
                field ->
                    field.number() == INPUT || field.number() == OUTPUT
                        ? ProtoField.of(field.number(), names.apply(field.text()))
                        : field)
            .toList();
    return new OnnxNode(
        all, operator, inputs.stream().map(names).toList(), outputs.stream().map(names).toList());
  }

  /** Returns the fields of its {@code NodeProto}. */
  List<ProtoField> fields() {
    return fields;
  }

  /** Returns the operator, after its domain and a colon if it is not of ONNX itself. */
  String operator() {
    return operator;
  }

  /** Returns the names of the inputs. */
  List<String> inputs() {
    return inputs;
  }

  /** Returns the names of the outputs. */
  List<String> outputs() {
    return outputs;
  }

  /** Returns the name of the first output. */
  String output() {
    return outputs.get(0);
  }

  /** Whether the node has attributes. */
  boolean hasAttributes() {
    return fields.stream().anyMatch(field -> field.number() == ATTRIBUTE);
  }

  /** Whether an attribute is a graph, which may read any name of this one. */
  boolean hasGraph() {
    return fields.stream()
        .filter(field -> field.number() == ATTRIBUTE)
        .flatMap(field -> field.fields().stream())
        .anyMatch(field -> field.number() == ATTRIBUTE_GRAPH);
  }

  /** Returns the integer of an attribute, or another value if there is no such attribute. */
  long integer(String name, long otherwise) {
    return values(name, ATTRIBUTE_INT).stream()
        .findFirst()
        .map(ProtoField::value)
        .orElse(otherwise);
  }

  /** Returns the integers of an attribute; empty if there is no such attribute. */
  List<Long> integers(String name) {
    return values(name, ATTRIBUTE_INTS).stream()
        .flatMap(field -> field.integers().stream())
        .toList();
  }

  /** Returns the {@code TensorProto} in an attribute; empty if there is none. */
  List<ProtoField> tensor(String name) {
    return values(name, ATTRIBUTE_TENSOR).stream()
        .findFirst()
        .map(ProtoField::fields)
        .orElse(List.of());
  }

  private List<ProtoField> values(String name, int kind) {
    for (ProtoField field : fields) {
      if (field.number() == ATTRIBUTE) {
        List<ProtoField> attribute = field.fields();
        if (isNamed(attribute, name)) {
          return attribute.stream().filter(f -> f.number() == kind).toList();
        }
      }
    }
    return List.of();
  }

  private static boolean isNamed(List<ProtoField> attribute, String name) {
    return attribute.stream().anyMatch(f -> f.number() == ATTRIBUTE_NAME && f.text().equals(name));
  }
}
