package dev.caesura.models.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fields of small networks. */
final class TestNetworks {

  private static final long FLOAT = 1;

  private TestNetworks() {}

  /** Returns the bytes of a file. */
  static byte[] model(List<ProtoField> graph) {
    return ProtoField.write(
        List.of(
            ProtoField.of(1, 8),
            ProtoField.of(7, ProtoField.write(graph)),
            ProtoField.of(8, ProtoField.write(List.of(ProtoField.of(2, 13))))));
  }

  static ProtoField node(OnnxNode node) {
    return ProtoField.of(1, ProtoField.write(node.fields()));
  }

  static ProtoField weights(OnnxWeights weights) {
    return ProtoField.of(5, ProtoField.write(weights.fields()));
  }

  /** Returns random weights. */
  static ProtoField weights(String name, Random random, int... shape) {
    List<ProtoField> fields = new ArrayList<>();
    int count = 1;
    for (int size : shape) {
      fields.add(ProtoField.of(1, size));
      count *= size;
    }
    fields.add(ProtoField.of(2, FLOAT));
    for (int i = 0; i < count; i++) {
      fields.add(ProtoField.of(4, (float) random.nextGaussian()));
    }
    fields.add(ProtoField.of(8, name));
    return weights(new OnnxWeights(fields));
  }

  /** Returns an input or output of floats in any shape. */
  static byte[] port(String name) {
    byte[] tensor = ProtoField.write(List.of(ProtoField.of(1, FLOAT)));
    byte[] type = ProtoField.write(List.of(ProtoField.of(1, tensor)));
    return ProtoField.write(List.of(ProtoField.of(1, name), ProtoField.of(2, type)));
  }
}
