package dev.caesura.audio.dsp;

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
 * TarsosDSP's silence detector as a scorer: a baseline that knows one fixed level and nothing of
 * the room. 1 for frames of 20 ms louder than the threshold, else 0. Immutable and thread-safe.
 *
 * <p>Source: {@code SilenceDetector} of TarsosDSP 2.4.
 *
 * @param thresholdDecibels sound pressure level as TarsosDSP counts it, in [-200, 0]; -70 there
 */
public record SilenceScorer(double thresholdDecibels) implements SpeechScorer {

  public SilenceScorer {
    if (!(thresholdDecibels >= -200 && thresholdDecibels <= 0)) {
      throw new IllegalArgumentException(
          "thresholdDecibels " + thresholdDecibels + " is not in [-200, 0]");
    }
  }

  /**
   * TarsosDSP's own threshold.
   *
   * @return the scorer at -70 dB
   */
  public static SilenceScorer withDefaults() {
    return new SilenceScorer(SilenceDetector.DEFAULT_SILENCE_THRESHOLD);
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
