package dev.caesura.models.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenMajorRewriterTests {

  private static final int HEADS = 2;
  private static final int WIDTH = 3;
  private static final int SIZE = HEADS * WIDTH;
  private static final List<Long> SPLIT = List.of(0L, 2L, 1L, 3L);
  private static final Signature SIGNATURE =
      new Signature(
          List.of(Port.float32("x"), Port.float32("m")), List.of(), List.of(Port.float32("y")));

  /** Layers of attention with the dimensions as PyTorch exports them, with one thing changed. */
  private static byte[] network(String change) {
    Random random = new Random(1);
    List<ProtoField> graph = new ArrayList<>();
    graph.add(node("Relu", "0", "x"));
    graph.add(node("Neg", "mask", "m"));
    graph.add(layer(graph, change, change.equals("input") ? "x" : "0", "1", random));
    graph.add(layer(graph, change, "1", change.equals("pooled") ? "2" : "y", random));
    if (change.equals("pooled")) {
      graph.add(node("Gather", "y", "2", "index 0"));
    }
    graph.add(ProtoField.of(2, "network"));
    graph.add(
        change.equals("bias")
            ? TestNetworks.weights("bias", random, 1, 3, SIZE)
            : TestNetworks.weights("bias", random, SIZE));
    graph.add(TestNetworks.weights(OnnxWeights.of("index 0", List.of(0L))));
    graph.add(TestNetworks.weights(OnnxWeights.of("index 1", List.of(1L))));
    graph.add(TestNetworks.weights(OnnxWeights.of("scale", 0.5f)));
    graph.add(TestNetworks.weights(OnnxWeights.of("heads", List.of((long) HEADS, (long) WIDTH))));
    graph.add(TestNetworks.weights(OnnxWeights.of("joined sizes", List.of(0L, 0L, (long) SIZE))));
    graph.add(ProtoField.of(11, TestNetworks.port("x")));
    graph.add(ProtoField.of(11, TestNetworks.port("m")));
    graph.add(ProtoField.of(12, TestNetworks.port("y")));
    if (change.equals("two outputs")) {
      graph.add(ProtoField.of(12, TestNetworks.port("0 q heads")));
    }
    return TestNetworks.model(graph);
  }

  /** Adds a layer but for its last node, which it returns. */
  private static ProtoField layer(
      List<ProtoField> graph, String change, String input, String output, Random random) {
    String layer = input + " ";
    for (String name : List.of(layer + "q", layer + "k", layer + "v")) {
      graph.add(node("MatMul", name, input, name + " weights"));
      graph.add(TestNetworks.weights(name + " weights", random, SIZE, SIZE));
      for (int i = 0; i < 2; i++) {
        graph.add(node("Shape", name + " shape " + i, name));
        graph.add(node("Gather", name + " size " + i, name + " shape " + i, "index " + i));
      }
      graph.add(concat(sizes(name, change), name + " sizes"));
      graph.add(node("Reshape", name + " heads", name, name + " sizes"));
    }
    graph.add(transpose(layer + "q heads", layer + "q split", SPLIT));
    graph.add(transpose(layer + "k heads", layer + "k split", List.of(0L, 2L, 3L, 1L)));
    graph.add(transpose(layer + "v heads", layer + "v split", SPLIT));
    graph.add(node("MatMul", layer + "product", layer + "q split", layer + "k split"));
    graph.add(node("Mul", layer + "scores", layer + "product", "scale"));
    graph.add(node("Add", layer + "masked", layer + "scores", "mask"));
    graph.add(node("Softmax", layer + "attention", layer + "masked"));
    graph.add(node("MatMul", layer + "mixed", layer + "attention", layer + "v split"));
    List<Long> joined = change.equals("joined") ? List.of(2L, 0L, 1L, 3L) : SPLIT;
    graph.add(transpose(layer + "mixed", layer + "joined", joined));
    graph.add(node("Reshape", layer + "out", layer + "joined", "joined sizes"));
    graph.add(node("Add", layer + "sum", layer + "out", input));
    return node("Add", output, layer + "sum", "bias");
  }

  private static List<String> sizes(String name, String change) {
    String first = name + " size " + (change.equals("sizes") ? 1 : 0);
    String second = name + " size " + (change.equals("sizes") ? 0 : 1);
    return List.of(first, second, "heads");
  }

  private static ProtoField node(String operator, String output, String... inputs) {
    return TestNetworks.node(OnnxNode.of(operator, List.of(inputs), output));
  }

  private static ProtoField concat(List<String> inputs, String output) {
    List<ProtoField> fields = new ArrayList<>(OnnxNode.of("Concat", inputs, output).fields());
    List<ProtoField> axis =
        List.of(ProtoField.of(1, "axis"), ProtoField.of(3, 0), ProtoField.of(20, 2));
    fields.add(ProtoField.of(5, ProtoField.write(axis)));
    return TestNetworks.node(OnnxNode.read(fields));
  }

  private static ProtoField transpose(String input, String output, List<Long> order) {
    return TestNetworks.node(OnnxNode.of("Transpose", List.of(input), output).with("perm", order));
  }

  private static Map<String, Tensor> run(byte[] network, String... wanted) {
    float[] numbers = new float[2 * 3 * SIZE];
    Random random = new Random(2);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    Tensor x = Tensor.of(FloatBuffer.wrap(numbers), 2, 3, SIZE);
    Tensor m = Tensor.of(FloatBuffer.wrap(new float[] {0, 0, 0, 0, 0, 1e9f}), 2, 1, 1, 3);
    try (OnnxModel model = OnnxModel.open("network", network, SIGNATURE, OnnxOptions.defaults())) {
      return model.run(Map.of("x", x, "m", m), Set.of(wanted));
    }
  }

  private static void assertSame(String change, String... outputs) {
    byte[] network = network(change);
    OnnxGraph graph = OnnxGraph.read(network).orElseThrow();
    assertTrue(TokenMajorRewriter.rewrite(graph), change);
    assertTrue(MaskRewriter.rewrite(graph), change);
    Map<String, Tensor> expected = run(network, outputs);
    Map<String, Tensor> found = run(graph.write(), outputs);
    for (String output : outputs) {
      assertArrayEquals(expected.get(output).shape(), found.get(output).shape());
      assertArrayEquals(floats(expected.get(output)), floats(found.get(output)), 1e-5f, output);
    }
  }

  private static float[] floats(Tensor tensor) {
    float[] floats = new float[tensor.floats().remaining()];
    tensor.floats().get(floats);
    return floats;
  }

  @Test
  void resultsStayTheSame() {
    assertSame("", "y");
    assertSame("two outputs", "y", "0 q heads");
  }

  @Test
  void otherNetworksStayAsTheyAre() {
    for (String change : List.of("input", "joined", "pooled", "bias", "sizes")) {
      OnnxGraph graph = OnnxGraph.read(network(change)).orElseThrow();
      List<OnnxNode> nodes = graph.nodes();
      assertFalse(TokenMajorRewriter.rewrite(graph), change);
      assertEquals(nodes, graph.nodes(), change);
      assertFalse(MaskRewriter.rewrite(graph), change);
    }
  }
}
