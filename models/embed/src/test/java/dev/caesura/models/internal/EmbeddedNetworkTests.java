package dev.caesura.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class EmbeddedNetworkTests {

  private static final int LAYERS = 6;

  /** Otherwise it would be slower without a notice. */
  @Test
  void itsLayersAreRewritten() throws IOException {
    OnnxGraph graph;
    try (InputStream in =
        EmbeddedNetworkTests.class
            .getClassLoader()
            .getResourceAsStream("all-minilm-l6-v2-q.onnx")) {
      graph = OnnxGraph.read(in.readAllBytes()).orElseThrow();
    }
    assertTrue(TokenMajorRewriter.rewrite(graph));
    assertTrue(MaskRewriter.rewrite(graph));
    assertTrue(LayerNormRewriter.rewrite(graph));
    assertEquals(1, count(graph, "Expand"));
    assertEquals(2 * LAYERS + 1, count(graph, "InstanceNormalization"));
    assertEquals(4 * LAYERS + 2, count(graph, "Transpose"));
  }

  private static long count(OnnxGraph graph, String operator) {
    return graph.nodes().stream().filter(node -> node.operator().equals(operator)).count();
  }
}
