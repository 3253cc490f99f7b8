package dev.caesura.cli.eval;

import dev.caesura.align.eval.ScoringTokenizer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Settings of the reading of a {@link WordFile}. Immutable and thread-safe.
 *
 * @param tokenizer splits texts into tokens
 * @param isHypothesis whether the file has recognised words: of a NeMo manifest, {@code pred_text}
 *     counts, and alternatives as {@code { a / b }} are words
 * @param format the format; empty to detect it
 * @param recording the only recording that is read; empty for all
 * @param ignored stretches of time whose words do not count
 */
public record WordFileSettings(
    ScoringTokenizer tokenizer,
    boolean isHypothesis,
    Optional<WordFileFormat> format,
    Optional<String> recording,
    List<IgnoredSegment> ignored) {

  public WordFileSettings {
    Objects.requireNonNull(tokenizer, "tokenizer");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(recording, "recording");
    ignored = List.copyOf(ignored);
  }

  /**
   * Returns the settings for a reference whose format is detected.
   *
   * @param tokenizer splits texts into tokens
   * @return the default settings
   */
  public static WordFileSettings defaults(ScoringTokenizer tokenizer) {
    return new WordFileSettings(tokenizer, false, Optional.empty(), Optional.empty(), List.of());
  }

  /**
   * Returns a copy for a hypothesis.
   *
   * @param value stretches of time of the reference whose words do not count
   * @return new settings
   */
  public WordFileSettings withHypothesis(List<IgnoredSegment> value) {
    return new WordFileSettings(tokenizer, true, format, recording, value);
  }

  /**
   * Returns a copy with a fixed format.
   *
   * @param value the format; empty to detect it
   * @return new settings
   */
  public WordFileSettings withFormat(Optional<WordFileFormat> value) {
    return new WordFileSettings(tokenizer, isHypothesis, value, recording, ignored);
  }

  /**
   * Returns a copy that reads one recording.
   *
   * @param value its name; empty for all
   * @return new settings
   */
  public WordFileSettings withRecording(Optional<String> value) {
    return new WordFileSettings(tokenizer, isHypothesis, format, value, ignored);
  }
}
