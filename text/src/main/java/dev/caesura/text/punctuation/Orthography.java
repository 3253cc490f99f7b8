package dev.caesura.text.punctuation;

import dev.caesura.text.unicode.UnspacedScript;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/** Characters that a script writes its marks with. Safe for use by many threads. */
final class Orthography {

  /** Letters that Urdu has and Arabic and Persian do not. */
  private static final String URDU = "\u0679\u0688\u0691\u06BA\u06D2\u06BE\u06C1";

  /** Letter of Marathi that Hindi and Nepali lack. */
  private static final char MARATHI = '\u0933';

  /** Whether a full stop is the Urdu one. */
  private final boolean isUrdu;

  /** Whether a full stop in Devanagari is the Latin one. */
  private final boolean isMarathi;

  /** The script of most letters. */
  private final UnicodeScript main;

  private Orthography(boolean isUrdu, boolean isMarathi, UnicodeScript main) {
    this.isUrdu = isUrdu;
    this.isMarathi = isMarathi;
    this.main = main;
  }

  /** Returns the orthography of a text. */
  static Orthography of(String text, WritingLanguage language) {
    boolean known = !language.locale().getLanguage().isEmpty();
    boolean isUrdu = known ? language.is("ur") : text.chars().anyMatch(c -> URDU.indexOf(c) >= 0);
    boolean isMarathi =
        known ? language.is("mr") || language.is("kok") : text.indexOf(MARATHI) >= 0;
    return new Orthography(isUrdu, isMarathi, mainScript(text));
  }

  private static UnicodeScript mainScript(String text) {
    Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    UnicodeScript main = UnicodeScript.LATIN;
    int at = 0;
    while (at < text.length()) {
      int code = text.codePointAt(at);
      if (Character.isLetter(code)) {
        UnicodeScript script = script(code);
        counts.merge(script, 1, Integer::sum);
        main = counts.get(script) > counts.getOrDefault(main, 0) ? script : main;
      }
      at += Character.charCount(code);
    }
    return main;
  }

  /** Returns the script of a character; kana and Han, which are written together, count as Han. */
  private static UnicodeScript script(int code) {
    if (UnspacedScript.isIdeographic(code)) {
      return UnicodeScript.HAN;
    }
    return UnicodeScript.of(code);
  }

  /**
   * Returns whether a part of a text is initials: at least two single letters with full stops
   * between them, without one at the end.
   */
  static boolean isInitials(String text, int from, int to) {
    if (to - from < 3 || (to - from) % 2 == 0) {
      return false;
    }
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      boolean letter = Character.isLowerCase(c) || Character.isUpperCase(c);
      if ((at - from) % 2 == 0 ? !letter : c != '.') {
        return false;
      }
    }
    return true;
  }

  /** Returns whether initials end at an index. */
  static boolean endsInitials(String text, int to) {
    int from = to - 1;
    while (from >= 2 && text.charAt(from - 1) == '.' && isWordPart(text.charAt(from - 2))) {
      from -= 2;
    }
    return isInitials(text, from, to)
        && (from == 0 || !isWordPart(text.codePointBefore(from)))
        && (from == 0 || text.charAt(from - 1) != '.');
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
    // Digits have no script, and a Latin name has the marks of the text around it.
    UnicodeScript own = script(before);
    boolean guest =
        own == UnicodeScript.LATIN || own == UnicodeScript.COMMON || own == UnicodeScript.INHERITED;
    return switch (guest ? main : own) {
      case HAN -> of(mark, "——", "：", "；", "，", "。", "！", "？");
      case DEVANAGARI -> of(mark, " –", ":", ";", ",", isMarathi ? "." : "।", "!", "?");
      case BENGALI, GURMUKHI, ORIYA -> of(mark, " –", ":", ";", ",", "।", "!", "?");
      case OL_CHIKI -> of(mark, " –", ":", ";", ",", "᱾", "!", "?");
      case MEETEI_MAYEK -> of(mark, " –", ":", ";", ",", "꯫", "!", "?");
      case NKO -> of(mark, " –", ":", "߸", "߸", ".", "߹", "؟");
      case THAANA, SYRIAC -> of(mark, " –", ":", "؛", "،", ".", "!", "؟");
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
