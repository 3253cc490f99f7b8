package dev.caesura.text.unicode;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/**
 * Marks that end a sentence, and quotation marks and brackets around it. Pure functions, safe for
 * use by many threads.
 *
 * <p>What ends a sentence is Unicode's property Sentence_Terminal, which has the marks of every
 * script, and the ellipsis. The straight quotation marks open as well as close.
 */
public final class SentenceMarks {

  private static final int ELLIPSIS = 0x2026;

  private SentenceMarks() {}

  /**
   * Returns whether a mark ends sentences, here or elsewhere: a full stop may also abbreviate.
   *
   * @param codePoint a code point
   * @return true for a full stop, a question or exclamation mark of any script, and an ellipsis
   */
  public static boolean isTerminator(int codePoint) {
    return codePoint == ELLIPSIS || isSentenceTerminal(codePoint);
  }

  /**
   * Returns whether a character is punctuation of any kind.
   *
   * @param codePoint a code point
   * @return true in Unicode's categories P
   */
  public static boolean isPunctuation(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /**
   * Returns whether a character has Unicode's property Sentence_Terminal. The features of saved
   * adaptations of the sentence splitter depend on it.
   *
   * @param codePoint a code point
   * @return as {@link #isTerminator}, without the ellipsis
   */
  public static boolean isSentenceTerminal(int codePoint) {
    return UCharacter.hasBinaryProperty(codePoint, UProperty.S_TERM);
  }

  /**
   * Returns whether a character ends a part of a sentence only. The features of saved adaptations
   * of the sentence splitter depend on it.
   *
   * @param codePoint a code point
   * @return true for commas, colons and semicolons of any script
   */
  public static boolean isPause(int codePoint) {
    return UCharacter.hasBinaryProperty(codePoint, UProperty.TERMINAL_PUNCTUATION)
        && !isSentenceTerminal(codePoint);
  }

  /**
   * Returns whether a mark may stand before the first word of a sentence. The features of saved
   * adaptations of the sentence splitter depend on it.
   *
   * @param codePoint a code point
   * @return true for opening quotation marks and brackets, the straight quotation marks, dashes,
   *     and the inverted marks of Spanish
   */
  public static boolean isOpening(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.START_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.DASH_PUNCTUATION ->
          true;
      default -> isStraightQuote(codePoint) || codePoint == 0xBF || codePoint == 0xA1;
    };
  }

  /**
   * Returns whether a mark may stand after the mark that ends a sentence. The features of saved
   * adaptations of the sentence splitter depend on it.
   *
   * @param codePoint a code point
   * @return true for closing quotation marks and brackets, and the straight quotation marks
   */
  public static boolean isClosing(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.END_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> true;
      default -> isStraightQuote(codePoint);
    };
  }

  /**
   * Returns whether a mark ends a sentence wherever it stands, whatever follows it: the dandas of
   * India, the full stops of Armenian, Ethiopic, Urdu, Burmese, Khmer, Tibetan and other scripts of
   * one case or none, and the halfwidth ideographic full stop. Marks that also abbreviate, group or
   * are quoted ({@code . ! ?}, their fullwidth forms, U+3002, U+061F) are not among them.
   *
   * @param codePoint a code point
   * @return true for an end mark of one meaning
   */
  public static boolean isUnambiguousEnd(int codePoint) {
    if (codePoint < 0x589) {
      return false;
    }
    return switch (codePoint) {
      case 0x0F0D, 0x0F0E, 0xFF61 -> true;
      case 0x061F, 0x104A, 0x3002, 0xA4FF -> false;
      default ->
          isSentenceTerminal(codePoint)
              && (codePoint < 0x2000 || codePoint > 0x206F)
              && (codePoint < 0x2E00 || codePoint > 0x2E7F)
              && (codePoint < 0xFE00 || codePoint > 0xFFFF);
    };
  }

  private static boolean isStraightQuote(int codePoint) {
    return codePoint == '"' || codePoint == '\'';
  }

  /**
   * Returns whether a text ends as a sentence does.
   *
   * @param text any text, without white space at its end
   * @return whether its last character ends sentences, or closes after one that does
   */
  public static boolean endsSentence(CharSequence text) {
    int end = text.length();
    while (end > 0 && isClosing(Character.codePointBefore(text, end))) {
      end -= Character.charCount(Character.codePointBefore(text, end));
    }
    return end > 0 && isTerminator(Character.codePointBefore(text, end));
  }
}
