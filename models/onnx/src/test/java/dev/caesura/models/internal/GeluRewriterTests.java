package dev.caesura.models.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeluRewriterTests {

  private static final Signature SIGNATURE =
      new Signature(List.of(Port.float32("x")), List.of(), List.of(Port.float32("y")));

  /** An activation in steps, rounded to 8 bits, with one thing changed. */
  private static byte[] network(String change) {
    List<ProtoField> graph = new ArrayList<>();
    graph.add(node("Div", "scaled", "x", "root"));
    graph.add(node("Erf", "erf", "scaled"));
    graph.add(node("Add", "sum", "erf", "one"));
    graph.add(node("Mul", "product", change.equals("product") ? "scaled" : "x", "sum"));
    graph.add(node("Mul", change.equals("exact") ? "y" : "gelu", "product", "half"));
    if (!change.equals("exact")) {
      OnnxNode rounding = OnnxNode.of("DynamicQuantizeLinear", List.of("gelu"), "8 bits");
      List<ProtoField> fields = new ArrayList<>(rounding.fields());
      fields.add(ProtoField.of(2, "scale"));
      fields.add(ProtoField.of(2, "zero point"));
      graph.add(TestNetworks.node(OnnxNode.read(fields)));
      graph.add(node("DequantizeLinear", "y", "8 bits", "scale", "zero point"));
    }
    graph.add(ProtoField.of(2, "network"));
    float root = change.equals("root") ? 2 : (float) Math.sqrt(2);
    graph.add(TestNetworks.weights(OnnxWeights.of("root", root)));
    graph.add(TestNetworks.weights(OnnxWeights.of("one", change.equals("one") ? 2f : 1f)));
    graph.add(TestNetworks.weights(OnnxWeights.of("half", change.equals("half") ? 1f : 0.5f)));
    graph.add(ProtoField.of(11, TestNetworks.port("x")));
    graph.add(ProtoField.of(12, TestNetworks.port("y")));
    return TestNetworks.model(graph);
  }

  private static ProtoField node(String operator, String output, String... inputs) {
    return TestNetworks.node(OnnxNode.of(operator, List.of(inputs), output));
  }

  private static float[] run(byte[] network) {
    float[] numbers = new float[200];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (i - 100) / 20f;
    }
    Tensor x = Tensor.of(FloatBuffer.wrap(numbers), numbers.length);
    try (OnnxModel model = OnnxModel.open("network", network, SIGNATURE, OnnxOptions.defaults())) {
      Tensor y = model.run(Map.of("x", x), Set.of("y")).get("y");
      y.floats().get(numbers);
      return numbers;
    }
  }

  @Test
  void resultsDifferByOneStepOf8Bits() {
    OnnxGraph graph = OnnxGraph.read(network("")).orElseThrow();
    assertTrue(GeluRewriter.rewrite(graph));
    assertEquals(
        List.of("com.microsoft:FastGelu", "DynamicQuantizeLinear", "DequantizeLinear"),
        graph.nodes().stream().map(OnnxNode::operator).toList());
    assertArrayEquals(run(network("")), run(graph.write()), 5.2f / 255);
  }

  @Test
  void otherNetworksStayAsTheyAre() {
    for (String change : List.of("exact", "root", "one", "half", "product")) {
      OnnxGraph graph = OnnxGraph.read(network(change)).orElseThrow();
      assertFalse(GeluRewriter.rewrite(graph), change);
    }
  }
}
