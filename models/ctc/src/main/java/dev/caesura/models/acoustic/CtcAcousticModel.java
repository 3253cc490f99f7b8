package dev.caesura.models.acoustic;

import dev.caesura.align.AcousticModel;
import dev.caesura.align.Emissions;
import dev.caesura.align.ctc.CtcVocabulary;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.TimeSpan;
import dev.caesura.models.ModelException;
import dev.caesura.models.internal.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Acoustic model based on a CTC network, run over recordings of any length in overlapping windows.
 *
 * <p>The model is a folder. Networks of the wav2vec2 family (wav2vec2, HuBERT, WavLM, MMS) are as
 * the Hugging Face exporter writes them:
 *
 * <ul>
 *   <li>{@code model.onnx}: input {@code input_values}, float, [batch, samples] at 16 kHz, perhaps
 *       {@code attention_mask}; output {@code logits}, float, [batch, frames, symbols]
 *   <li>{@code vocab.json}: symbol to number, or such an object for each language (MMS)
 *   <li>optionally {@code tokenizer_config.json}, {@code special_tokens_map.json} and {@code
 *       added_tokens.json} (blank, word delimiter, other symbols), {@code config.json} (strides)
 *       and {@code preprocessor_config.json} (normalisation)
 * </ul>
 *
 * <p>CTC networks of NVIDIA NeMo have no {@code vocab.json}, but:
 *
 * <ul>
 *   <li>{@code model.onnx}: inputs {@code audio_signal}, float, [batch, bands, columns], log-mel
 *       features, and {@code length}, or {@code processed_signal} and {@code
 *       processed_signal_length}; output {@code logprobs}, float, [batch, frames, symbols]
 *   <li>{@code tokens.txt} or {@code vocab.txt}: a symbol on each line, perhaps with its number;
 *       word pieces begin with {@value CtcVocabulary#WORD_START}
 * </ul>
 *
 * <p>Each window of 20 s is run with 2 s of context on both sides, whose frames are discarded,
 * because attention at a cut has less context than in training. Mean and variance are those of the
 * window. Memory holds one window and the emissions. Thread-safe.
 */
public final class CtcAcousticModel implements AcousticModel, AutoCloseable {

  /** The sample rate of all networks, in hertz. */
  static final int RATE = 16_000;

  private static final int WINDOW_SECONDS = 20;
  private static final int CONTEXT_SECONDS = 2;

  private final CtcFolder opened;
  private final FrameGrid grid;

  private CtcAcousticModel(CtcFolder opened) {
    this.opened = opened;
    this.grid = new FrameGrid(RATE, opened.front().fieldSamples(), opened.front().hop());
  }

  /**
   * Opens a model with one vocabulary, or with the vocabulary for English.
   *
   * @param folder the folder
   * @return the model; the caller closes it
   * @throws IOException if a file is missing or cannot be read
   * @throws ModelException if a file does not have the expected content
   */
  public static CtcAcousticModel open(Path folder) throws IOException {
    return open(folder, Locale.ENGLISH);
  }

  /**
   * Opens a model for a language. It is run once, over two seconds of noise, to check it.
   *
   * @param folder the folder
   * @param language chooses among vocabularies of several languages, unless {@code
   *     tokenizer_config.json} does ({@code target_lang})
   * @return the model; the caller closes it
   * @throws IOException if a file is missing or cannot be read
   * @throws ModelException if a file does not have the expected content, or the network and the
   *     vocabulary do not fit together
   */
  public static CtcAcousticModel open(Path folder, Locale language) throws IOException {
    return new CtcAcousticModel(CtcFolder.open(folder, language));
  }

  /**
   * Returns the vocabulary of the network.
   *
   * @return its symbols, blank and word delimiter
   */
  public CtcVocabulary vocabulary() {
    return opened.vocabulary();
  }

  /** Returns the grid of the frames. */
  FrameGrid grid() {
    return grid;
  }

  /** Returns the frames of a window without its context. */
  int windowFrames() {
    return WINDOW_SECONDS * RATE / grid.hopSamples();
  }

  /** Opens a recording in windows of this model. */
  AudioWindows windows(AudioSource recording) throws IOException {
    if (recording.sampleRate() != RATE) {
      throw new IllegalArgumentException(
          recording.name()
              + ": expected a sample rate of "
              + RATE
              + " Hz; found "
              + recording.sampleRate());
    }
    int hop = grid.hopSamples();
    return new AudioWindows(recording, windowFrames() * hop, CONTEXT_SECONDS * RATE / hop * hop);
  }

  @Override
  public Emissions emissions(AudioSource recording) throws IOException {
    float[] values = new float[0];
    int size = 0;
    try (AudioWindows windows = windows(recording)) {
      for (Optional<AudioWindows.Window> window = windows.next();
          window.isPresent();
          window = windows.next()) {
        float[] logs = run(window.get());
        int grown = Math.addExact(size, logs.length);
        if (grown > values.length) {
          values =
              Arrays.copyOf(
                  values, (int) Math.max(grown, Math.min(values.length * 3L / 2, 1 << 30)));
        }
        System.arraycopy(logs, 0, values, size, logs.length);
        size = grown;
      }
      TimeSpan span = new TimeSpan(0, windows.samples(), RATE);
      return Emissions.of(span, grid, vocabulary().size(), Arrays.copyOf(values, size));
    }
  }

  /** Runs the network; returns the log-probabilities of a window without its context. */
  float[] run(AudioWindows.Window window) {
    int hop = grid.hopSamples();
    int first = window.before() / hop;
    int frames = (window.core() + hop - 1) / hop;
    int symbols = vocabulary().size();
    Tensor given = opened.front().run(opened.model(), window.samples(), first + frames);
    long[] shape = given.shape();
    if (shape.length != 3 || shape[2] != symbols || shape[1] < first + frames) {
      throw new ModelException(
          opened.model().name()
              + ": expected an output of shape [1, at least "
              + (first + frames)
              + ", "
              + symbols
              + "] of "
              + window.samples().length
              + " samples; found "
              + Arrays.toString(shape));
    }
    float[] values = new float[frames * symbols];
    given.floats().get(first * symbols, values);
    for (int t = 0; t < frames; t++) {
      logSoftmax(values, t * symbols, symbols);
    }
    return values;
  }

  static void requireNumber(float value, String model, String output) {
    if (Float.isNaN(value) || value == Float.POSITIVE_INFINITY) {
      throw new ModelException(
          model
              + ": output "
              + output
              + ": expected finite numbers; found "
              + value
              + ". Export the network again in 32-bit floats.");
    }
  }

  private void logSoftmax(float[] values, int at, int size) {
    float max = Float.NEGATIVE_INFINITY;
    for (int k = at; k < at + size; k++) {
      requireNumber(values[k], opened.model().name(), opened.front().output());
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
    opened.model().close();
  }
}
