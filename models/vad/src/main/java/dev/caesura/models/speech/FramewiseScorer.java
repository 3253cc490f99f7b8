package dev.caesura.models.speech;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.ScoreStream;
import dev.caesura.audio.StreamingScorer;
import dev.caesura.io.Sha256;
import dev.caesura.models.ModelException;
import dev.caesura.models.internal.OnnxModel;
import dev.caesura.models.internal.OnnxOptions;
import dev.caesura.models.internal.Port;
import dev.caesura.models.internal.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Voice activity detector that runs any framewise network, described by a small JSON beside it:
 * FireRedVAD, classifiers in the manner of SHAS, your own.
 *
 * <p>For example {@code {"network": "model.onnx", "input": "feat", "output": "probs", "features":
 * {"type": "fbank", "bins": 80, "cmvn": "cmvn.ark"}}}, or {@code {"network": "shas.onnx", "input":
 * "input_values", "mask": "attention_mask", "output": "logits", "features": {"type": "samples",
 * "normalize": true}, "activation": "sigmoid", "chunk_frames": 800, "context_frames": 100}}.
 *
 * <ul>
 *   <li>{@code network}: the ONNX file, in the same folder; {@code sha256}: its digest, if it must
 *       be this one.
 *   <li>{@code sample_rate} (16,000), {@code window} and {@code hop} in samples (fbank: 25 ms and
 *       10 ms; samples: 400 and 320, those of wav2vec2).
 *   <li>{@code input}, {@code output}, {@code mask}: names in the network; the mask, if it takes
 *       one, is int64 and all ones, [1, length].
 *   <li>{@code features.type}: {@code fbank} gives [1, frames, bins] (with {@code "layout":
 *       "bins_first"} [1, bins, frames]) as {@link dev.caesura.audio.feature.KaldiFbank} computes
 *       them: {@code bins} (80), {@code low_hz} (20), {@code high_hz} (half the rate), {@code
 *       scale} (32,768), {@code taper} (povey), {@code cmvn} (Kaldi's statistics in a file beside,
 *       or {@code mean} and {@code scale} as lists). {@code samples} gives [1, samples], with
 *       {@code normalize} brought to mean 0 and variance 1 in one chunk.
 *   <li>{@code activation}: {@code none} (the output is probabilities), {@code sigmoid} or {@code
 *       softmax}; {@code speech}: the columns whose probabilities are added (0).
 *   <li>{@code chunk_frames} (3,000) are run at once, with {@code context_frames} (200) on both
 *       sides whose scores are thrown away: with as much context as the network looks at there is
 *       no seam. Both decide the lookahead of a stream.
 * </ul>
 *
 * <p>The output is [1, frames] or [1, frames, columns], float. Frames are those of {@link
 * FrameGrid#wholeFrames}; a recording shorter than a window is filled up with silence and has one.
 * Memory holds one chunk. Thread-safe; {@link #close} waits for runs in flight.
 *
 * <p>Sources: Xu et al., <em>FireRedVAD</em> (2026), whose chunks have no context, and so a seam;
 * Tsiamas et al. 2022, <em>SHAS</em>, section 2.
 */
public final class FramewiseScorer implements StreamingScorer, AutoCloseable {

  private final FramewiseDescription description;
  private final OnnxModel model;
  private final String identity;

  private FramewiseScorer(FramewiseDescription description, OnnxModel model, String identity) {
    this.description = description;
    this.model = model;
    this.identity = identity;
  }

  /**
   * Opens a network by its description.
   *
   * @param file the JSON; the files that it names lie in the same folder
   * @return the scorer; the caller closes it
   * @throws IOException if a file is not there or cannot be read
   * @throws ModelException if a file holds something else than it should; the message names file
   *     and key
   */
  public static FramewiseScorer open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "no such description");
    }
    FramewiseDescription description = FramewiseDescription.read(file);
    Signature signature =
        new Signature(
            List.of(Port.float32(description.input())),
            description.mask().map(Port::int64).stream().toList(),
            List.of(Port.float32(description.output())));
    OnnxModel model =
        OnnxModel.open(
            description.network(),
            signature,
            OnnxOptions.defaults().withSha256(description.sha256()));
    boolean done = false;
    try {
      FramewiseScorer scorer =
          new FramewiseScorer(
              description, model, Sha256.ofFiles(description.files().toArray(new Path[0])));
      done = true;
      return scorer;
    } finally {
      if (!done) {
        model.close();
      }
    }
  }

  /**
   * Returns an identifier of this network and its settings.
   *
   * @return the SHA-256 of description, network and statistics, in hex
   */
  public String identity() {
    return identity;
  }

  /**
   * Returns the rate that the network was trained on.
   *
   * @return samples a second
   */
  public int sampleRate() {
    return description.grid().sampleRate();
  }

  @Override
  public FrameGrid grid(int sampleRate) {
    if (sampleRate != sampleRate()) {
      throw new IllegalArgumentException(
          "sample rate "
              + sampleRate
              + " Hz is not "
              + sampleRate()
              + "; resample the recording to "
              + sampleRate()
              + " Hz first");
    }
    return description.grid();
  }

  @Override
  public ScoreStream start(int sampleRate) {
    grid(sampleRate);
    return new FramewiseStream(description, model);
  }

  /**
   * Returns the length of one chunk and its context: the first frame of a chunk waits for all of
   * it.
   *
   * @return seconds
   */
  @Override
  public double lookaheadSeconds() {
    long frames = (long) description.chunkFrames() + description.contextFrames() - 1;
    return (double) frames * description.grid().hopSamples() / sampleRate();
  }

  /** Waits for runs in flight and frees the network; a second call does nothing. */
  @Override
  public void close() {
    model.close();
  }
}
