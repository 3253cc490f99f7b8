package dev.caesura.models.text.large;

import dev.caesura.models.text.SplitterWeights;
import java.io.IOException;
import java.io.InputStream;

/**
 * Provides the network {@code large}; {@link java.util.ServiceLoader} finds it. Immutable and
 * thread-safe.
 */
public final class LargeWeights implements SplitterWeights {

  private static final String FILE = "compact-large.onnx";
  private static final String SHA256 =
      "593fae3172bf8dce9d9d19f8dd1f1a4e1ea37c39e5459a5d84339bbdbe295833";

  /** Creates the provider; programs use {@code CompactBoundaryScorer.named}. */
  public LargeWeights() {}

  @Override
  public String name() {
    return "large";
  }

  @Override
  public String sha256() {
    return SHA256;
  }

  @Override
  public byte[] read() throws IOException {
    try (InputStream in = LargeWeights.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("resource " + FILE + " is missing from the jar");
      }
      return in.readAllBytes();
    }
  }
}
