package dev.caesura.audio.energy;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.ScoreStream;
import dev.caesura.audio.StreamingScorer;

/**
 * Voice activity by loudness above a noise floor that the scorer tracks itself: what to use where
 * no model fits, at any sample rate. Loud noise is speech to it.
 *
 * <p>The level of a frame of 20 ms, in dB, is smoothed over {@value #SMOOTH} frames. The floor is
 * the lowest smoothed level within {@code floorSeconds} on both sides, so that it follows a room
 * that changes. The probability is a logistic curve of the level above the floor, one half at
 * {@code marginDecibels}, and zero under {@value #INAUDIBLE} dB of full scale. A stream holds the
 * levels within the floor's reach, and its scores lag by as much. Immutable and thread-safe.
 *
 * <p>Source: the floor is minimum statistics (Martin, IEEE Trans. Speech and Audio Processing 9,
 * 2001) without its bias correction.
 *
 * @param floorSeconds how far around a frame the floor is looked for, more than 0
 * @param marginDecibels level above the floor at which the probability is one half, more than 0
 */
public record EnergyScorer(double floorSeconds, double marginDecibels) implements StreamingScorer {

  static final int SMOOTH = 3;

  private static final int FRAMES_A_SECOND = 50;
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
  public FrameGrid grid(int sampleRate) {
    int hop = Math.max(1, sampleRate / FRAMES_A_SECOND);
    return new FrameGrid(sampleRate, hop, hop);
  }

  @Override
  public ScoreStream start(int sampleRate) {
    int hop = grid(sampleRate).hopSamples();
    int reach = (int) Math.max(1, Math.round(floorSeconds * sampleRate / hop));
    return new EnergyStream(hop, reach, this::probability);
  }

  /**
   * The floor's reach, and a frame for the smoothing.
   *
   * @return seconds; frames are a little off 20 ms at rates that 50 does not divide
   */
  @Override
  public double lookaheadSeconds() {
    return floorSeconds + 2.0 / FRAMES_A_SECOND;
  }

  private float probability(float level, float floor) {
    double above = (level - floor - marginDecibels) / SLOPE;
    return level < INAUDIBLE ? 0 : (float) (1 / (1 + Math.exp(-above)));
  }
}
