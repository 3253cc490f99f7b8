package dev.caesura.models.internal;

import static dev.caesura.models.internal.OnnxGraph.PREFIX;

import java.util.ArrayList;
import java.util.List;

/**
 * Adds an output to a graph: the sum of the vectors of each text's tokens, so that the vectors of
 * all tokens are not copied out of the engine.
 *
 * @param tokens an output of floats, [texts, tokens, size]
 * @param mask an input, [texts, tokens]: 1 for each token that counts, 0 for others
 */
public record TokenSums(String tokens, String mask) {

  private static final long FLOAT = 1;
  private static final String ROWS = PREFIX + "rows of the mask";

  /**
   * Returns the name of the added output.
   *
   * @return the name of an output, [texts, 1, size], which a network lacks that is not rewritten
   */
  public String output() {
    return PREFIX + "sums of " + tokens;
  }

  /**
   * Adds the output.
   *
   * @return whether the graph has such an output and input
   */
  boolean addTo(OnnxGraph graph) {
    if (!graph.isOutput(tokens) || !graph.isInput(mask)) {
      return false;
    }
    String floats = PREFIX + "mask";
    String rows = PREFIX + "mask of a row";
    List<OnnxNode> all = new ArrayList<>(graph.nodes());
    all.add(OnnxNode.of("Cast", List.of(mask), floats).with("to", FLOAT));
    all.add(OnnxNode.of("Reshape", List.of(floats, ROWS), rows));
    all.add(OnnxNode.of("MatMul", List.of(rows, tokens), output()));
    graph.setNodes(all);
    graph.add(OnnxWeights.of(ROWS, List.of(0L, 1L, -1L)));
    graph.addOutput(output());
    return true;
  }
}
