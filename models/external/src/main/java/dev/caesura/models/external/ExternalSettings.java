package dev.caesura.models.external;

import dev.caesura.align.PieceSettings;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Limits of a recogniser outside this process. Immutable; thread-safe if the consumer is.
 *
 * @param pieces the lengths of the pieces
 * @param limitSeconds the time limit of a piece in seconds, greater than 0
 * @param maxOutputBytes the most that a program or a server may write for a piece, in bytes, at
 *     least 1
 * @param warnings receives a sentence about the words of all pieces when the recogniser is closed;
 *     called by the thread that closes it
 */
public record ExternalSettings(
    PieceSettings pieces, double limitSeconds, long maxOutputBytes, Consumer<String> warnings) {

  /** Checks the ranges. */
  public ExternalSettings {
    Objects.requireNonNull(pieces, "pieces");
    Objects.requireNonNull(warnings, "warnings");
    if (!(limitSeconds > 0 && limitSeconds <= 1e9)) {
      throw new IllegalArgumentException(
          "limitSeconds " + limitSeconds + ": expected a number greater than 0");
    }
    if (maxOutputBytes < 1) {
      throw new IllegalArgumentException(
          "maxOutputBytes " + maxOutputBytes + ": expected a number of at least 1");
    }
  }

  /**
   * Returns settings with pieces of at most 28 s, which fit the 30 s window of Whisper, with 2 s of
   * overlap where there is no pause; 600 s a piece; 256 MiB of output; and without warnings.
   *
   * @return the default settings
   */
  public static ExternalSettings defaults() {
    return new ExternalSettings(new PieceSettings(28, 2), 600, 256L << 20, warning -> {});
  }

  /**
   * Returns a copy with other pieces.
   *
   * @param value the lengths
   * @return the changed settings
   */
  public ExternalSettings withPieces(PieceSettings value) {
    return new ExternalSettings(value, limitSeconds, maxOutputBytes, warnings);
  }

  /**
   * Returns a copy with another time limit.
   *
   * @param value the limit of a piece in seconds, greater than 0
   * @return the changed settings
   * @throws IllegalArgumentException if it is out of range
   */
  public ExternalSettings withLimitSeconds(double value) {
    return new ExternalSettings(pieces, value, maxOutputBytes, warnings);
  }

  /**
   * Returns a copy with another limit of the output.
   *
   * @param value the limit of a piece in bytes, at least 1
   * @return the changed settings
   * @throws IllegalArgumentException if it is out of range
   */
  public ExternalSettings withMaxOutputBytes(long value) {
    return new ExternalSettings(pieces, limitSeconds, value, warnings);
  }

  /**
   * Returns a copy that reports what was changed in the words.
   *
   * @param value receives a sentence
   * @return the changed settings
   */
  public ExternalSettings withWarnings(Consumer<String> value) {
    return new ExternalSettings(pieces, limitSeconds, maxOutputBytes, value);
  }

  /** Returns what reports say about the pieces. */
  String shownPieces() {
    return pieces.isWhole()
        ? "the whole recording at once"
        : "pieces of at most "
            + pieces.maxSeconds()
            + " s, overlap "
            + pieces.overlapSeconds()
            + " s";
  }
}
