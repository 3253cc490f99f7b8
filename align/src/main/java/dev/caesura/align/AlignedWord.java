package dev.caesura.align;

import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A written word with its place in the transcript and in the recording. Immutable and thread-safe.
 *
 * @param source where it is written, in {@code String} indexes into the transcript
 * @param span when it is spoken, on the recording's clock; may be empty
 * @param evidence what the time is based on
 * @param confidence how well an acoustic model agrees with the word in its place, in [0, 1]; empty
 *     if none was asked
 */
public record AlignedWord(
    TextSpan source, TimeSpan span, Evidence evidence, OptionalDouble confidence) {

  /** What the time of a word is based on. */
  public enum Evidence {
    /** The same word was recognised there. */
    MATCH,
    /** Another word was recognised in its place. */
    SUBSTITUTE,
    /** Nothing was recognised for it; an acoustic model places it there. */
    ALIGNED,
    /** Nothing was recognised for it; the time lies between its neighbours. */
    INTERPOLATED
  }

  /** Rejects null and a confidence out of range. */
  public AlignedWord {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(evidence, "evidence");
    if (confidence.isPresent()
        && !(confidence.getAsDouble() >= 0 && confidence.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(
          "confidence " + confidence.getAsDouble() + ": expected a number in [0, 1]");
    }
  }

  /**
   * Creates a word without a confidence.
   *
   * @param source where it is written, in {@code String} indexes into the transcript
   * @param span when it is spoken; may be empty
   * @param evidence what the time is based on
   */
  public AlignedWord(TextSpan source, TimeSpan span, Evidence evidence) {
    this(source, span, evidence, OptionalDouble.empty());
  }

  /**
   * Returns a copy with another time.
   *
   * @param newSpan when it is spoken; may be empty
   * @return the new word
   */
  public AlignedWord withSpan(TimeSpan newSpan) {
    return new AlignedWord(source, newSpan, evidence, confidence);
  }
}
