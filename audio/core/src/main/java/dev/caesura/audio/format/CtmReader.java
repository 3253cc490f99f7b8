package dev.caesura.audio.format;

import dev.caesura.io.DecimalParser;
import dev.caesura.io.LineReader;
import dev.caesura.io.MalformedTextException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Reads the words of a CTM file, the time-marked conversation format of NIST. Blank lines, comments
 * after {@code ;;} and the marks of alternatives are skipped. Not thread-safe.
 *
 * <p>Source: NIST, <em>SCTK</em>, file formats of sclite.
 */
public final class CtmReader {

  private static final String ALTERNATIVE = "<ALT";

  private final FieldReader rows;
  private boolean inLaterAlternative;

  /**
   * Creates a reader.
   *
   * @param lines the lines of the file; the caller closes them
   */
  public CtmReader(LineReader lines) {
    this.rows = new FieldReader(lines, ";;");
  }

  /**
   * Reads a word.
   *
   * @return the next word; null at the end
   * @throws MalformedTextException if a line has fewer than five fields
   * @throws IOException if the text cannot be read
   */
  public CtmRow next() throws IOException {
    for (List<String> fields = rows.next(); fields != null; fields = rows.next()) {
      if (fields.size() < CtmRow.MIN_FIELDS) {
        throw rows.position()
            .malformed("recording, channel, start, duration and word", rows.line());
      }
      if (!fields.get(4).toUpperCase(Locale.ROOT).startsWith(ALTERNATIVE)) {
        return new CtmRow(fields, inLaterAlternative, rows.position());
      }
      inLaterAlternative = fields.get(4).equalsIgnoreCase("<ALT>");
    }
    return null;
  }

  /**
   * Returns whether a line looks like one of CTM.
   *
   * @param line a line that is not a comment
   * @return whether it has five fields, of which the third and fourth are numbers or {@code *}
   */
  public static boolean isRow(String line) {
    String[] fields = line.strip().split("\\s+");
    return fields.length >= CtmRow.MIN_FIELDS && isTime(fields[2]) && isTime(fields[3]);
  }

  private static boolean isTime(String field) {
    return field.equals("*") || DecimalParser.isDecimal(field);
  }
}
