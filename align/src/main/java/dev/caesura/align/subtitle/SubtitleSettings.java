package dev.caesura.align.subtitle;

/**
 * Guidelines of subtitles. Immutable and thread-safe.
 *
 * @param lines lines of a cue, in [1, 8]
 * @param chars characters of a line, in [10, 200]
 * @param charsPerSecond greatest reading speed in characters a second, greater than 0
 * @param minSeconds shortest cue in seconds, at least 0
 * @param maxSeconds longest cue in seconds, greater than {@code minSeconds}
 * @param minGapSeconds shortest time between two cues in seconds, in [0, 1]
 */
public record SubtitleSettings(
    int lines,
    int chars,
    double charsPerSecond,
    double minSeconds,
    double maxSeconds,
    double minGapSeconds) {

  private static final int MAX_LINES = 8;
  private static final int MIN_CHARS = 10;
  private static final int MAX_CHARS = 200;

  /** Checks the ranges. */
  public SubtitleSettings {
    require("lines", lines >= 1 && lines <= MAX_LINES, lines, "in [1, 8]");
    require("chars", chars >= MIN_CHARS && chars <= MAX_CHARS, chars, "in [10, 200]");
    require(
        "charsPerSecond",
        charsPerSecond > 0 && charsPerSecond < Double.POSITIVE_INFINITY,
        charsPerSecond,
        "greater than 0");
    require("minSeconds", minSeconds >= 0, minSeconds, "of at least 0");
    require("maxSeconds", maxSeconds > minSeconds, maxSeconds, "greater than " + minSeconds);
    require("minGapSeconds", minGapSeconds >= 0 && minGapSeconds <= 1, minGapSeconds, "in [0, 1]");
  }

  private static void require(String name, boolean isIn, Object value, String range) {
    if (!isIn) {
      throw new IllegalArgumentException(name + " " + value + ": expected a number " + range);
    }
  }

  /**
   * Returns the usual guidelines: two lines of 42 characters, 17 characters a second, 5/6 to 7
   * seconds, two frames of 1/25 s between cues.
   *
   * @return the default settings
   */
  public static SubtitleSettings defaults() {
    return new SubtitleSettings(2, 42, 17, 5 / 6.0, 7, 0.08);
  }

  /**
   * Returns a copy with another shape of cues.
   *
   * @param lineCount lines of a cue, in [1, 8]
   * @param characters characters of a line, in [10, 200]
   * @return the changed settings
   */
  public SubtitleSettings withShape(int lineCount, int characters) {
    return new SubtitleSettings(
        lineCount, characters, charsPerSecond, minSeconds, maxSeconds, minGapSeconds);
  }

  /**
   * Returns a copy with another reading speed.
   *
   * @param speed characters a second, greater than 0
   * @return the changed settings
   */
  public SubtitleSettings withCharsPerSecond(double speed) {
    return new SubtitleSettings(lines, chars, speed, minSeconds, maxSeconds, minGapSeconds);
  }

  /**
   * Returns a copy with other durations of cues.
   *
   * @param min shortest cue in seconds, at least 0
   * @param max longest cue in seconds, greater than {@code min}
   * @return the changed settings
   */
  public SubtitleSettings withDurations(double min, double max) {
    return new SubtitleSettings(lines, chars, charsPerSecond, min, max, minGapSeconds);
  }

  /**
   * Returns a copy with another gap between cues.
   *
   * @param seconds shortest time between two cues, in [0, 1]
   * @return the changed settings
   */
  public SubtitleSettings withMinGapSeconds(double seconds) {
    return new SubtitleSettings(lines, chars, charsPerSecond, minSeconds, maxSeconds, seconds);
  }
}
