package dev.caesura.audio.energy;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.ScoreStream;
import dev.caesura.audio.StreamingScorer;

/**
 * Voice activity detector based on loudness above a tracked noise floor. It needs no model and
 * works at any sample rate, but takes loud noise for speech.
 *
 * <p>The level of a frame of 20 ms, in dB, is smoothed over {@value #SMOOTH} frames. The floor is
 * the lowest smoothed level within {@code floorSeconds} on both sides, so that it follows a room
 * that changes. The probability is a logistic function of the level above the floor: one half at
 * {@code marginDecibels}, and zero below {@value #INAUDIBLE} dB of full scale. A stream holds the
 * levels within the reach of the floor, and its scores lag by as much. Immutable and thread-safe.
 *
 * <p>Source: the floor is minimum statistics (Martin, IEEE Trans. Speech and Audio Processing 9,
 * 2001) without its bias correction.
 *
 * @param floorSeconds how far around a frame the floor is searched, in seconds; greater than 0 and
 *     less than 1e6
 * @param marginDecibels the level above the floor at which the probability is one half, in
 *     decibels; greater than 0 and less than 200
 */
public record EnergyScorer(double floorSeconds, double marginDecibels) implements StreamingScorer {

  static final int SMOOTH = 3;

  private static final int FRAMES_PER_SECOND = 50;
  private static final double INAUDIBLE = -75;

  /** Decibels above the margin at which the probability is about three quarters. */
  private static final double SLOPE = 3;

  public EnergyScorer {
    if (!(floorSeconds > 0 && floorSeconds < 1e6)) {
      throw new IllegalArgumentException(
          "floorSeconds " + floorSeconds + ": expected a number greater than 0 and less than 1e6");
    }
    if (!(marginDecibels > 0 && marginDecibels < 200)) {
      throw new IllegalArgumentException(
          "marginDecibels "
              + marginDecibels
              + ": expected a number greater than 0 and less than 200");
    }
  }

  /**
   * Returns a scorer with the default settings: a floor within 5 s on both sides and a margin of 12
   * dB. {@code bench/run scorers} measures it.
   *
   * @return the scorer
   */
  public static EnergyScorer defaults() {
    return new EnergyScorer(5, 12);
  }

  /**
   * Returns a copy with the given reach of the floor.
   *
   * @param seconds how far around a frame the floor is searched, greater than 0
   * @return a copy
   */
  public EnergyScorer withFloorSeconds(double seconds) {
    return new EnergyScorer(seconds, marginDecibels);
  }

  /**
   * Returns a copy with the given margin.
   *
   * @param decibels the level above the floor at which the probability is one half, greater than 0
   * @return a copy
   */
  public EnergyScorer withMarginDecibels(double decibels) {
    return new EnergyScorer(floorSeconds, decibels);
  }

  @Override
  public FrameGrid grid(int sampleRate) {
    int hop = Math.max(1, sampleRate / FRAMES_PER_SECOND);
    return new FrameGrid(sampleRate, hop, hop);
  }

  @Override
  public ScoreStream start(int sampleRate) {
    int hop = grid(sampleRate).hopSamples();
    int reach = (int) Math.max(1, Math.round(floorSeconds * sampleRate / hop));
    return new EnergyStream(hop, reach, this::probability);
  }

  /**
   * Returns the reach of the floor and two frames of smoothing.
   *
   * @return the delay of the scores, in seconds; frames differ slightly from 20 ms at sample rates
   *     that 50 does not divide
   */
  @Override
  public double lookaheadSeconds() {
    return floorSeconds + 2.0 / FRAMES_PER_SECOND;
  }

  private float probability(float level, float floor) {
    double above = (level - floor - marginDecibels) / SLOPE;
    return level < INAUDIBLE ? 0 : (float) (1 / (1 + Math.exp(-above)));
  }
}
