package dev.caesura.models.speech;

import dev.caesura.audio.feature.MelCepstra;
import dev.caesura.audio.unit.UnitBoundaryScorer;
import dev.caesura.audio.unit.UnitFeatures;
import dev.caesura.models.ModelException;
import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.OnnxOptions;
import dev.caesura.models.internal.Port;
import dev.caesura.models.internal.Signature;
import dev.caesura.models.internal.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scores boundaries of units with a small convolutional network: input {@code features} [1, frames,
 * size], output {@code logits} [1, frames, 2], whose second column stands for a boundary before the
 * frame. Scores are probabilities.
 *
 * <p>The shipped network takes {@link dev.caesura.audio.unit.CepstralFeatures}; it was trained
 * without labels, by {@code models/training/units.py}. A network of your own may take any features.
 * Recordings run in windows with as much context as the shipped network sees, so that memory is
 * bounded. Thread-safe; {@link #close} waits for runs in flight.
 *
 * <p>Source: Tseng et al., <em>REBORN</em> (2024), section 3; here with fewer channels, and on
 * cepstra by default.
 */
public final class UnitBoundaryNetwork implements UnitBoundaryScorer, AutoCloseable {

  private static final String SHIPPED = "unit-boundaries.onnx";
  private static final String INPUT = "features";
  private static final String OUTPUT = "logits";
  private static final Signature SIGNATURE =
      Signature.of(List.of(Port.float32(INPUT)), List.of(Port.float32(OUTPUT)));
  private static final int WINDOW = 6000;
  private static final int CONTEXT = 100;

  private final OnnxModel model;
  private final int size;

  private UnitBoundaryNetwork(OnnxModel model) {
    this.model = model;
    long[] shape = model.shape(INPUT);
    this.size = shape.length == 3 ? (int) shape[2] : -1;
  }

  /**
   * Opens the shipped network.
   *
   * @return the scorer; the caller closes it
   */
  public static UnitBoundaryNetwork open() {
    try (InputStream in = UnitBoundaryNetwork.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("resource " + SHIPPED + " is missing from the jar");
      }
      return new UnitBoundaryNetwork(
          OnnxModel.open(SHIPPED, in.readAllBytes(), SIGNATURE, OnnxOptions.defaults()));
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + SHIPPED + " cannot be read", e);
    }
  }

  /**
   * Opens another network.
   *
   * @param file the network, in ONNX form
   * @return the scorer; the caller closes it
   * @throws IOException if the file is not there or cannot be read
   * @throws ModelException if it has other inputs or outputs
   */
  public static UnitBoundaryNetwork open(Path file) throws IOException {
    return new UnitBoundaryNetwork(OnnxModel.open(file, SIGNATURE, OnnxOptions.defaults()));
  }

  @Override
  public float[] score(UnitFeatures features) {
    if (size > 0 && features.size() != size) {
      throw new IllegalArgumentException(
          model.name()
              + ": expected features of size "
              + size
              + (size == MelCepstra.SIZE ? " (cepstra)" : "")
              + "; found "
              + features.size());
    }
    float[] scores = new float[features.frames()];
    for (int from = 0; from < scores.length; from += WINDOW) {
      int to = Math.min(scores.length, from + WINDOW);
      int start = Math.max(0, from - CONTEXT);
      int end = Math.min(scores.length, to + CONTEXT);
      float[] logits = logits(features, start, end);
      for (int t = from; t < to; t++) {
        double no = logits[2 * (t - start)];
        double yes = logits[2 * (t - start) + 1];
        scores[t] = (float) (1 / (1 + Math.exp(no - yes)));
      }
    }
    return scores;
  }

  private float[] logits(UnitFeatures features, int start, int end) {
    int width = features.size();
    FloatBuffer rows = FloatBuffer.wrap(features.rows(), start * width, (end - start) * width);
    Tensor fed = Tensor.of(rows.slice(), 1, end - start, width);
    Tensor found = model.run(Map.of(INPUT, fed), Set.of(OUTPUT)).get(OUTPUT);
    long[] shape = found.shape();
    if (shape.length != 3 || shape[1] != end - start || shape[2] != 2) {
      throw new ModelException(
          model.name()
              + ": expected "
              + OUTPUT
              + " [1, "
              + (end - start)
              + ", 2]; found "
              + Arrays.toString(shape));
    }
    float[] logits = new float[2 * (end - start)];
    found.floats().get(logits);
    return logits;
  }

  /** Waits for runs in flight and frees the network; a second call does nothing. */
  @Override
  public void close() {
    model.close();
  }
}
