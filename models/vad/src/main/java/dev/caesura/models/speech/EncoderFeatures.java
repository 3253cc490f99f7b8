package dev.caesura.models.speech;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.unit.UnitFeatureExtractor;
import dev.caesura.audio.unit.UnitFeatures;
import dev.caesura.models.ModelException;
import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.OnnxOptions;
import dev.caesura.models.internal.Port;
import dev.caesura.models.internal.Signature;
import dev.caesura.models.internal.Tensor;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Features of any speech encoder in ONNX form, such as wav2vec 2.0 or HuBERT: one input [1,
 * samples] at 16 kHz, named {@code input_values}, {@code input}, {@code samples}, {@code audio} or
 * {@code waveform}, and an output [1, frames, size], named {@code last_hidden_state}, {@code
 * hidden_states}, {@code output}, {@code features} or {@code embeddings}.
 *
 * <p>The hop is found by running silence of two lengths. Recordings run in windows of about 20
 * seconds with 2 seconds of context on both sides, each brought to mean 0 and variance 1, so that
 * memory is bounded. The features of one recording are held whole. Thread-safe; {@link #close}
 * waits for runs in flight.
 */
public final class EncoderFeatures implements UnitFeatureExtractor, AutoCloseable {

  private static final int RATE = 16_000;
  private static final int WINDOW_SECONDS = 20;
  private static final int CONTEXT_SECONDS = 2;

  private static final List<String> INPUTS =
      List.of("input_values", "input", "samples", "audio", "waveform");
  private static final List<String> OUTPUTS =
      List.of("last_hidden_state", "hidden_states", "output", "features", "embeddings");

  private final OnnxModel model;
  private final String input;
  private final String output;
  private final int hop;

  /** Samples that the first frame needs besides its hop. */
  private final int margin;

  private EncoderFeatures(OnnxModel model) {
    this.model = model;
    this.input = model.inputs().get(0).name();
    this.output = first(OUTPUTS, model.outputs());
    long one = run(new float[2 * RATE]).shape()[1];
    long two = run(new float[4 * RATE]).shape()[1];
    if (two <= one || (2 * RATE) % (two - one) != 0) {
      throw new ModelException(
          model.name()
              + ": expected frames at a steady hop; found "
              + one
              + " in 2 s and "
              + two
              + " in 4 s");
    }
    this.hop = (int) (2 * RATE / (two - one));
    this.margin = (int) Math.max(0, 2 * RATE - one * hop);
  }

  private static String first(List<String> names, List<Port> ports) {
    return ports.stream().map(Port::name).filter(names::contains).findFirst().orElseThrow();
  }

  /**
   * Opens an encoder.
   *
   * @param file the network, in ONNX form
   * @return the extractor; the caller closes it
   * @throws IOException if the file is not there or cannot be read
   * @throws ModelException if it has other inputs or outputs, or no steady hop
   */
  public static EncoderFeatures open(Path file) throws IOException {
    List<Signature> forms = new ArrayList<>();
    for (String in : INPUTS) {
      for (String out : OUTPUTS) {
        forms.add(Signature.of(List.of(Port.float32(in)), List.of(Port.float32(out))));
      }
    }
    OnnxModel model = OnnxModel.open(file, forms, OnnxOptions.defaults());
    boolean done = false;
    try {
      EncoderFeatures features = new EncoderFeatures(model);
      done = true;
      return features;
    } finally {
      if (!done) {
        model.close();
      }
    }
  }

  /** Runs samples, brought to mean 0 and variance 1; returns [1, frames, size]. */
  private Tensor run(float[] samples) {
    double sum = 0;
    double squares = 0;
    for (float x : samples) {
      sum += x;
      squares += (double) x * x;
    }
    double mean = sum / samples.length;
    double scale = 1 / Math.sqrt(squares / samples.length - mean * mean + 1e-7);
    float[] normal = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      normal[i] = (float) ((samples[i] - mean) * scale);
    }
    Tensor fed = Tensor.of(FloatBuffer.wrap(normal), 1, normal.length);
    Tensor found = model.run(Map.of(input, fed), Set.of(output)).get(output);
    if (found.shape().length != 3 || found.shape()[0] != 1) {
      throw new ModelException(
          model.name()
              + ": expected "
              + output
              + " [1, frames, size]; found "
              + Arrays.toString(found.shape()));
    }
    return found;
  }

  @Override
  public int sampleRate() {
    return RATE;
  }

  @Override
  public UnitFeatures extract(AudioSource recording) throws IOException {
    if (recording.sampleRate() != RATE) {
      throw new IllegalArgumentException(
          "sample rate "
              + recording.sampleRate()
              + " Hz: expected "
              + RATE
              + "; resample the recording first");
    }
    int window = WINDOW_SECONDS * RATE / hop;
    int context = CONTEXT_SECONDS * RATE / hop;
    float[] held = new float[(window + 2 * context) * hop + margin];
    float[] rows = new float[0];
    int size = 1;
    long total = 0;
    try (AudioStream stream = recording.open()) {
      int filled = context * hop;
      boolean isLast = false;
      for (int from = 0; !isLast; from += window) {
        int read = stream.readFully(held, filled, held.length - filled);
        total += read;
        filled += read;
        isLast = filled < held.length;
        Arrays.fill(held, filled, held.length, 0);
        int count = isLast ? (int) (total / hop) - from : window;
        if (count > 0) {
          int before = Math.min(from, context);
          int after = isLast ? count : window + context;
          float[] samples =
              Arrays.copyOfRange(held, (context - before) * hop, (context + after) * hop + margin);
          Tensor found = run(samples);
          size = (int) found.shape()[2];
          int wanted = Math.min(count, (int) found.shape()[1] - before);
          rows = Arrays.copyOf(rows, Math.multiplyExact(from + wanted, size));
          found.floats().position(before * size).get(rows, from * size, wanted * size);
        }
        System.arraycopy(held, window * hop, held, 0, held.length - window * hop);
        filled -= window * hop;
      }
    }
    return new UnitFeatures(RATE, (long) rows.length / size * hop, hop, size, rows);
  }

  @Override
  public void close() {
    model.close();
  }
}
