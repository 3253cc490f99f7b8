package dev.caesura.text.normalize;

import dev.caesura.text.unicode.WhiteSpace;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds Roman numerals: alone on a line of a longer text, or of at least two letters I, V and X
 * after a word with a capital. A single letter on a line needs a blank line or the end of the text
 * on both sides, or a stop after it, since words may stand one on a line. Others may be words. Pure
 * functions, safe for use by many threads.
 */
final class RomanNumeral {

  private static final Pattern NUMERAL =
      Pattern.compile("M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})");

  private static final Pattern AFTER_NAME = Pattern.compile("[IVX]{2,7}");

  /** What has numbers, not rulers: these are spoken as they are counted. */
  private static final Set<String> COUNTED =
      Set.of(
          "act",
          "appendix",
          "article",
          "book",
          "bowl",
          "chapter",
          "class",
          "day",
          "figure",
          "lesson",
          "level",
          "number",
          "part",
          "phase",
          "psalm",
          "round",
          "scene",
          "section",
          "stage",
          "table",
          "title",
          "tome",
          "type",
          "unit",
          "version",
          "vol",
          "volume",
          "war");

  /** Names of rulers, folded: after them, one letter is a numeral too. */
  private static final Set<String> RULERS =
      Set.of(
          ("henry edward george william charles james richard elizabeth mary louis philip francis"
                  + " john paul pius benedict leo gregory clement innocent urban alexander nicholas"
                  + " peter catherine frederick gustav christian harald haakon olav oscar carl karl"
                  + " heinrich friedrich wilhelm ludwig otto maximilian ferdinand franz joseph leopold"
                  + " albert rudolf sigismund matthias stephen henri philippe fran\u00E7ois napoleon"
                  + " napol\u00E9on carlos felipe alfonso fernando juan enrique sancho jo\u00E3o"
                  + " afonso pedro manuel carlo umberto vittorio emanuele enrico luigi filippo pio"
                  + " benedetto leone giovanni paolo hendrik willem filips karel frederik gustaf erik"
                  + " magnus zygmunt kazimierz boles\u0142aw jan stanis\u0142aw ramses ptolemy darius"
                  + " xerxes cyrus mehmed murad selim constantine michael basil theodore victor"
                  + " \u043F\u0435\u0442\u0440 \u043F\u0451\u0442\u0440"
                  + " \u043D\u0438\u043A\u043E\u043B\u0430\u0439"
                  + " \u0430\u043B\u0435\u043A\u0441\u0430\u043D\u0434\u0440 \u043A\u0430\u0440\u043B"
                  + " \u0433\u0435\u043D\u0440\u0438\u0445 \u043B\u044E\u0434\u043E\u0432\u0438\u043A")
              .split(" "));

  private RomanNumeral() {}

  /** Returns whether a numeral may begin with a character. */
  static boolean mayBegin(int point) {
    return point == 'I'
        || point == 'V'
        || point == 'X'
        || point == 'L'
        || point == 'C'
        || point == 'D'
        || point == 'M';
  }

  /**
   * Returns how a word is spoken if it is a numeral, else nothing.
   *
   * @param end where its letters end
   */
  static List<String> words(
      String text, int start, int end, int from, int limit, SpokenNumbers numbers) {
    if (end - start > 8 || !numbers.isKnown()) {
      return List.of();
    }
    String word = text.substring(start, end);
    boolean line = isLine(text, start, end, from, limit);
    boolean isLetter = !line && end - start == 1 && "IVX".indexOf(word) >= 0;
    if (!line && !isLetter && !AFTER_NAME.matcher(word).matches()) {
      return List.of();
    }
    if (isLetter && numbers.isPronoun(word) && !endsName(text, end, limit)) {
      return List.of();
    }
    Matcher numeral = NUMERAL.matcher(word);
    if (!numeral.matches()) {
      return List.of();
    }
    int value = value(word);
    String before = line ? "" : wordBefore(text, start, from);
    if (line) {
      return numbers.whole(Integer.toString(value));
    }
    boolean isKnown = !isLetter || RULERS.contains(Letters.folded(before));
    if (before.isEmpty() || !isName(before) || !isKnown) {
      return List.of();
    }
    return COUNTED.contains(Letters.folded(before))
        ? numbers.whole(Integer.toString(value))
        : numbers.ordinalOfName(value);
  }

  /** Returns whether nothing but a stop or bracket stands beside a word on a line of several. */
  private static boolean isLine(String text, int start, int end, int from, int limit) {
    int i = start;
    while (i > from && WhiteSpace.isInline(text.charAt(i - 1))) {
      i--;
    }
    if (i > 0 && !WhiteSpace.isLineBreak(text.charAt(i - 1))) {
      return false;
    }
    int k = end;
    boolean marked = k < limit && (text.charAt(k) == '.' || text.charAt(k) == ')');
    if (marked) {
      k++;
    }
    while (k < limit && WhiteSpace.isInline(text.charAt(k))) {
      k++;
    }
    if (k < text.length() && !(k <= limit && WhiteSpace.isLineBreak(text.charAt(k)))) {
      return false;
    }
    boolean only = i == 0 && k == text.length();
    return !only
        && (marked
            || end - start > 1
            || (isParagraphEdge(text, i, -1) && isParagraphEdge(text, k, 1)));
  }

  /**
   * Returns whether a blank line, or the end of the text, lies in a direction from a line's edge.
   */
  private static boolean isParagraphEdge(String text, int edge, int step) {
    int breaks = 0;
    int i = step < 0 ? edge - 1 : edge;
    while (i >= 0 && i < text.length() && WhiteSpace.is(text.charAt(i))) {
      // A carriage return before a line feed is the same break.
      boolean isSame =
          text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      breaks += WhiteSpace.isLineBreak(text.charAt(i)) && !isSame ? 1 : 0;
      i += step;
    }
    return breaks >= 2 || i < 0 || i == text.length();
  }

  /** Returns whether a mark, the end of the text, or "of" follows, so that I is not the pronoun. */
  private static boolean endsName(String text, int end, int limit) {
    return end >= limit
        || ".,;:!?)\u2019'\"\u201D".indexOf(text.charAt(end)) >= 0
        || WhiteSpace.isLineBreak(text.charAt(end))
        || text.startsWith(" of ", end);
  }

  private static String wordBefore(String text, int start, int from) {
    int last = start - 1;
    if (last <= from || !WhiteSpace.isInline(text.charAt(last))) {
      return "";
    }
    int first = last;
    while (first > from && Letters.isWordPart(text.charAt(first - 1)) && last - first < 30) {
      first--;
    }
    return text.substring(first, last);
  }

  /** Returns whether a word begins with a capital and goes on in small letters. */
  private static boolean isName(String word) {
    return word.length() > 2
        && Character.isUpperCase(word.charAt(0))
        && Character.isLowerCase(word.charAt(word.length() - 1));
  }

  private static int value(String numeral) {
    int sum = 0;
    int next = 0;
    for (int i = numeral.length() - 1; i >= 0; i--) {
      int own =
          switch (numeral.charAt(i)) {
            case 'I' -> 1;
            case 'V' -> 5;
            case 'X' -> 10;
            case 'L' -> 50;
            case 'C' -> 100;
            case 'D' -> 500;
            default -> 1000;
          };
      sum += own < next ? -own : own;
      next = Math.max(own, next);
    }
    return sum;
  }
}
