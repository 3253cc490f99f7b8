package dev.caesura.models.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Constant tensor of an ONNX file. Immutable and thread-safe.
 *
 * @param fields the fields of its {@code TensorProto}
 */
record OnnxWeights(List<ProtoField> fields) {

  private static final int SHAPE = 1;
  private static final int TYPE = 2;
  private static final int FLOATS = 4;
  private static final int INTEGERS = 7;
  private static final int NAME = 8;
  private static final int RAW = 9;
  private static final int LOCATION = 14;
  private static final int TYPE_FLOAT = 1;
  private static final int TYPE_INT64 = 7;
  private static final int EXTERNAL = 1;

  /** Returns floats in one dimension. */
  static OnnxWeights of(String name, float value) {
    return new OnnxWeights(
        List.of(
            ProtoField.of(SHAPE, 1),
            ProtoField.of(TYPE, TYPE_FLOAT),
            ProtoField.of(NAME, name),
            new ProtoField(RAW, ProtoField.BYTES, 0, raw(Float.BYTES).putFloat(0, value))));
  }

  /** Returns integers in one dimension. */
  static OnnxWeights of(String name, List<Long> values) {
    ByteBuffer raw = raw(values.size() * Long.BYTES);
    values.forEach(raw::putLong);
    raw.flip();
    return new OnnxWeights(
        List.of(
            ProtoField.of(SHAPE, values.size()),
            ProtoField.of(TYPE, TYPE_INT64),
            ProtoField.of(NAME, name),
            new ProtoField(RAW, ProtoField.BYTES, 0, raw)));
  }

  private static ByteBuffer raw(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns the name; empty for a constant inside a node. */
  String name() {
    return fields.stream()
        .filter(field -> field.number() == NAME)
        .map(ProtoField::text)
        .findFirst()
        .orElse("");
  }

  /** Returns the shape; empty for a single number. */
  List<Long> shape() {
    return fields.stream()
        .filter(field -> field.number() == SHAPE)
        .flatMap(field -> field.integers().stream())
        .toList();
  }

  /** Whether the numbers are in another file. */
  boolean isExternal() {
    return fields.stream().anyMatch(f -> f.number() == LOCATION && f.value() == EXTERNAL);
  }

  /** Returns the only float; NaN if the tensor has other numbers, or several. */
  float onlyFloat() {
    boolean isFloat = fields.stream().anyMatch(f -> f.number() == TYPE && f.value() == TYPE_FLOAT);
    List<Float> values = new ArrayList<>();
    for (ProtoField field : fields) {
      if (isFloat && (field.number() == FLOATS || field.number() == RAW)) {
        for (float value : field.floats()) {
          values.add(value);
        }
      }
    }
    return values.size() == 1 ? values.get(0) : Float.NaN;
  }

  /** Returns the integers; empty if the tensor has other numbers. */
  List<Long> integers() {
    List<Long> values = new ArrayList<>();
    if (fields.stream().noneMatch(f -> f.number() == TYPE && f.value() == TYPE_INT64)) {
      return values;
    }
    for (ProtoField field : fields) {
      if (field.number() == INTEGERS) {
        values.addAll(field.integers());
      } else if (field.number() == RAW) {
        ByteBuffer raw = field.content().duplicate().order(ByteOrder.LITTLE_ENDIAN);
        while (raw.remaining() >= Long.BYTES) {
          values.add(raw.getLong());
        }
      }
    }
    return values;
  }
}
