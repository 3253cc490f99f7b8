package dev.caesura.audio.segment;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.OnlineSegmenter;
import dev.caesura.audio.StreamingSegmenter;

/**
 * Segmenter that cuts a recording at regular intervals, whatever is said there; the baseline of all
 * methods.
 *
 * <p>Pieces are counted from the start of the scores. Pieces without a frame at or above the
 * threshold are left out, so no speech is lost. Every piece has the length of the maximum; the last
 * one may be shorter. Constant memory. Immutable and thread-safe.
 *
 * <p>Source: the fixed-length baseline of Tsiamas et al. 2022 (SHAS), 20 s there. Their code merges
 * a last piece under 2 s with the one before, which exceeds the maximum; this does not.
 */
public final class FixedSegmenter implements OnlineSegmenter {

  private final SegmentSettings settings;

  private FixedSegmenter(SegmentSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns a segmenter with the settings of SHAS's baseline: pieces of 20 s, a threshold of 0.5.
   *
   * @return the segmenter
   */
  public static FixedSegmenter defaults() {
    return new FixedSegmenter(SegmentSettings.of(20, 0));
  }

  /**
   * Returns a copy with the given length of a piece.
   *
   * @param value length of a piece in seconds, greater than 0
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public FixedSegmenter withMaxSeconds(double value) {
    return new FixedSegmenter(settings.withMaxSeconds(value));
  }

  /**
   * Returns a copy with the given threshold.
   *
   * @param value probability from which a frame is speech, in (0, 1]
   * @return a copy with this setting
   * @throws IllegalArgumentException if it is out of range
   */
  public FixedSegmenter withThreshold(double value) {
    return new FixedSegmenter(settings.withThreshold(value));
  }

  @Override
  public double delaySeconds() {
    return 0;
  }

  @Override
  public StreamingSegmenter start(FrameGrid grid, long startSample) {
    LengthLimits limits = LengthLimits.of(settings, 0, grid.sampleRate());
    return new FrameStream(
        grid, startSample, new Pieces(startSample, limits.max(), settings.threshold()), limits);
  }

  @Override
  public String toString() {
    return "FixedSegmenter[maxSeconds="
        + settings.maxSeconds()
        + ", threshold="
        + settings.threshold()
        + "]";
  }

  private static final class Pieces implements FrameStream.Search {

    private final long length;
    private final double threshold;
    private long from;
    private boolean speech;

    Pieces(long from, long length, double threshold) {
      this.from = from;
      this.length = length;
      this.threshold = threshold;
    }

    @Override
    public void frame(float score, long start, long end, PaddedOutput out) {
      speech |= score >= threshold;
      while (end - from >= length) {
        close(from + length, out);
        speech = end > from && score >= threshold;
      }
    }

    @Override
    public void finish(long end, PaddedOutput out) {
      close(end, out);
    }

    private void close(long end, PaddedOutput out) {
      if (speech && end > from) {
        out.add(from, end);
      }
      out.settled(end);
      from = end;
    }
  }
}
