package dev.caesura.models.internal;

import java.util.Optional;

/**
 * Rewrites networks so that ONNX Runtime takes less time for them. Results differ in the last
 * digits at most, and where values are rounded to 8 bits, by as much as those are rounded
 * otherwise.
 */
final class NetworkRewriter {

  private NetworkRewriter() {}

  /**
   * Rewrites a network.
   *
   * @param network the bytes of a file
   * @param options what is added to it
   * @return the new bytes; empty if there is nothing to rewrite, if weights are in other files, if
   *     nodes have graphs of their own, or if the bytes are not a network
   */
  static Optional<byte[]> rewrite(byte[] network, OnnxOptions options) {
    try {
      Optional<OnnxGraph> graph = OnnxGraph.read(network);
      if (graph.isEmpty()) {
        return Optional.empty();
      }
      boolean isChanged = TokenMajorRewriter.rewrite(graph.get());
      if (isChanged) {
        MaskRewriter.rewrite(graph.get());
      }
      isChanged |= LayerNormRewriter.rewrite(graph.get());
      isChanged |= options.sums().filter(sums -> sums.addTo(graph.get())).isPresent();
      return isChanged ? Optional.of(graph.get().write()) : Optional.empty();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // The engine reports what is wrong with such a file.
      return Optional.empty();
    }
  }
}
