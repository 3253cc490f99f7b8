package dev.caesura.audio.energy;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.SpeechScorer;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Voice activity by loudness above a noise floor that the scorer tracks itself: what to use where
 * no model fits, at any sample rate. Loud noise is speech to it.
 *
 * <p>The level of a frame of 20 ms, in dB, is smoothed over {@value #SMOOTH} frames. The floor is
 * the lowest smoothed level within {@code floorSeconds} on both sides, so that it follows a room
 * that changes. The probability is a logistic curve of the level above the floor, one half at
 * {@code marginDecibels}, and zero under {@value #INAUDIBLE} dB of full scale. Memory grows by
 * twelve bytes a frame. Immutable and thread-safe.
 *
 * <p>Source: the floor is minimum statistics (Martin, IEEE Trans. Speech and Audio Processing 9,
 * 2001) without its bias correction.
 *
 * @param floorSeconds how far around a frame the floor is looked for, more than 0
 * @param marginDecibels level above the floor at which the probability is one half, more than 0
 */
public record EnergyScorer(double floorSeconds, double marginDecibels) implements SpeechScorer {

  private static final int SMOOTH = 3;
  private static final double INAUDIBLE = -75;

  /** Decibels for a probability of about three quarters instead of one half. */
  private static final double SLOPE = 3;

  public EnergyScorer {
    if (!(floorSeconds > 0 && floorSeconds < 1e6)) {
      throw new IllegalArgumentException("floorSeconds " + floorSeconds + " is not in (0, 1e6)");
    }
    if (!(marginDecibels > 0 && marginDecibels < 200)) {
      throw new IllegalArgumentException(
          "marginDecibels " + marginDecibels + " is not in (0, 200)");
    }
  }

  /**
   * A floor within 5 s on both sides, a margin of 12 dB; {@code bench/run scorers} measures it.
   *
   * @return the scorer
   */
  public static EnergyScorer withDefaults() {
    return new EnergyScorer(5, 12);
  }

  @Override
  public FrameScores score(AudioSource recording) throws IOException {
    int rate = recording.sampleRate();
    int hop = Math.max(1, rate / 50);
    FrameGrid grid = new FrameGrid(rate, hop, hop);
    FrameEnergy energy = FrameEnergy.of(recording, grid);
    float[] level = smoothed(energy.decibels());
    float[] floor = lowest(level, (int) Math.max(1, Math.round(floorSeconds * rate / hop)));
    float[] scores = new float[level.length];
    for (int i = 0; i < scores.length; i++) {
      double above = (level[i] - floor[i] - marginDecibels) / SLOPE;
      scores[i] = level[i] < INAUDIBLE ? 0 : (float) (1 / (1 + Math.exp(-above)));
    }
    return FrameScores.of(new TimeSpan(0, energy.samples(), rate), grid, scores);
  }

  private static float[] smoothed(float[] level) {
    float[] smooth = new float[level.length];
    for (int i = 0; i < level.length; i++) {
      int from = Math.max(0, i - SMOOTH / 2);
      int to = Math.min(level.length, i + SMOOTH / 2 + 1);
      float sum = 0;
      for (int k = from; k < to; k++) {
        sum += level[k];
      }
      smooth[i] = sum / (to - from);
    }
    return smooth;
  }

  /** The lowest level of all frames at most {@code reach} away, by a monotone queue. */
  private static float[] lowest(float[] level, int reach) {
    float[] lowest = new float[level.length];
    Deque<Integer> queue = new ArrayDeque<>();
    int next = 0;
    for (int i = 0; i < level.length; i++) {
      for (; next < level.length && next <= i + reach; next++) {
        while (!queue.isEmpty() && level[queue.peekLast()] >= level[next]) {
          queue.removeLast();
        }
        queue.addLast(next);
      }
      while (queue.peekFirst() < i - reach) {
        queue.removeFirst();
      }
      lowest[i] = level[queue.peekFirst()];
    }
    return lowest;
  }
}
