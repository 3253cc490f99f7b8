package dev.caesura.audio.segment;

import dev.caesura.audio.TimeSpan;
import java.util.List;

/**
 * Limits of a segment's length in samples.
 *
 * @param most samples that a padded segment may have
 * @param budget samples that a segment may have before it is padded: the most less twice the
 *     padding, or three quarters of it where that is more
 * @param least samples to aim at, at most the budget
 * @param padding samples of silence to keep on each side
 */
record LengthLimits(long most, long budget, long least, long padding) {

  // Three years. No setting counts beyond it, so that infinity is a number of samples, too.
  private static final double FOREVER = 1e8;

  static LengthLimits of(double maxSeconds, double minSeconds, double paddingSeconds, int rate) {
    long most = Settings.atMost(Math.min(maxSeconds, FOREVER), rate);
    long padding = Math.round(Math.min(paddingSeconds, FOREVER) * rate);
    long budget = Math.max(1, most - Math.min(2 * padding, most / 4));
    long least = Math.min(budget, samples(minSeconds, rate));
    return new LengthLimits(most, budget, least, padding);
  }

  /** Samples of a length that must be reached. */
  static long samples(double seconds, int rate) {
    return Settings.atLeast(Math.min(seconds, FOREVER), rate);
  }

  /** Segments of at most the budget, padded. */
  List<TimeSpan> padded(List<TimeSpan> segments, TimeSpan within) {
    return List.copyOf(Padding.pad(segments, padding, most, within));
  }
}
