package dev.caesura.models.speech;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.ScoreStream;
import dev.caesura.audio.StreamingScorer;
import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.OnnxOptions;
import dev.caesura.models.internal.Port;
import dev.caesura.models.internal.Signature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Voice activity detector based on Silero VAD, versions 5 and 6.
 *
 * <p>Takes recordings at 16,000 Hz (windows of 512 samples) and 8,000 Hz (256); a frame is one
 * window of 32 ms, the last one filled up with zeros. The network also wants the last 64 (32)
 * samples of the window before, and its recurrent state; both are carried from window to window and
 * start at zero for each call. A run without that context gives no error, but probabilities near
 * zero on real speech.
 *
 * <p>The shipped weights run at 16,000 Hz as a sequence, all but the recurrence on many windows at
 * once: the same numbers except for rounding (2e-6 at most on the bundled recording), about nine
 * times as fast. Other files, and 8,000 Hz, run window by window as the authors' code does.
 *
 * <p>Scores lag: on the TEN recordings they fit the labels best when moved about 30 ms earlier.
 * Nothing is moved here.
 *
 * <p>Thread-safe: calls share the weights and nothing else. {@link #close} waits for calls in
 * flight; later ones end with {@link IllegalStateException}.
 *
 * <p>Source: Silero Team, <em>Silero VAD</em>, version 6 (MIT licence); the loop follows {@code
 * OnnxWrapper} of its Python package, which differs in taking one array instead of blocks.
 */
public final class SileroVad implements StreamingScorer, AutoCloseable {

  /** Digest of the shipped weights; {@code models/fetch-silero --check} compares the package's. */
  static final String SHIPPED_SHA256 =
      "1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3";

  /** Digest of the sequence form; {@code models/make-silero-sequence --check} makes it again. */
  static final String SEQUENCE_SHA256 =
      "c897f8e16a6d43ec9e88efd84745016a8c9384ee904ffd198c71e9a1db23fba2";

  private static final String SHIPPED = "silero_vad_v6.onnx";
  private static final String SEQUENCE = "silero_vad_v6_sequence.onnx";

  private static final Signature SIGNATURE =
      Signature.of(
          List.of(Port.float32("input"), Port.float32("state"), Port.int64("sr")),
          List.of(Port.float32("output"), Port.float32("stateN")));

  private final OnnxModel model;
  private final Optional<OnnxModel> sequence;

  private SileroVad(OnnxModel model, Optional<OnnxModel> sequence) {
    this.model = model;
    this.sequence = sequence;
  }

  /**
   * Opens the shipped weights, Silero VAD version 6.
   *
   * @return the detector; the caller closes it
   * @throws dev.caesura.models.ModelException if the shipped file was changed
   */
  public static SileroVad open() {
    OnnxModel windows = shipped(SHIPPED, SHIPPED_SHA256, SIGNATURE);
    boolean done = false;
    try {
      OnnxModel sequence = shipped(SEQUENCE, SEQUENCE_SHA256, SileroSequence.SIGNATURE);
      done = true;
      return new SileroVad(windows, Optional.of(sequence));
    } finally {
      if (!done) {
        windows.close();
      }
    }
  }

  private static OnnxModel shipped(String name, String digest, Signature signature) {
    try (InputStream in = SileroVad.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing from the jar");
      }
      return OnnxModel.open(
          name, in.readAllBytes(), signature, OnnxOptions.defaults().withSha256(digest));
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + name + " cannot be read", e);
    }
  }

  /**
   * Opens another file of version 5 or 6: inputs {@code input}, {@code state} and {@code sr},
   * outputs {@code output} and {@code stateN}. Version 4 and older, with {@code h} and {@code c},
   * are refused.
   *
   * @param file the network, in ONNX form
   * @return the detector; the caller closes it
   * @throws IOException if the file is not there or cannot be read
   * @throws dev.caesura.models.ModelException if it is not such a network
   */
  public static SileroVad open(Path file) throws IOException {
    return new SileroVad(OnnxModel.open(file, SIGNATURE, OnnxOptions.defaults()), Optional.empty());
  }

  /**
   * Returns the grid on which the frames of a recording lie.
   *
   * @param sampleRate 16,000 or 8,000
   * @return 512 samples every 512, or 256 every 256
   * @throws IllegalArgumentException for any other rate
   */
  @Override
  public FrameGrid grid(int sampleRate) {
    int window =
        switch (sampleRate) {
          case 16_000 -> 512;
          case 8_000 -> 256;
          default ->
              throw new IllegalArgumentException(
                  "sample rate "
                      + sampleRate
                      + " Hz is not 16000 or 8000; resample the recording to 16000 Hz first");
        };
    return new FrameGrid(sampleRate, window, window);
  }

  /**
   * Scores a whole recording; memory grows by four bytes per 32 ms.
   *
   * @param recording at 16,000 or 8,000 Hz; read once, in order, in blocks
   * @return one probability of speech per started window
   * @throws IOException if the recording cannot be read, or holds NaN or an infinity
   * @throws IllegalArgumentException if its rate is another one
   * @throws IllegalStateException if the detector is closed
   */
  @Override
  public FrameScores score(AudioSource recording) throws IOException {
    return StreamingScorer.super.score(recording);
  }

  /**
   * Starts on a recording; its recurrent state lives in the stream.
   *
   * @param sampleRate 16,000 or 8,000
   * @return a stream whose scores come with the last sample of their window; close it before the
   *     detector
   * @throws IllegalArgumentException for any other rate
   */
  @Override
  public ScoreStream start(int sampleRate) {
    FrameGrid grid = grid(sampleRate);
    return new SileroStream(walk(grid), grid.windowSamples());
  }

  /**
   * Returns 0: nothing that follows a window changes its score.
   *
   * @return 0
   */
  @Override
  public double lookaheadSeconds() {
    return 0;
  }

  private SileroWalk walk(FrameGrid grid) {
    return sequence.isPresent() && grid.sampleRate() == 16_000
        ? new SileroSequence(sequence.orElseThrow())
        : new SileroSteps(model, grid);
  }

  /** Waits for calls in flight and frees the network; a second call does nothing. */
  @Override
  public void close() {
    model.close();
    sequence.ifPresent(OnnxModel::close);
  }
}
