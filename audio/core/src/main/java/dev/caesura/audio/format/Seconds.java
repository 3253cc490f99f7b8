package dev.caesura.audio.format;

import dev.caesura.audio.TimeSpan;
import dev.caesura.io.MalformedTextException;
import dev.caesura.io.TextPosition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Seconds as decimal text, exact on the way in and precise enough on the way out. Pure functions,
 * safe for use by many threads.
 */
public final class Seconds {

  // No more digits than a double prints, and no exponent that would ask for gigabytes.
  private static final Pattern NUMBER =
      Pattern.compile("\\+?(\\d{1,10}(\\.\\d{0,24})?|\\.\\d{1,24})([eE][-+]?\\d{1,2})?");

  private static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000);

  private Seconds() {}

  /**
   * Parses a number of seconds.
   *
   * @param field what it is, for messages
   * @param text a decimal number
   * @param position its line
   * @return the number, in [0, 1e9]
   * @throws MalformedTextException if it is not a number or out of range; the message names the
   *     line
   */
  public static BigDecimal parse(String field, String text, TextPosition position)
      throws MalformedTextException {
    if (NUMBER.matcher(text).matches()) {
      BigDecimal seconds = new BigDecimal(text);
      if (seconds.compareTo(MAX) <= 0) {
        return seconds;
      }
    }
    throw position.malformed("seconds >= 0 as " + field, text);
  }

  /**
   * Returns the span from a start on; the end is rounded as a whole.
   *
   * @param start the start in seconds
   * @param duration the length in seconds
   * @param sampleRate samples a second, at least 1
   * @param position the line of both
   * @return the span with both ends rounded to the nearest sample
   * @throws MalformedTextException if a time is outside [0, 1e9]; the message names the line
   */
  public static TimeSpan spanOf(
      BigDecimal start, BigDecimal duration, int sampleRate, TextPosition position)
      throws MalformedTextException {
    requireRange("start", start, position);
    requireRange("duration", duration, position);
    return span(start, start.add(duration), sampleRate);
  }

  private static void requireRange(String field, BigDecimal seconds, TextPosition position)
      throws MalformedTextException {
    if (seconds.signum() < 0 || seconds.compareTo(MAX) > 0) {
      throw position.malformed("seconds >= 0 as " + field, seconds.toString());
    }
  }

  /** Returns the samples nearest to a start and an end. */
  static TimeSpan span(BigDecimal start, BigDecimal end, int sampleRate) {
    return new TimeSpan(sample(start, sampleRate), sample(end, sampleRate), sampleRate);
  }

  /**
   * Returns the samples nearest to a start and an end.
   *
   * @param start the start in seconds, at least 0
   * @param end the end in seconds
   * @param sampleRate samples a second, at least 1
   * @param position the line of both
   * @return the span
   * @throws MalformedTextException if the end is before the start; the message names the line
   */
  public static TimeSpan span(
      BigDecimal start, BigDecimal end, int sampleRate, TextPosition position)
      throws MalformedTextException {
    if (end.compareTo(start) < 0) {
      throw position.malformed(
          "an end not before the start " + start.toPlainString(), end.toPlainString());
    }
    return span(start, end, sampleRate);
  }

  private static long sample(BigDecimal seconds, int sampleRate) {
    return seconds
        .multiply(BigDecimal.valueOf(sampleRate))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** Returns the seconds of a sample, with at least three decimals and at most six. */
  static BigDecimal of(long sample, int sampleRate) {
    BigDecimal seconds =
        BigDecimal.valueOf(sample).divide(BigDecimal.valueOf(sampleRate), 6, RoundingMode.HALF_UP);
    BigDecimal brief = seconds.stripTrailingZeros();
    return brief.scale() < 3 ? brief.setScale(3) : brief;
  }

  /**
   * Returns a length that leads from the written start to the written end: a difference of rounded
   * numbers, not a rounded difference.
   *
   * @param span a span
   * @return its length in seconds
   */
  public static BigDecimal duration(TimeSpan span) {
    return end(span).subtract(start(span));
  }

  /** Returns start and duration of a span as two fields. */
  static String startAndDuration(TimeSpan span) {
    return start(span).toPlainString() + " " + duration(span).toPlainString();
  }

  /**
   * Returns where a span starts.
   *
   * @param span a span
   * @return seconds with at least three decimals and at most six
   */
  public static BigDecimal start(TimeSpan span) {
    return of(span.startSample(), span.sampleRate());
  }

  /**
   * Returns where a span ends.
   *
   * @param span a span
   * @return seconds with at least three decimals and at most six
   */
  public static BigDecimal end(TimeSpan span) {
    return of(span.endSample(), span.sampleRate());
  }
}
