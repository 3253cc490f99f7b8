package dev.caesura.models.internal;

import dev.caesura.models.ModelException;
import java.util.Optional;

/**
 * Options for opening a network. Immutable and thread-safe.
 *
 * @param sha256 the digest that the file must have, in 64 hex digits; empty to accept any file
 * @param threads threads inside one operator, at least 1; callers that run many inputs at once want
 *     1, the default
 * @param rewriting whether the network is rewritten before the engine reads it, to take less time
 * @param sums what is added to a network that is rewritten
 */
public record OnnxOptions(String sha256, int threads, boolean rewriting, Optional<TokenSums> sums) {

  /** Largest file that is rewritten, which takes several times its size of heap. */
  static final int MAX_REWRITTEN = 128 << 20;

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
    return new OnnxOptions("", 1, false, Optional.empty());
  }

  /**
   * Returns a copy that accepts one file only.
   *
   * @param digest the digest that the file must have, in 64 hex digits; empty to accept any file
   * @return the copy
   */
  public OnnxOptions withSha256(String digest) {
    return new OnnxOptions(digest, threads, rewriting, sums);
  }

  /**
   * Returns a copy with another number of threads.
   *
   * @param inside threads inside one operator, at least 1
   * @return the copy
   */
  public OnnxOptions withThreads(int inside) {
    return new OnnxOptions(sha256, inside, rewriting, sums);
  }

  /**
   * Returns a copy that rewrites transformers in steps, as PyTorch exports them, for ONNX Runtime
   * 1.29: layer normalisations to a vectorised operator, since its own takes a fifth of the time of
   * a small quantised network; layers to the order of dimensions that copies least. Files of more
   * than {@value #MAX_REWRITTEN} bytes stay as they are, and so do files with weights in others and
   * networks that do not open when rewritten. Results differ in the last digits.
   *
   * @return the copy
   */
  public OnnxOptions withRewriting() {
    return new OnnxOptions(sha256, threads, true, sums);
  }

  /**
   * Returns a copy that rewrites transformers, and adds the sums of the vectors of tokens.
   *
   * @param added the tokens and their mask
   * @return the copy
   */
  public OnnxOptions withSums(TokenSums added) {
    return new OnnxOptions(sha256, threads, true, Optional.of(added));
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
