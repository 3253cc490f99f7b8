package dev.caesura.align.correction;

import dev.caesura.text.unicode.WhiteSpace;
import java.util.Objects;

/**
 * Error-correction pair: a wrong text, and the right one that replaces it wherever it occurs.
 * Immutable and thread-safe.
 *
 * @param wrong the wrong text; has something other than white space
 * @param right the right text, other than the wrong one; empty to delete the wrong one
 * @param segment the number of the only segment or line that it is for, from 1; 0 if it is for all
 * @param source where it was read, for messages; empty if it does not come from a file
 */
public record CorrectionPair(String wrong, String right, int segment, String source) {

  public CorrectionPair {
    Objects.requireNonNull(source, "source");
    if (WhiteSpace.isBlank(wrong)) {
      throw new IllegalArgumentException(
          "wrong: expected text; found none. Give an insertion with a word beside it.");
    }
    if (wrong.equals(right)) {
      throw new IllegalArgumentException(
          "right: expected a text other than '" + wrong + "'; found the same.");
    }
    if (segment < 0) {
      throw new IllegalArgumentException("segment: expected at least 0; found " + segment);
    }
  }

  /**
   * Creates a pair for all segments.
   *
   * @param wrong the wrong text; has something other than white space
   * @param right the right text, other than the wrong one; empty to delete the wrong one
   * @return the pair
   */
  public static CorrectionPair of(String wrong, String right) {
    return new CorrectionPair(wrong, right, 0, "");
  }

  /** Returns the pair as it is shown in messages. */
  String title() {
    String pair = "'" + wrong + "' -> '" + right + "'";
    return source.isEmpty() ? pair : source + ": " + pair;
  }
}
