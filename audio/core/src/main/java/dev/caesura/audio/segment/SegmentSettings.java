package dev.caesura.audio.segment;

/**
 * The settings that segmenters share; each segmenter uses and documents its own choice of them.
 * Immutable.
 *
 * @param threshold probability from which a frame is speech, in (0, 1]
 * @param maxSeconds longest segment, padding included, greater than 0
 * @param minSeconds shortest segment to aim at, from 0 to the maximum; NaN if the segmenter derives
 *     it from the maximum
 * @param minPauseSeconds shortest pause to cut at, at least 0
 * @param longPauseSeconds shortest pause that always splits two segments, greater than 0
 * @param paddingSeconds silence to keep on each side, at least 0
 */
record SegmentSettings(
    double threshold,
    double maxSeconds,
    double minSeconds,
    double minPauseSeconds,
    double longPauseSeconds,
    double paddingSeconds) {

  /**
   * The threshold of Silero's {@code get_speech_timestamps} and of SHAS, which all segmenters here
   * share.
   */
  static final double THRESHOLD = 0.5;

  SegmentSettings {
    SettingChecks.probability("threshold", threshold);
    SettingChecks.positiveSeconds("maxSeconds", maxSeconds);
    if (!Double.isNaN(minSeconds)) {
      SettingChecks.seconds("minSeconds", minSeconds);
      SettingChecks.requireOrder("minSeconds", minSeconds, "maxSeconds", maxSeconds);
    }
    SettingChecks.seconds("minPauseSeconds", minPauseSeconds);
    SettingChecks.positiveSeconds("longPauseSeconds", longPauseSeconds);
    SettingChecks.seconds("paddingSeconds", paddingSeconds);
  }

  /** Returns settings with a derived minimum, which cut at any pause. */
  static SegmentSettings of(double maxSeconds, double paddingSeconds) {
    return new SegmentSettings(
        THRESHOLD, maxSeconds, Double.NaN, 0, Double.POSITIVE_INFINITY, paddingSeconds);
  }

  /** Returns the minimum, or the given one if it is derived from the maximum. */
  double minSecondsOr(double derived) {
    return Double.isNaN(minSeconds) ? derived : minSeconds;
  }

  SegmentSettings withThreshold(double value) {
    return new SegmentSettings(
        value, maxSeconds, minSeconds, minPauseSeconds, longPauseSeconds, paddingSeconds);
  }

  SegmentSettings withMaxSeconds(double value) {
    return new SegmentSettings(
        threshold, value, minSeconds, minPauseSeconds, longPauseSeconds, paddingSeconds);
  }

  /** Returns a copy with a minimum, which is no longer derived from the maximum. */
  SegmentSettings withMinSeconds(double value) {
    SettingChecks.seconds("minSeconds", value);
    return new SegmentSettings(
        threshold, maxSeconds, value, minPauseSeconds, longPauseSeconds, paddingSeconds);
  }

  SegmentSettings withMinPauseSeconds(double value) {
    return new SegmentSettings(
        threshold, maxSeconds, minSeconds, value, longPauseSeconds, paddingSeconds);
  }

  SegmentSettings withLongPauseSeconds(double value) {
    return new SegmentSettings(
        threshold, maxSeconds, minSeconds, minPauseSeconds, value, paddingSeconds);
  }

  SegmentSettings withPaddingSeconds(double value) {
    return new SegmentSettings(
        threshold, maxSeconds, minSeconds, minPauseSeconds, longPauseSeconds, value);
  }
}
