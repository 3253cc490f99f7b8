package dev.caesura.audio.segment;

/**
 * The settings of {@link HysteresisSegmenter}, which documents them. Immutable.
 *
 * @param onset probability at which speech starts, in (0, 1]
 * @param offset probability below which speech may end, from 0 to the onset; NaN if it is derived
 *     from the onset
 * @param minSpeechSeconds shortest speech to keep, at least 0
 * @param minSilenceSeconds shortest silence that ends speech, at least 0
 * @param paddingSeconds silence to keep on each side, at least 0
 * @param maxSeconds longest segment, greater than 0
 * @param minSilenceAtMaxSeconds shortest silence to cut at for the maximum, at least 0
 * @param cutAtLongestSilence whether to cut at the longest silence, or else the last
 */
record HysteresisSettings(
    double onset,
    double offset,
    double minSpeechSeconds,
    double minSilenceSeconds,
    double paddingSeconds,
    double maxSeconds,
    double minSilenceAtMaxSeconds,
    boolean cutAtLongestSilence) {

  /** The settings of {@code get_speech_timestamps} in Silero VAD 6. */
  static final HysteresisSettings SILERO =
      new HysteresisSettings(
          HysteresisSegmenter.DEFAULT_ONSET,
          Double.NaN,
          HysteresisSegmenter.DEFAULT_MIN_SPEECH_SECONDS,
          0.1,
          0.03,
          Double.POSITIVE_INFINITY,
          HysteresisSegmenter.DEFAULT_MIN_SILENCE_AT_MAX_SECONDS,
          true);

  HysteresisSettings {
    SettingChecks.probability("onset", onset);
    if (!Double.isNaN(offset)) {
      SettingChecks.probability("offset", offset);
      SettingChecks.requireOrder("offset", offset, "onset", onset);
    }
    SettingChecks.seconds("minSpeechSeconds", minSpeechSeconds);
    SettingChecks.seconds("minSilenceSeconds", minSilenceSeconds);
    SettingChecks.seconds("paddingSeconds", paddingSeconds);
    SettingChecks.positiveSeconds("maxSeconds", maxSeconds);
    SettingChecks.seconds("minSilenceAtMaxSeconds", minSilenceAtMaxSeconds);
    SettingChecks.requireOrder("minSpeechSeconds", minSpeechSeconds, "maxSeconds", maxSeconds);
  }

  /** Returns the offset; where it is derived, by Silero's rule: max(onset - 0.15, 0.01). */
  double offsetOrDerived() {
    return Double.isNaN(offset) ? Math.min(onset, Math.max(onset - 0.15, 0.01)) : offset;
  }

  HysteresisSettings withOnset(double value) {
    return new HysteresisSettings(
        value,
        offset,
        minSpeechSeconds,
        minSilenceSeconds,
        paddingSeconds,
        maxSeconds,
        minSilenceAtMaxSeconds,
        cutAtLongestSilence);
  }

  HysteresisSettings withOffset(double value) {
    SettingChecks.probability("offset", value);
    return new HysteresisSettings(
        onset,
        value,
        minSpeechSeconds,
        minSilenceSeconds,
        paddingSeconds,
        maxSeconds,
        minSilenceAtMaxSeconds,
        cutAtLongestSilence);
  }

  HysteresisSettings withMinSpeechSeconds(double value) {
    return new HysteresisSettings(
        onset,
        offset,
        value,
        minSilenceSeconds,
        paddingSeconds,
        maxSeconds,
        minSilenceAtMaxSeconds,
        cutAtLongestSilence);
  }

  HysteresisSettings withMinSilenceSeconds(double value) {
    return new HysteresisSettings(
        onset,
        offset,
        minSpeechSeconds,
        value,
        paddingSeconds,
        maxSeconds,
        minSilenceAtMaxSeconds,
        cutAtLongestSilence);
  }

  HysteresisSettings withPaddingSeconds(double value) {
    return new HysteresisSettings(
        onset,
        offset,
        minSpeechSeconds,
        minSilenceSeconds,
        value,
        maxSeconds,
        minSilenceAtMaxSeconds,
        cutAtLongestSilence);
  }

  HysteresisSettings withMaxSeconds(double value) {
    return new HysteresisSettings(
        onset,
        offset,
        minSpeechSeconds,
        minSilenceSeconds,
        paddingSeconds,
        value,
        minSilenceAtMaxSeconds,
        cutAtLongestSilence);
  }

  HysteresisSettings withMinSilenceAtMaxSeconds(double value) {
    return new HysteresisSettings(
        onset,
        offset,
        minSpeechSeconds,
        minSilenceSeconds,
        paddingSeconds,
        maxSeconds,
        value,
        cutAtLongestSilence);
  }

  HysteresisSettings withCutAtLongestSilence(boolean value) {
    return new HysteresisSettings(
        onset,
        offset,
        minSpeechSeconds,
        minSilenceSeconds,
        paddingSeconds,
        maxSeconds,
        minSilenceAtMaxSeconds,
        value);
  }
}
