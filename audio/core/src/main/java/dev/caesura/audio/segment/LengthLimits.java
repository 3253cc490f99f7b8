package dev.caesura.audio.segment;

import dev.caesura.audio.TimeSpan;
import java.util.List;

/**
 * The limits of a segment's length, in samples.
 *
 * @param max samples that a padded segment may have
 * @param budget samples that a segment may have before it is padded: the maximum less twice the
 *     padding, or three quarters of it where that is more
 * @param min samples to aim at, at most the budget
 * @param padding samples of silence to keep on each side
 */
record LengthLimits(long max, long budget, long min, long padding) {

  /** Three years. Longer settings are cut to it, so that infinity is a number of samples too. */
  static final double MAX_SECONDS = 1e8;

  static LengthLimits of(SegmentSettings settings, double minSeconds, int rate) {
    return of(settings.maxSeconds(), minSeconds, settings.paddingSeconds(), rate);
  }

  static LengthLimits of(double maxSeconds, double minSeconds, double paddingSeconds, int rate) {
    long max = SettingChecks.atMost(Math.min(maxSeconds, MAX_SECONDS), rate);
    long padding = Math.round(Math.min(paddingSeconds, MAX_SECONDS) * rate);
    long budget = Math.max(1, max - Math.min(2 * padding, max / 4));
    long min = Math.min(budget, samples(minSeconds, rate));
    return new LengthLimits(max, budget, min, padding);
  }

  /** Returns the samples of a length that must be reached. */
  static long samples(double seconds, int rate) {
    return SettingChecks.atLeast(Math.min(seconds, MAX_SECONDS), rate);
  }

  /** Returns segments of at most the budget with their padding. */
  List<TimeSpan> padded(List<TimeSpan> segments, TimeSpan within) {
    return List.copyOf(Padding.pad(segments, padding, max, within));
  }
}
