package dev.caesura.align.correction;

import dev.caesura.text.TextSpan;
import java.util.List;
import java.util.Objects;

/**
 * Correction of a recognised text: a span, its wrong text and the right one. Immutable and
 * thread-safe.
 *
 * @param place the span, in {@code String} indexes of the recognised text; empty for an insertion
 * @param wrong the recognised text in the span
 * @param right the text that belongs there; differs from {@code wrong}
 * @param type the kind of error
 * @param before recognised text directly before the span, as context for readers and models
 * @param after recognised text directly after the span
 */
public record Correction(
    TextSpan place, String wrong, String right, CorrectionType type, String before, String after) {

  public Correction {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    if (place.length() != wrong.length()) {
      throw new IllegalArgumentException(
          "wrong: expected "
              + place.length()
              + " characters of "
              + place
              + "; found '"
              + wrong
              + "'");
    }
    if (wrong.equals(right)) {
      throw new IllegalArgumentException(
          "right: expected a text other than '" + wrong + "' at " + place);
    }
  }

  /**
   * Applies corrections to the text that they were made for.
   *
   * @param hypothesis the recognised text
   * @param corrections the corrections in the order of their places, which must not overlap
   * @return the text with each wrong span replaced by the right text
   * @throws IllegalArgumentException if a place is outside the text, out of order, or holds other
   *     text
   */
  public static String apply(String hypothesis, List<Correction> corrections) {
    StringBuilder corrected = new StringBuilder(hypothesis.length());
    int at = 0;
    for (Correction correction : corrections) {
      int start = correction.place().start();
      if (start < at || correction.place().end() > hypothesis.length()) {
        throw new IllegalArgumentException(
            correction + ": expected a place from " + at + " to " + hypothesis.length());
      }
      if (!hypothesis.startsWith(correction.wrong(), start)) {
        throw new IllegalArgumentException(
            "expected '"
                + correction.wrong()
                + "' at "
                + correction.place()
                + "; found '"
                + hypothesis.substring(start, correction.place().end())
                + "'");
      }
      corrected.append(hypothesis, at, start).append(correction.right());
      at = correction.place().end();
    }
    return corrected.append(hypothesis, at, hypothesis.length()).toString();
  }
}
