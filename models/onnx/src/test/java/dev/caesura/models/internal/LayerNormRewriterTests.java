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
    graph.add(node(mean("x", "mean", axis)));
    graph.add(node(OnnxNode.of("Sub", List.of("x", "mean"), "centred")));
    graph.add(node(OnnxNode.of("Pow", List.of("centred", "two"), "square")));
    graph.add(node(mean("square", "variance", axis)));
    graph.add(node(OnnxNode.of("Add", List.of("variance", "epsilon"), "sum")));
    graph.add(node(OnnxNode.of("Sqrt", List.of("sum"), "root")));
    graph.add(node(OnnxNode.of("Div", List.of("centred", "root"), "normal")));
    graph.add(node(OnnxNode.of("Mul", List.of("normal", "scale"), "scaled")));
    String added = change.equals("reader") ? "root" : "scale";
    graph.add(node(OnnxNode.of("Add", List.of("scaled", added), "y")));
    graph.add(ProtoField.of(2, "network"));
    graph.add(weights(OnnxWeights.of("two", change.equals("power") ? 3f : 2f)));
    graph.add(weights(OnnxWeights.of("epsilon", 1e-5f)));
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
    graph.add(weights(new OnnxWeights(scale)));
    graph.add(ProtoField.of(11, port("x")));
    graph.add(ProtoField.of(12, port("y")));
    if (change.equals("output")) {
      graph.add(ProtoField.of(12, port("variance")));
    }
    return ProtoField.write(
        List.of(
            ProtoField.of(1, 8),
            ProtoField.of(7, ProtoField.write(graph)),
            ProtoField.of(8, ProtoField.write(List.of(ProtoField.of(2, 13))))));
  }

  private static OnnxNode mean(String input, String output, long axis) {
    List<ProtoField> fields =
        new ArrayList<>(OnnxNode.of("ReduceMean", List.of(input), output).fields());
    List<ProtoField> axes =
        List.of(ProtoField.of(1, "axes"), ProtoField.of(8, axis), ProtoField.of(20, 7));
    fields.add(ProtoField.of(5, ProtoField.write(axes)));
    return OnnxNode.read(fields);
  }

  private static ProtoField node(OnnxNode node) {
    return ProtoField.of(1, ProtoField.write(node.fields()));
  }

  private static ProtoField weights(OnnxWeights weights) {
    return ProtoField.of(5, ProtoField.write(weights.fields()));
  }

  private static byte[] port(String name) {
    byte[] tensor = ProtoField.write(List.of(ProtoField.of(1, FLOAT)));
    byte[] type = ProtoField.write(List.of(ProtoField.of(1, tensor)));
    return ProtoField.write(List.of(ProtoField.of(1, name), ProtoField.of(2, type)));
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
          run(steps.withVectorizedLayerNorm(), FloatBuffer.wrap(numbers), shape),
          1e-4f,
          Arrays.toString(shape));
    }
  }

  @Test
  void stepsAreReplaced() {
    String text =
        new String(
            LayerNormRewriter.rewrite(network("")).orElseThrow(), StandardCharsets.ISO_8859_1);
    assertTrue(text.contains("InstanceNormalization"));
    assertEquals(-1, text.indexOf("ReduceMean"));
  }

  @Test
  void otherNetworksStayAsTheyAre() {
    for (String change : List.of("axis", "power", "reader", "external", "output")) {
      assertEquals(Optional.empty(), LayerNormRewriter.rewrite(network(change)), change);
    }
    byte[] network = network("");
    assertEquals(
        Optional.empty(), LayerNormRewriter.rewrite(Arrays.copyOf(network, network.length / 2)));
    assertEquals(Optional.empty(), LayerNormRewriter.rewrite(new byte[0]));
    // A rewritten network has nothing left to rewrite.
    byte[] once = LayerNormRewriter.rewrite(network).orElseThrow();
    assertEquals(Optional.empty(), LayerNormRewriter.rewrite(once));
  }

  @Test
  void anyBytesAreTakenOrRefused() {
    Random random = new Random(2);
    byte[] network = network("");
    for (int i = 0; i < 2000; i++) {
      byte[] broken = network.clone();
      broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      LayerNormRewriter.rewrite(broken);
    }
  }
}
