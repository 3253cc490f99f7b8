package dev.caesura.audio.tarsos;

import be.tarsos.dsp.SilenceDetector;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.SpeechScorer;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.Arrays;

/**
 * Speech scorer based on the silence detector of TarsosDSP: a baseline with one fixed level, which
 * does not adapt to the room. Frames of 20 ms that are louder than the threshold score 1, others 0.
 * Immutable and thread-safe.
 *
 * <p>Source: {@code SilenceDetector} of TarsosDSP 2.4.
 *
 * @param thresholdDecibels sound pressure level as TarsosDSP defines it, from -200 to 0; its own
 *     default is -70
 */
public record SilenceScorer(double thresholdDecibels) implements SpeechScorer {

  public SilenceScorer {
    if (!(thresholdDecibels >= -200 && thresholdDecibels <= 0)) {
      throw new IllegalArgumentException(
          "thresholdDecibels " + thresholdDecibels + ": expected a number from -200 to 0");
    }
  }

  /**
   * Returns a scorer with TarsosDSP's threshold.
   *
   * @return the scorer at -70 dB
   */
  public static SilenceScorer defaults() {
    return new SilenceScorer(SilenceDetector.DEFAULT_SILENCE_THRESHOLD);
  }

  /**
   * Returns a copy with the given threshold.
   *
   * @param decibels sound pressure level, from -200 to 0
   * @return a copy
   */
  public SilenceScorer withThresholdDecibels(double decibels) {
    return new SilenceScorer(decibels);
  }

  @Override
  public FrameScores score(AudioSource recording) throws IOException {
    int rate = recording.sampleRate();
    int hop = Math.max(1, rate / 50);
    SilenceDetector detector = new SilenceDetector(thresholdDecibels, false);
    float[] scores = new float[1024];
    float[] frame = new float[hop];
    int frames = 0;
    long samples = 0;
    try (AudioStream stream = recording.open()) {
      int read = hop;
      while (read == hop) {
        read = stream.readFully(frame, 0, hop);
        if (read > 0) {
          Arrays.fill(frame, read, hop, 0);
          if (frames == scores.length) {
            scores = Arrays.copyOf(scores, Math.multiplyExact(frames, 2));
          }
          scores[frames++] = detector.isSilence(frame) ? 0 : 1;
          samples += read;
        }
      }
    }
    FrameGrid grid = new FrameGrid(rate, hop, hop);
    return FrameScores.of(new TimeSpan(0, samples, rate), grid, Arrays.copyOf(scores, frames));
  }
}
