package dev.caesura.models.text;

import java.io.IOException;

/**
 * Weights of a network of the kind that {@link CompactBoundaryScorer} runs, in an artifact of their
 * own. {@link java.util.ServiceLoader} finds implementations; {@link CompactBoundaryScorer#named}
 * opens them. Implementations are immutable and thread-safe.
 */
public interface SplitterWeights {

  /**
   * Returns the name by which the network is opened, such as {@code large}.
   *
   * @return small letters
   */
  String name();

  /**
   * Returns the digest that the weights must have.
   *
   * @return the SHA-256, 64 hexadecimal digits in small letters
   */
  String sha256();

  /**
   * Reads the weights.
   *
   * @return the network in ONNX form, as {@link CompactBoundaryScorer#open(java.nio.file.Path)}
   *     takes it
   * @throws IOException if they cannot be read
   */
  byte[] read() throws IOException;
}
