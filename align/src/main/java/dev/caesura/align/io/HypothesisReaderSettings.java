package dev.caesura.align.io;

import java.util.Objects;
import java.util.Optional;

/**
 * Settings of {@link HypothesisReader}. Immutable and thread-safe.
 *
 * @param format the format of all files; empty to detect the format of each file
 * @param untimed whether to accept files in which no word has a time, such as references; their
 *     words have {@link Timing#UNKNOWN}
 */
public record HypothesisReaderSettings(Optional<HypothesisFormat> format, boolean untimed) {

  public HypothesisReaderSettings {
    Objects.requireNonNull(format, "format");
  }

  /**
   * Returns settings that detect the format and require times.
   *
   * @return the default settings
   */
  public static HypothesisReaderSettings defaults() {
    return new HypothesisReaderSettings(Optional.empty(), false);
  }

  /**
   * Returns a copy with a fixed format.
   *
   * @param only the format of all files
   * @return the changed settings
   */
  public HypothesisReaderSettings withFormat(HypothesisFormat only) {
    return new HypothesisReaderSettings(Optional.of(only), untimed);
  }

  /**
   * Returns a copy that accepts files in which no word has a time, or refuses them.
   *
   * @param accepted whether to accept them
   * @return the changed settings
   */
  public HypothesisReaderSettings withUntimed(boolean accepted) {
    return new HypothesisReaderSettings(format, accepted);
  }
}
