package dev.caesura.audio.segment;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.OnlineSegmenter;
import dev.caesura.audio.StreamingSegmenter;

/**
 * Cuts a recording every so many seconds, whatever is said there; the baseline that every other
 * method has to beat.
 *
 * <p>Pieces are counted from the start of the scores. Pieces without a frame at or above the
 * threshold are left out, so no speech is lost. Every piece has the length of the maximum; the last
 * one may be shorter. Constant memory. Immutable and thread-safe.
 *
 * <p>Source: the fixed-length baseline of Tsiamas et al. 2022 (SHAS), 20 s there. Their code merges
 * a last piece under 2 s with the one before, which passes the maximum; this does not.
 *
 * @param maxSeconds length of a piece, more than 0
 * @param threshold probability from which a frame is speech, in (0, 1]
 */
public record FixedSegmenter(double maxSeconds, double threshold) implements OnlineSegmenter {

  public FixedSegmenter {
    Settings.positiveSeconds("maxSeconds", maxSeconds);
    Settings.probability("threshold", threshold);
  }

  /**
   * Pieces of one length, with a threshold of 0.5.
   *
   * @param maxSeconds length of a piece, more than 0; SHAS's baseline has 20
   * @return the segmenter
   */
  public static FixedSegmenter of(double maxSeconds) {
    return new FixedSegmenter(maxSeconds, 0.5);
  }

  @Override
  public double delaySeconds() {
    return 0;
  }

  @Override
  public StreamingSegmenter start(FrameGrid grid, long startSample) {
    LengthLimits limits = LengthLimits.of(maxSeconds, 0, 0, grid.sampleRate());
    return new FrameStream(
        grid, startSample, new Pieces(startSample, limits.most(), threshold), limits);
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
