package dev.caesura.models.text;

import dev.caesura.io.Sha256;
import dev.caesura.models.ModelException;
import dev.caesura.models.internal.ElementType;
import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.OnnxOptions;
import dev.caesura.models.internal.Port;
import dev.caesura.models.internal.Signature;
import dev.caesura.models.internal.Tensor;
import dev.caesura.text.boundary.TextWindow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The compact network: from a window of text to logits for each code point. Thread-safe; {@link
 * #close} waits for runs in flight.
 */
final class CompactNetwork implements AutoCloseable {

  /** Digest of the shipped weights. */
  static final String SHIPPED_SHA256 =
      "af0485958659ca33e7d18474b7d27d9dfb49baf28825d4264d8c4d4a57048acc";

  /** The network reads groups of so many code points. */
  private static final int GROUP = 4;

  private static final String SHIPPED = "compact-boundaries.onnx";
  private static final String IDS = "ids";
  private static final String LOGITS = "logits";
  private static final Signature SIGNATURE =
      Signature.of(List.of(new Port(IDS, ElementType.INT32)), List.of(Port.float32(LOGITS)));

  private final OnnxModel model;
  private final CharacterFeatures features;
  private final String sha256;

  private CompactNetwork(OnnxModel model, CharacterFeatures features, String sha256) {
    this.model = model;
    this.features = features;
    this.sha256 = sha256;
  }

  /** Opens the shipped network. */
  static CompactNetwork open() {
    try (InputStream in = CompactNetwork.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("resource " + SHIPPED + " is missing from the jar");
      }
      OnnxOptions options = OnnxOptions.defaults().withSha256(SHIPPED_SHA256);
      return of(OnnxModel.open(SHIPPED, in.readAllBytes(), SIGNATURE, options), SHIPPED_SHA256);
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + SHIPPED + " cannot be read", e);
    }
  }

  /** Opens a network of the same form from another artifact. */
  static CompactNetwork open(SplitterWeights weights) throws IOException {
    OnnxOptions options = OnnxOptions.defaults().withSha256(weights.sha256());
    OnnxModel model = OnnxModel.open(weights.name(), weights.read(), SIGNATURE, options);
    return of(model, weights.sha256());
  }

  /** Opens a network of the same form from a file. */
  static CompactNetwork open(Path file) throws IOException {
    OnnxModel model = OnnxModel.open(file, SIGNATURE, OnnxOptions.defaults());
    return of(model, Sha256.ofFiles(file));
  }

  private static CompactNetwork of(OnnxModel model, String sha256) {
    boolean opened = false;
    try {
      CharacterFeatures features = CharacterFeatures.of(model.name(), model.metadata());
      opened = true;
      return new CompactNetwork(model, features, sha256);
    } finally {
      if (!opened) {
        model.close();
      }
    }
  }

  /** Returns the features that the network reads. */
  CharacterFeatures features() {
    return features;
  }

  /** Returns the SHA-256 of the network's file, in hex. */
  String sha256() {
    return sha256;
  }

  /** Runs the network on a window of a text. */
  WindowOutput run(String text, TextWindow window) {
    int[] codePoints = new int[window.length()];
    int[] lastUnits = new int[window.length()];
    int at = window.start();
    for (int i = 0; i < codePoints.length; i++) {
      codePoints[i] = text.codePointAt(at);
      at += Character.charCount(codePoints[i]);
      lastUnits[i] = at - 1;
    }
    int rows = (codePoints.length + GROUP - 1) / GROUP * GROUP;
    // The zeros after the last character are row 0, "nothing here".
    IntBuffer ids =
        ByteBuffer.allocateDirect(rows * CharacterFeatures.COLUMNS * Integer.BYTES)
            .order(ByteOrder.nativeOrder())
            .asIntBuffer();
    features.put(codePoints, codePoints.length, ids);
    ids.position(0);
    Tensor input = Tensor.of(ids, rows, CharacterFeatures.COLUMNS);
    FloatBuffer logits = model.run(Map.of(IDS, input), Set.of(LOGITS)).get(LOGITS).floats();
    requireNumbers(logits, codePoints.length * WindowOutput.COLUMNS);
    return WindowOutput.of(codePoints, lastUnits, logits);
  }

  private void requireNumbers(FloatBuffer logits, int count) {
    for (int i = 0; i < count; i++) {
      if (Float.isNaN(logits.get(i))) {
        throw new ModelException(
            model.name()
                + ": expected numbers as logits; found NaN in column "
                + i % WindowOutput.COLUMNS
                + " of code point "
                + i / WindowOutput.COLUMNS
                + " of a window");
      }
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
