package dev.caesura.text.punctuation;

import dev.caesura.text.unicode.UnspacedScript;
import java.lang.Character.UnicodeScript;

/** Characters that a script writes its marks with. Safe for use by many threads. */
final class Orthography {

  /** Letters that Urdu has and Arabic and Persian do not. */
  private static final String URDU = "\u0679\u0688\u0691\u06BA\u06D2\u06BE\u06C1";

  /** Whether a full stop is the Urdu one. */
  private final boolean isUrdu;

  private Orthography(boolean isUrdu) {
    this.isUrdu = isUrdu;
  }

  /** Returns the orthography of a text. */
  static Orthography of(String text) {
    return new Orthography(text.chars().anyMatch(c -> URDU.indexOf(c) >= 0));
  }

  /** Whether a character is a letter, digit or sign that belongs to a word. */
  static boolean isWordPart(int code) {
    return switch (Character.getType(code)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.CURRENCY_SYMBOL,
          Character.OTHER_NUMBER,
          Character.LETTER_NUMBER ->
          true;
      default -> Character.isLetterOrDigit(code) || code == '%' || code == '\u00B0';
    };
  }

  /** Returns the mark to write after a character; empty where the script has no such mark. */
  String written(Mark mark, int before) {
    // The marks of kana have no script of their own.
    UnicodeScript script =
        UnspacedScript.isKanaMark(before) ? UnicodeScript.KATAKANA : UnicodeScript.of(before);
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> of(mark, "——", "：", "；", "，", "。", "！", "？");
      case DEVANAGARI, BENGALI, GURMUKHI, ORIYA -> of(mark, " –", ":", ";", ",", "।", "!", "?");
      case ARABIC -> of(mark, " –", ":", "؛", "،", isUrdu ? "۔" : ".", "!", "؟");
      case ARMENIAN -> of(mark, " –", "՝", "՝", ",", "։", "։", "։");
      case ETHIOPIC -> of(mark, " –", "፦", "፤", "፣", "።", "!", "?");
      case GREEK -> of(mark, " –", ":", "·", ",", ".", "!", ";");
      case MYANMAR -> of(mark, "", "", "", "၊", "။", "။", "။");
      case KHMER -> of(mark, "", "", "", "", "។", "!", "?");
      case TIBETAN -> of(mark, "", "", "", "", "།", "།", "།");
      case THAI, LAO -> "";
      default -> of(mark, " –", ":", ";", ",", ".", "!", "?");
    };
  }

  private static String of(
      Mark mark,
      String dash,
      String colon,
      String semicolon,
      String comma,
      String stop,
      String exclamation,
      String question) {
    return switch (mark) {
      case NONE -> "";
      case DASH -> dash;
      case COLON -> colon;
      case SEMICOLON -> semicolon;
      case COMMA -> comma;
      case STOP -> stop;
      case EXCLAMATION -> exclamation;
      case QUESTION -> question;
    };
  }
}
