package dev.caesura.audio.format;

import dev.caesura.io.DecimalParser;
import dev.caesura.io.MalformedTextException;
import dev.caesura.io.TextPosition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * A word of a CTM file: {@code recording channel start duration word [confidence [type
 * [speaker]]]}. Numbers are parsed on demand. Immutable and thread-safe.
 *
 * @param fields the fields of the line, at least five
 * @param isLaterAlternative whether the word belongs to the second or a later alternative of {@code
 *     <ALT_BEGIN> ... <ALT> ... <ALT_END>}
 * @param position the line
 */
public record CtmRow(List<String> fields, boolean isLaterAlternative, TextPosition position) {

  /** The number of fields without which a line is not a row. */
  static final int MIN_FIELDS = 5;

  /**
   * Creates a row.
   *
   * @throws IllegalArgumentException if there are fewer than five fields
   */
  public CtmRow {
    fields = List.copyOf(fields);
    if (fields.size() < MIN_FIELDS) {
      throw new IllegalArgumentException(
          "fields " + fields + ": expected at least " + MIN_FIELDS + " of them");
    }
  }

  /**
   * Returns the name of the recording, as the file has it.
   *
   * @return the first field
   */
  public String recording() {
    return fields.get(0);
  }

  /**
   * Returns the channel.
   *
   * @return the second field
   */
  public String channel() {
    return fields.get(1);
  }

  /**
   * Returns where the word starts.
   *
   * @return seconds, as many decimals as the file has; may be negative
   * @throws MalformedTextException if the field is not a decimal number
   */
  public BigDecimal start() throws MalformedTextException {
    return decimal(2, "a start in seconds");
  }

  /**
   * Returns how long the word lasts.
   *
   * @return seconds, as many decimals as the file has; may be negative
   * @throws MalformedTextException if the field is not a decimal number
   */
  public BigDecimal duration() throws MalformedTextException {
    return decimal(3, "a duration in seconds");
  }

  /**
   * Returns the word.
   *
   * @return the fifth field
   */
  public String word() {
    return fields.get(4);
  }

  /**
   * Returns the confidence.
   *
   * @return a number, usually in [0, 1]; NaN if there is none or it is {@code NA} or {@code NaN}
   * @throws MalformedTextException if the field is neither a decimal number nor {@code NA} nor
   *     {@code NaN}
   */
  public double confidence() throws MalformedTextException {
    return fields.size() <= MIN_FIELDS
            || fields.get(5).equalsIgnoreCase("NA")
            || fields.get(5).equalsIgnoreCase("NaN")
        ? Double.NaN
        : decimal(5, "a confidence from 0 to 1, or NA").doubleValue();
  }

  /**
   * Returns the type of the word, such as {@code lex} or {@code non-speech}.
   *
   * @return the seventh field in lower case; empty if there is none
   */
  public String type() {
    return fields.size() > 6 ? fields.get(6).toLowerCase(Locale.ROOT) : "";
  }

  /**
   * Returns the speaker.
   *
   * @return the eighth field; empty if there is none
   */
  public String speaker() {
    return fields.size() > 7 ? fields.get(7) : "";
  }

  private BigDecimal decimal(int field, String expected) throws MalformedTextException {
    if (!DecimalParser.isDecimal(fields.get(field))) {
      throw position.malformed(expected, fields.get(field));
    }
    return new BigDecimal(fields.get(field));
  }
}
