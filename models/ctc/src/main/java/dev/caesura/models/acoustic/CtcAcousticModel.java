package dev.caesura.models.acoustic;

import dev.caesura.align.AcousticModel;
import dev.caesura.align.Emissions;
import dev.caesura.align.ctc.CtcVocabulary;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.TimeSpan;
import dev.caesura.models.ModelException;
import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.OnnxOptions;
import dev.caesura.models.internal.Port;
import dev.caesura.models.internal.Signature;
import dev.caesura.models.internal.Tensor;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Acoustic model based on a CTC network of the wav2vec2 family (wav2vec2, HuBERT, WavLM, MMS), run
 * over recordings of any length in overlapping windows.
 *
 * <p>The model is a folder as the Hugging Face exporter writes it:
 *
 * <ul>
 *   <li>{@code model.onnx}: input {@code input_values}, float, [batch, samples] at 16 kHz, perhaps
 *       {@code attention_mask}; output {@code logits}, float, [batch, frames, symbols]
 *   <li>{@code vocab.json}: symbol to number
 *   <li>optionally {@code tokenizer_config.json} (blank, word delimiter), {@code config.json}
 *       (strides) and {@code preprocessor_config.json} (normalisation)
 * </ul>
 *
 * <p>Each window of 20 s is run with 2 s of context on both sides, whose frames are discarded,
 * because attention at a cut has less context than in training. Mean and variance are those of the
 * window. Memory holds one window and the emissions. Thread-safe.
 */
public final class CtcAcousticModel implements AcousticModel, AutoCloseable {

  private static final int RATE = 16_000;

  /** Receptive field of the seven convolutions of wav2vec2 (Baevski et al. 2020, section 4.2). */
  private static final int FIELD_SAMPLES = 400;

  private static final int WINDOW_SECONDS = 20;
  private static final int CONTEXT_SECONDS = 2;

  private static final String INPUT = "input_values";
  private static final String MASK = "attention_mask";
  private static final String OUTPUT = "logits";
  private static final Signature SIGNATURE =
      new Signature(
          List.of(Port.float32(INPUT)), List.of(Port.int64(MASK)), List.of(Port.float32(OUTPUT)));

  private final OnnxModel model;
  private final CtcVocabulary vocabulary;
  private final FrameGrid grid;
  private final boolean normalizes;

  private CtcAcousticModel(
      OnnxModel model, CtcVocabulary vocabulary, FrameGrid grid, boolean normalizes) {
    this.model = model;
    this.vocabulary = vocabulary;
    this.grid = grid;
    this.normalizes = normalizes;
  }

  /**
   * Opens a model.
   *
   * @param folder the folder with {@code model.onnx} and {@code vocab.json}
   * @return the model; the caller closes it
   * @throws IOException if a file is missing or cannot be read
   * @throws ModelException if a file does not have the expected content
   */
  public static CtcAcousticModel open(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + ": expected a folder with model.onnx and vocab.json");
    }
    CtcVocabulary vocabulary = CtcFiles.vocabulary(folder);
    FrameGrid grid = new FrameGrid(RATE, FIELD_SAMPLES, CtcFiles.hop(folder));
    boolean normalizes = CtcFiles.normalizes(folder);
    return new CtcAcousticModel(
        OnnxModel.open(folder.resolve("model.onnx"), SIGNATURE, OnnxOptions.defaults()),
        vocabulary,
        grid,
        normalizes);
  }

  /**
   * Returns the vocabulary of the network.
   *
   * @return its symbols, blank and word delimiter
   */
  public CtcVocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public Emissions emissions(AudioSource recording) throws IOException {
    if (recording.sampleRate() != RATE) {
      throw new IllegalArgumentException(
          recording.name()
              + ": expected a sample rate of "
              + RATE
              + " Hz; found "
              + recording.sampleRate());
    }
    int hop = grid.hopSamples();
    int core = WINDOW_SECONDS * RATE / hop * hop;
    int context = CONTEXT_SECONDS * RATE / hop * hop;
    float[] buffer = new float[core + 2 * context];
    float[] values = new float[0];
    long start = 0;
    long samples = 0;
    try (AudioStream stream = recording.open()) {
      int held = read(recording, stream, buffer, 0, core + context, 0);
      samples = held;
      boolean more = held == core + context;
      int before = 0;
      while (held - before > 0) {
        int wanted = Math.min(core, held - before);
        float[] logs = run(buffer, held, before / hop, (wanted + hop - 1) / hop);
        values = append(values, (int) (start / hop) * vocabulary.size(), logs);
        start += wanted;
        if (held - before <= core) {
          break;
        }
        // The last samples of this window are the context of the next one.
        int kept = held - (before + core) + context;
        int from = before + core - context;
        System.arraycopy(buffer, from, buffer, 0, kept);
        before = context;
        held = kept;
        if (more) {
          int read = read(recording, stream, buffer, held, before + core + context - held, samples);
          more = read == before + core + context - held;
          held += read;
          samples += read;
        }
      }
    }
    TimeSpan span = new TimeSpan(0, samples, RATE);
    int frames = Math.toIntExact(grid.startedFrames(samples));
    return Emissions.of(
        span, grid, vocabulary.size(), Arrays.copyOf(values, frames * vocabulary.size()));
  }

  private static int read(
      AudioSource recording, AudioStream stream, float[] buffer, int at, int length, long position)
      throws IOException {
    int read = stream.readFully(buffer, at, length);
    for (int i = at; i < at + read; i++) {
      if (!Float.isFinite(buffer[i])) {
        throw new IOException(
            recording.name()
                + ", sample "
                + (position + i - at)
                + ": expected a finite number; found "
                + buffer[i]);
      }
    }
    return read;
  }

  private static float[] append(float[] values, int at, float[] more) {
    int size = Math.addExact(at, more.length);
    float[] grown =
        size <= values.length
            ? values
            : Arrays.copyOf(values, Math.max(size, Math.toIntExact(values.length * 3L / 2)));
    System.arraycopy(more, 0, grown, at, more.length);
    return grown;
  }

  /** Runs the network; returns the log-probabilities of some frames of a window. */
  private float[] run(float[] window, int held, int firstFrame, int frames) {
    int hop = grid.hopSamples();
    // Silence after the end, so that the last hop has a frame of its own.
    int minLength = (firstFrame + frames - 1) * hop + FIELD_SAMPLES;
    float[] samples = Arrays.copyOf(window, held);
    if (normalizes) {
      normalize(samples);
    }
    samples = Arrays.copyOf(samples, Math.max(held, minLength));
    Map<String, Tensor> fed = new LinkedHashMap<>();
    fed.put(INPUT, Tensor.of(FloatBuffer.wrap(samples), 1, samples.length));
    if (model.inputs().contains(Port.int64(MASK))) {
      long[] ones = new long[samples.length];
      Arrays.fill(ones, 1);
      fed.put(MASK, Tensor.of(LongBuffer.wrap(ones), 1, samples.length));
    }
    Tensor logits = model.run(fed, Set.of(OUTPUT)).get(OUTPUT);
    long[] shape = logits.shape();
    if (shape.length != 3 || shape[2] != vocabulary.size() || shape[1] < firstFrame + frames) {
      throw new ModelException(
          model.name()
              + ": expected logits of shape [1, at least "
              + (firstFrame + frames)
              + ", "
              + vocabulary.size()
              + "] of "
              + samples.length
              + " samples; found "
              + Arrays.toString(shape));
    }
    float[] values = new float[frames * vocabulary.size()];
    logits.floats().get(firstFrame * vocabulary.size(), values);
    for (int t = 0; t < frames; t++) {
      logSoftmax(values, t * vocabulary.size(), vocabulary.size());
    }
    return values;
  }

  private static void normalize(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample;
    }
    double mean = samples.length == 0 ? 0 : sum / samples.length;
    double squares = 0;
    for (float sample : samples) {
      squares += (sample - mean) * (sample - mean);
    }
    // The constant is that of the Hugging Face feature extractor.
    double deviation = Math.sqrt(squares / Math.max(1, samples.length) + 1e-7);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) ((samples[i] - mean) / deviation);
    }
  }

  private void logSoftmax(float[] values, int at, int size) {
    float max = Float.NEGATIVE_INFINITY;
    for (int k = at; k < at + size; k++) {
      if (Float.isNaN(values[k]) || values[k] == Float.POSITIVE_INFINITY) {
        throw new ModelException(model.name() + ": expected finite logits; found " + values[k]);
      }
      max = Math.max(max, values[k]);
    }
    double sum = 0;
    for (int k = at; k < at + size; k++) {
      sum += Math.exp(values[k] - max);
    }
    double log = max + Math.log(sum);
    for (int k = at; k < at + size; k++) {
      values[k] = (float) Math.min(0, values[k] - log);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
