package dev.caesura.corpus.archive;

/**
 * Settings of an archive's index and of the matching of recordings. Start with {@link #defaults()}.
 * Immutable and thread-safe.
 *
 * @param maxPostings the most places of shingles that the index holds, at 8 bytes each; at least
 *     1024. A larger archive is sampled, which costs recall of short recordings first
 * @param maxFrequency the most places of one shingle; more frequent ones identify nothing and are
 *     dropped. At least 1
 * @param maxPassages the most passages that a stretch of a recording is aligned with, at least 1
 * @param maxErrorProbability the highest {@link PartMatch#errorProbability()} that is accepted, in
 *     [0, 1]
 */
public record ArchiveSettings(
    int maxPostings, int maxFrequency, int maxPassages, double maxErrorProbability) {

  /** Checks the ranges. */
  public ArchiveSettings {
    check("maxPostings", maxPostings, 1024);
    check("maxFrequency", maxFrequency, 1);
    check("maxPassages", maxPassages, 1);
    if (!(maxErrorProbability >= 0 && maxErrorProbability <= 1)) {
      throw new IllegalArgumentException(
          "maxErrorProbability " + maxErrorProbability + ": expected a number in [0, 1]");
    }
  }

  private static void check(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " " + value + ": expected at least " + least);
    }
  }

  /**
   * Returns the default settings: at most 2^26 places (half a gibibyte), 16 of one shingle, 12
   * passages, an error probability of at most 0.3.
   *
   * @return the default settings
   */
  public static ArchiveSettings defaults() {
    return new ArchiveSettings(1 << 26, 16, 12, 0.3);
  }

  /**
   * Returns a copy with another size of the index.
   *
   * @param value the most places, at 8 bytes each; at least 1024
   * @return new settings
   */
  public ArchiveSettings withMaxPostings(int value) {
    return new ArchiveSettings(value, maxFrequency, maxPassages, maxErrorProbability);
  }

  /**
   * Returns a copy with another limit of the places of one shingle.
   *
   * @param value the most places, at least 1
   * @return new settings
   */
  public ArchiveSettings withMaxFrequency(int value) {
    return new ArchiveSettings(maxPostings, value, maxPassages, maxErrorProbability);
  }

  /**
   * Returns a copy with another limit of passages.
   *
   * @param value the most passages that a stretch of a recording is aligned with, at least 1
   * @return new settings
   */
  public ArchiveSettings withMaxPassages(int value) {
    return new ArchiveSettings(maxPostings, maxFrequency, value, maxErrorProbability);
  }

  /**
   * Returns a copy with another limit of the error probability.
   *
   * @param value the highest error probability that is accepted, in [0, 1]
   * @return new settings
   */
  public ArchiveSettings withMaxErrorProbability(double value) {
    return new ArchiveSettings(maxPostings, maxFrequency, maxPassages, value);
  }
}
