package dev.caesura.align.correction;

import dev.caesura.text.TextSpan;
import java.util.List;
import java.util.Objects;

/**
 * What to put in the place of a part of the heard text. Immutable and thread-safe.
 *
 * @param place the part, in {@code String} indexes of the heard text; empty for an insertion
 * @param wrong the part's text
 * @param right what belongs there; not the same as {@code wrong}
 * @param type what is mended
 * @param before some heard text right before the part, for people and models
 * @param after some heard text right after it
 */
public record Correction(
    TextSpan place, String wrong, String right, CorrectionType type, String before, String after) {

  public Correction {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    if (place.length() != wrong.length()) {
      throw new IllegalArgumentException("'" + wrong + "' does not fill " + place);
    }
    if (wrong.equals(right)) {
      throw new IllegalArgumentException("'" + wrong + "' at " + place + " corrects nothing");
    }
  }

  /**
   * Applies corrections to the text that they are for.
   *
   * @param heard the text
   * @param corrections in the order of their places, which do not overlap
   * @return the text with each wrong part replaced by the right one
   * @throws IllegalArgumentException if a place is outside, out of order, or holds other text
   */
  public static String apply(String heard, List<Correction> corrections) {
    StringBuilder written = new StringBuilder(heard.length());
    int at = 0;
    for (Correction correction : corrections) {
      int start = correction.place().start();
      if (start < at || correction.place().end() > heard.length()) {
        throw new IllegalArgumentException(
            correction + " is not between " + at + " and " + heard.length());
      }
      if (!heard.startsWith(correction.wrong(), start)) {
        throw new IllegalArgumentException(
            "'"
                + correction.wrong()
                + "' is expected at "
                + correction.place()
                + ", found '"
                + heard.substring(start, correction.place().end())
                + "'");
      }
      written.append(heard, at, start).append(correction.right());
      at = correction.place().end();
    }
    return written.append(heard, at, heard.length()).toString();
  }
}
