package dev.caesura.models.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LayerNormRewriterTests {

  private static final int SIZE = 5;
  private static final long FLOAT = 1;
  private static final Signature SIGNATURE =
      new Signature(List.of(Port.float32("x")), List.of(), List.of(Port.float32("y")));

  /** A layer normalisation in steps, with one thing changed. */
  private static byte[] network(String change) {
    List<ProtoField> graph = new ArrayList<>();
    long axis = change.equals("axis") ? 1 : -1;
    graph.add(TestNetworks.node(mean("x", "mean", axis)));
    graph.add(TestNetworks.node(OnnxNode.of("Sub", List.of("x", "mean"), "centred")));
    graph.add(TestNetworks.node(OnnxNode.of("Pow", List.of("centred", "two"), "square")));
    graph.add(TestNetworks.node(mean("square", "variance", axis)));
    graph.add(TestNetworks.node(OnnxNode.of("Add", List.of("variance", "epsilon"), "sum")));
    graph.add(TestNetworks.node(OnnxNode.of("Sqrt", List.of("sum"), "root")));
    graph.add(TestNetworks.node(OnnxNode.of("Div", List.of("centred", "root"), "normal")));
    graph.add(TestNetworks.node(OnnxNode.of("Mul", List.of("normal", "scale"), "scaled")));
    String added = change.equals("reader") ? "root" : "scale";
    graph.add(TestNetworks.node(OnnxNode.of("Add", List.of("scaled", added), "y")));
    graph.add(ProtoField.of(2, "network"));
    graph.add(TestNetworks.weights(OnnxWeights.of("two", change.equals("power") ? 3f : 2f)));
    graph.add(TestNetworks.weights(OnnxWeights.of("epsilon", 1e-5f)));
    List<ProtoField> scale = new ArrayList<>();
    scale.add(ProtoField.of(1, SIZE));
    scale.add(ProtoField.of(2, FLOAT));
    for (int i = 0; i < SIZE; i++) {
      scale.add(ProtoField.of(4, 0.5f + i));
    }
    scale.add(ProtoField.of(8, "scale"));
    if (change.equals("external")) {
      scale.add(ProtoField.of(14, 1));
    }
    graph.add(TestNetworks.weights(new OnnxWeights(scale)));
    graph.add(ProtoField.of(11, TestNetworks.port("x")));
    graph.add(ProtoField.of(12, TestNetworks.port("y")));
    if (change.equals("output")) {
      graph.add(ProtoField.of(12, TestNetworks.port("variance")));
    }
    return TestNetworks.model(graph);
  }

  private static OnnxNode mean(String input, String output, long axis) {
    List<ProtoField> fields =
        new ArrayList<>(OnnxNode.of("ReduceMean", List.of(input), output).fields());
    List<ProtoField> axes =
        List.of(ProtoField.of(1, "axes"), ProtoField.of(8, axis), ProtoField.of(20, 7));
    fields.add(ProtoField.of(5, ProtoField.write(axes)));
    return OnnxNode.read(fields);
  }

  private static float[] run(OnnxOptions options, FloatBuffer input, long... shape) {
    try (OnnxModel model = OnnxModel.open("network", network(""), SIGNATURE, options)) {
      Tensor y = model.run(Map.of("x", Tensor.of(input, shape)), Set.of("y")).get("y");
      assertArrayEquals(shape, y.shape());
      float[] floats = new float[input.remaining()];
      y.floats().get(floats);
      return floats;
    }
  }

  private static Optional<byte[]> rewrite(byte[] network) {
    return NetworkRewriter.rewrite(network, OnnxOptions.defaults());
  }

  @Test
  void resultsStayTheSame() {
    Random random = new Random(1);
    float[] numbers = new float[2 * 3 * SIZE];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = 3 + (float) random.nextGaussian();
    }
    OnnxOptions steps = OnnxOptions.defaults();
    for (long[] shape : new long[][] {{2, 3, SIZE}, {6, SIZE}, {1, 2, 3, SIZE}}) {
      assertArrayEquals(
          run(steps, FloatBuffer.wrap(numbers), shape),
          run(steps.withRewriting(), FloatBuffer.wrap(numbers), shape),
          1e-4f,
          Arrays.toString(shape));
    }
  }

  @Test
  void stepsAreReplaced() {
    String text = new String(rewrite(network("")).orElseThrow(), StandardCharsets.ISO_8859_1);
    assertTrue(text.contains("InstanceNormalization"));
    assertEquals(-1, text.indexOf("ReduceMean"));
  }

  @Test
  void otherNetworksStayAsTheyAre() {
    for (String change : List.of("axis", "power", "reader", "external", "output")) {
      assertEquals(Optional.empty(), rewrite(network(change)), change);
    }
    byte[] network = network("");
    assertEquals(Optional.empty(), rewrite(Arrays.copyOf(network, network.length / 2)));
    assertEquals(Optional.empty(), rewrite(new byte[0]));
    // A rewritten network has nothing left to rewrite.
    byte[] once = rewrite(network).orElseThrow();
    assertEquals(Optional.empty(), rewrite(once));
  }

  @Test
  void anyBytesAreTakenOrRefused() {
    Random random = new Random(2);
    byte[] network = network("");
    for (int i = 0; i < 2000; i++) {
      byte[] broken = network.clone();
      broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      rewrite(broken);
    }
  }
}
