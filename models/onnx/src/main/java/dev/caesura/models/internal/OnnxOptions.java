package dev.caesura.models.internal;

import dev.caesura.models.ModelException;

/**
 * Options for opening a network. Immutable and thread-safe.
 *
 * @param sha256 the digest that the file must have, in 64 hex digits; empty to accept any file
 * @param threads threads inside one operator, at least 1; callers that run many inputs at once want
 *     1, the default
 * @param layerNormFusion whether the engine joins the steps of a layer normalisation to one
 *     operator, as it does by default
 */
public record OnnxOptions(String sha256, int threads, boolean layerNormFusion) {

  public OnnxOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + ": expected at least 1");
    }
    if (!sha256.isEmpty() && !sha256.matches("[0-9a-fA-F]{64}")) {
      throw new IllegalArgumentException("sha256 '" + sha256 + "': expected 64 hex digits");
    }
  }

  /**
   * Returns options that accept any file and run in one thread.
   *
   * @return the defaults
   */
  public static OnnxOptions defaults() {
    return new OnnxOptions("", 1, true);
  }

  /**
   * Returns a copy that accepts one file only.
   *
   * @param digest the digest that the file must have, in 64 hex digits; empty to accept any file
   * @return the copy
   */
  public OnnxOptions withSha256(String digest) {
    return new OnnxOptions(digest, threads, layerNormFusion);
  }

  /**
   * Returns a copy with another number of threads.
   *
   * @param inside threads inside one operator, at least 1
   * @return the copy
   */
  public OnnxOptions withThreads(int inside) {
    return new OnnxOptions(sha256, inside, layerNormFusion);
  }

  /**
   * Returns a copy that keeps the steps of layer normalisations apart, as exported. The fused
   * operator of ONNX Runtime 1.29 works number by number, and takes a fifth of the time of a small
   * quantised transformer; the steps are vectorised. Results differ in the last digits.
   *
   * @return the copy
   */
  public OnnxOptions withoutLayerNormFusion() {
    return new OnnxOptions(sha256, threads, false);
  }

  /** Whether the file must have a digest. */
  boolean isPinned() {
    return !sha256.isEmpty();
  }

  /** Checks the digest of a file or resource. */
  void requireDigest(String name, String found) {
    if (!found.equalsIgnoreCase(sha256)) {
      throw new ModelException(name + ": expected SHA-256 " + sha256 + "; found " + found);
    }
  }
}
