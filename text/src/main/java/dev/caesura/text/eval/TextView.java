package dev.caesura.text.eval;

import com.ibm.icu.lang.UCharacter;
import dev.caesura.text.unicode.SentenceMarks;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.Locale;

/**
 * Way to damage a sentence before it is joined with others, which shows how far a segmenter needs
 * punctuation and capitals. Safe for use by many threads.
 */
public enum TextView {
  /** Unchanged. */
  CLEAN,
  /** Lower case, by Unicode's rules without a language. */
  LOWER,
  /** Upper case, by Unicode's rules without a language. */
  UPPER,
  /**
   * Without punctuation: code points of Unicode's categories P are removed, except apostrophes,
   * hyphens, full stops, commas, colons and the like between two letters or digits ({@code don't},
   * {@code well-known}, {@code 3.5}). Then white space is collapsed.
   */
  BARE,
  /**
   * Without punctuation and in lower case: text as a recogniser writes it. The papers' ASR view
   * does the same with Moses' tokeniser, which needs a list of abbreviations for each language.
   */
  ASR;

  /** Kept between two letters or digits; the same as {@code INNER} in models/training/tables.py. */
  private static final String INNER = "'\u2019\u2018-\u2010\u2011.,:\u00B7/@&_\u05F4\u05F3\u055A";

  /**
   * Damages a sentence.
   *
   * @param sentence any text
   * @return what is left of it, perhaps nothing
   */
  public String of(String sentence) {
    return switch (this) {
      case CLEAN -> sentence;
      case LOWER -> sentence.toLowerCase(Locale.ROOT);
      case UPPER -> sentence.toUpperCase(Locale.ROOT);
      case BARE -> bare(sentence);
      case ASR -> bare(sentence).toLowerCase(Locale.ROOT);
    };
  }

  private static String bare(String sentence) {
    int[] codes = sentence.codePoints().toArray();
    StringBuilder kept = new StringBuilder(sentence.length());
    for (int i = 0; i < codes.length; i++) {
      boolean between =
          i > 0
              && i + 1 < codes.length
              && UCharacter.isLetterOrDigit(codes[i - 1])
              && UCharacter.isLetterOrDigit(codes[i + 1]);
      if (!SentenceMarks.isPunctuation(codes[i]) || (between && INNER.indexOf(codes[i]) >= 0)) {
        kept.appendCodePoint(codes[i]);
      }
    }
    return WhiteSpace.collapse(kept.toString());
  }
}
