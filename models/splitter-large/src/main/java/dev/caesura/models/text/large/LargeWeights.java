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
      "3a29679dd79504d2acbd3a95fe3632ca594d4a0d8378070b8ad90820d25621ed";

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
