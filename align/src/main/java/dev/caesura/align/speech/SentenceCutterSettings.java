package dev.caesura.align.speech;

/**
 * Settings of {@link SentenceCutter}. Immutable and thread-safe.
 *
 * @param threshold probability from which on a sentence ends, in (0, 1)
 * @param maxSeconds longest sentence in seconds, greater than 0; infinite for no limit
 * @param maxChars longest sentence in characters with the spaces between its words, at least 1
 */
public record SentenceCutterSettings(double threshold, double maxSeconds, int maxChars) {

  /** Checks the ranges. */
  public SentenceCutterSettings {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          "threshold " + threshold + ": expected a number greater than 0 and less than 1");
    }
    if (!(maxSeconds > 0)) {
      throw new IllegalArgumentException(
          "maxSeconds " + maxSeconds + ": expected a number greater than 0");
    }
    if (maxChars < 1) {
      throw new IllegalArgumentException(
          "maxChars " + maxChars + ": expected a number of at least 1");
    }
  }

  /**
   * Returns settings with the threshold of the shipped model and without limits.
   *
   * @return the default settings
   */
  public static SentenceCutterSettings defaults() {
    return new SentenceCutterSettings(
        JointSentenceScorer.shipped().threshold(), Double.POSITIVE_INFINITY, Integer.MAX_VALUE);
  }

  /**
   * Returns a copy with another threshold.
   *
   * @param probability probability from which on a sentence ends, in (0, 1)
   * @return the changed settings
   */
  public SentenceCutterSettings withThreshold(double probability) {
    return new SentenceCutterSettings(probability, maxSeconds, maxChars);
  }

  /**
   * Returns a copy with another limit of time.
   *
   * @param seconds longest sentence in seconds, greater than 0
   * @return the changed settings
   */
  public SentenceCutterSettings withMaxSeconds(double seconds) {
    return new SentenceCutterSettings(threshold, seconds, maxChars);
  }

  /**
   * Returns a copy with another limit of characters.
   *
   * @param characters longest sentence in characters, at least 1
   * @return the changed settings
   */
  public SentenceCutterSettings withMaxChars(int characters) {
    return new SentenceCutterSettings(threshold, maxSeconds, characters);
  }
}
