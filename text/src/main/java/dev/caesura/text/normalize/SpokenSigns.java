package dev.caesura.text.normalize;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Map;

/**
 * How signs between and beside numbers are spoken in a language. Signs whose words are not known
 * are not spoken. Immutable.
 */
final class SpokenSigns {

  private static final Map<String, String> TO =
      Map.ofEntries(
          Map.entry("en", "to"),
          Map.entry("de", "bis"),
          Map.entry("nl", "tot"),
          Map.entry("sv", "till"),
          Map.entry("da", "til"),
          Map.entry("no", "til"),
          Map.entry("nb", "til"),
          Map.entry("fr", "\u00E0"),
          Map.entry("es", "a"),
          Map.entry("it", "a"),
          Map.entry("pt", "a"),
          Map.entry("pl", "do"),
          Map.entry("hr", "do"),
          Map.entry("sl", "do"),
          Map.entry("ru", "\u0434\u043E"));

  private static final Map<String, String> AND =
      Map.ofEntries(
          Map.entry("en", "and"),
          Map.entry("de", "und"),
          Map.entry("nl", "en"),
          Map.entry("sv", "och"),
          Map.entry("da", "og"),
          Map.entry("no", "og"),
          Map.entry("nb", "og"),
          Map.entry("fr", "et"),
          Map.entry("es", "y"),
          Map.entry("it", "e"),
          Map.entry("pt", "e"),
          Map.entry("pl", "i"),
          Map.entry("hr", "i"),
          Map.entry("sl", "in"),
          Map.entry("ru", "\u0438"));

  private static final Map<Integer, List<String>> ENGLISH_FRACTIONS =
      Map.of(
          0xBD, List.of("half"),
          0xBC, List.of("quarter"),
          0xBE, List.of("three", "quarters"),
          0x2153, List.of("third"),
          0x2154, List.of("two", "thirds"),
          0x215B, List.of("eighth"));

  private static final Map<Integer, String> DECIMALS =
      Map.of(0xBD, "5", 0xBC, "25", 0xBE, "75", 0x215B, "125");

  private final ULocale locale;
  private final boolean english;

  SpokenSigns(ULocale locale) {
    this.locale = locale;
    this.english = locale.getLanguage().equals("en");
  }

  static boolean isMinus(int point) {
    return point == '-' || point == 0x2212;
  }

  static boolean isFraction(int point) {
    return point >= 0xBC && (ENGLISH_FRACTIONS.containsKey(point) || DECIMALS.containsKey(point));
  }

  /** Returns the word between the ends of a range; none if it is not known. */
  List<String> to() {
    String word = TO.get(locale.getLanguage());
    return word == null ? List.of() : List.of(word);
  }

  /** Returns the word for an ampersand; none if it is not known. */
  List<String> and() {
    String word = AND.get(locale.getLanguage());
    return word == null ? List.of() : List.of(word);
  }

  /** Returns the words of a fraction that stands alone or after a whole number. */
  List<String> fraction(int point, boolean afterWhole) {
    List<String> words = english ? ENGLISH_FRACTIONS.get(point) : null;
    if (words == null || !afterWhole) {
      return words == null ? List.of() : words;
    }
    return words.size() > 1
        ? List.of("and", words.get(0), words.get(1))
        : List.of("and", "a", words.get(0));
  }

  /** Returns the digits after the decimal point of a fraction, for languages without its words. */
  String decimals(int point) {
    return english ? "" : DECIMALS.getOrDefault(point, "");
  }

  /** Returns what is said before minutes under ten. */
  List<String> beforeShortMinute() {
    return english ? List.of("oh") : List.of();
  }

  /** Returns a date as it is written in full; empty if there is no such day. */
  String date(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return "";
    }
    GregorianCalendar calendar = new GregorianCalendar(TimeZone.GMT_ZONE, locale);
    calendar.clear();
    calendar.set(year, month - 1, day);
    DateFormat format = DateFormat.getDateInstance(calendar, DateFormat.LONG, locale);
    format.setTimeZone(TimeZone.GMT_ZONE);
    String text = format.format(calendar.getTime());
    return english ? text.replace(" " + day + ",", " " + day + ordinalEnding(day)) : text;
  }

  private static String ordinalEnding(int day) {
    boolean teen = day > 10 && day < 14;
    return switch (teen ? 0 : day % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }
}
