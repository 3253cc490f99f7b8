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
    return JoiningWords.TO.in(locale);
  }

  /** Returns the word for an ampersand; none if it is not known. */
  List<String> and() {
    return JoiningWords.AND.in(locale);
  }

  /**
   * Returns the words of a fraction that stands alone or after a whole number; none if they are not
   * known. Where the language joins them to the number, the first begins with a plus sign.
   */
  List<String> fraction(int point, boolean afterWhole) {
    if (!english) {
      return FractionWords.of(locale.getLanguage(), point, afterWhole);
    }
    List<String> words = ENGLISH_FRACTIONS.getOrDefault(point, List.of());
    if (words.isEmpty() || !afterWhole) {
      return words;
    }
    return words.size() > 1
        ? List.of("and", words.get(0), words.get(1))
        : List.of("and", "a", words.get(0));
  }

  /** Returns the digits after the decimal point of a fraction, for languages without its words. */
  String decimals(int point) {
    return fraction(point, true).isEmpty() ? DECIMALS.getOrDefault(point, "") : "";
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
