package dev.caesura.audio.score;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.SpeechScorer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Scorer that brings every recording to one level before another scorer reads it: networks miss
 * speech that is much quieter than what they were trained on.
 *
 * <p>The level is that of the louder stretches: the 95th percentile of the mean square of blocks of
 * 50 ms, blocks of zeros left out. One factor for the whole recording brings it to -20 dBFS, but
 * does not amplify by more than 70 dB. So the scores do not depend on the gain of the recording. It
 * is read twice. Thread-safe if the scorer is.
 */
public final class NormalizingScorer implements SpeechScorer {

  /** Mean square of -20 dBFS, a usual level of speech. */
  private static final double TARGET = 0.01;

  /** Greatest factor: 70 dB, so that the last bit of 16 does not become noise at full scale. */
  private static final double MAX_FACTOR = 3162;

  private static final double QUANTILE = 0.95;
  private static final double BLOCK_SECONDS = 0.05;

  private final SpeechScorer scorer;

  private NormalizingScorer(SpeechScorer scorer) {
    this.scorer = scorer;
  }

  /**
   * Creates a scorer that reads recordings at one level.
   *
   * @param scorer the detector; the caller still closes it
   * @return the scorer
   */
  public static NormalizingScorer of(SpeechScorer scorer) {
    return new NormalizingScorer(Objects.requireNonNull(scorer, "scorer"));
  }

  @Override
  public FrameScores score(AudioSource recording) throws IOException {
    return scorer.score(new Scaled(recording, (float) factor(recording)));
  }

  /** Returns the factor that brings a recording to the target level; 1 if it is digital silence. */
  private static double factor(AudioSource recording) throws IOException {
    float[] block = new float[(int) Math.max(1, recording.sampleRate() * BLOCK_SECONDS)];
    double[] powers = new double[1 << 10];
    int count = 0;
    try (AudioStream stream = recording.open()) {
      for (int read = block.length; read == block.length; ) {
        read = stream.readFully(block, 0, block.length);
        double power = 0;
        for (int i = 0; i < read; i++) {
          power += (double) block[i] * block[i];
        }
        if (power > 0) {
          powers = count == powers.length ? Arrays.copyOf(powers, 2 * count) : powers;
          powers[count++] = power / read;
        }
      }
    }
    if (count == 0) {
      return 1;
    }
    Arrays.sort(powers, 0, count);
    double level = powers[(int) (QUANTILE * (count - 1))];
    return Math.min(MAX_FACTOR, Math.sqrt(TARGET / level));
  }

  /** A recording with all samples multiplied. */
  private record Scaled(AudioSource source, float factor) implements AudioSource {

    @Override
    public String name() {
      return source.name();
    }

    @Override
    public int sampleRate() {
      return source.sampleRate();
    }

    @Override
    public AudioStream open() throws IOException {
      AudioStream stream = source.open();
      return new AudioStream() {
        @Override
        public int read(float[] buffer, int offset, int length) throws IOException {
          int read = stream.read(buffer, offset, length);
          for (int i = offset; i < offset + read; i++) {
            buffer[i] *= factor; // peaks may be above 1
          }
          return read;
        }

        @Override
        public void close() throws IOException {
          stream.close();
        }
      };
    }
  }
}
