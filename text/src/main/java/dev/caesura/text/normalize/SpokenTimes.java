package dev.caesura.text.normalize;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.caesura.text.normalize.SpokenNumberReader.SpokenNumber;
import java.util.List;
import java.util.Map;

/**
 * Finds times of day among the words of a text, where a word shows that it is one: <em>a.m.</em> or
 * <em>p.m.</em> in the language, {@code Uhr}, {@code uur}, {@code heures}. Not thread-safe.
 */
final class SpokenTimes {

  /** The word between hours and minutes, and how such a time is written. */
  private static final Map<String, Map<String, String>> HOURS =
      Map.of(
          "de", Map.of("uhr", "H:mm 'Uhr'"),
          "nl", Map.of("uur", "H:mm 'uur'"),
          "fr", Map.of("heure", "H 'h' mm", "heures", "H 'h' mm"));

  private final ULocale locale;
  private final List<List<String>> halves;
  private final String halfPattern;

  SpokenTimes(ULocale locale, WordFolder folder) {
    this.locale = locale;
    String[] names = DateFormatSymbols.getInstance(locale).getAmPmStrings();
    halves =
        List.of(
            WordScanner.spokenWords(names[0], folder), WordScanner.spokenWords(names[1], folder));
    halfPattern = DateTimePatternGenerator.getInstance(locale).getBestPattern("hm");
  }

  /** A time in a text: the word after it, and how it is written. */
  record Found(int end, String written) {}

  /** Returns the time that begins at a word, or null. */
  Found at(SpokenTokens tokens, SpokenNumberReader numbers, int start) {
    int end = numbers.endOfRun(start);
    for (int to = end; to > start; to--) {
      SpokenNumber hour = numbers.exact(start, to);
      if (hour == null || !hour.isWhole() || !hour.isBetween(0, 24)) {
        continue;
      }
      int minute = to == end ? 0 : minutes(tokens, numbers, to, end);
      if (minute >= 0) {
        Found half = half(tokens, hour.value().intValue(), minute, end);
        if (half != null) {
          return half;
        }
      }
      if (to == end) {
        return hours(tokens, numbers, hour.value().intValue(), end);
      }
    }
    return null;
  }

  /** Returns the minutes that words spell, or -1. */
  private static int minutes(SpokenTokens tokens, SpokenNumberReader numbers, int from, int to) {
    SpokenNumber minute = numbers.exact(from, to);
    boolean isMinute =
        minute != null && minute.isWhole() && minute.isBetween(10, 59) && tokens.isJoined(from - 1);
    return isMinute ? minute.value().intValue() : -1;
  }

  private Found half(SpokenTokens tokens, int hour, int minute, int end) {
    if (hour < 1 || hour > 12 || !tokens.isJoined(end - 1)) {
      return null;
    }
    for (int half = 0; half < 2; half++) {
      int after = endOfHalf(tokens, halves.get(half), end);
      if (after > end) {
        return new Found(after, format(halfPattern, hour % 12 + 12 * half, minute));
      }
    }
    return null;
  }

  /** Returns where a.m. or p.m. ends, written as one word or letter by letter. */
  private static int endOfHalf(SpokenTokens tokens, List<String> name, int at) {
    if (tokens.stands(name, at)) {
      return at + name.size();
    }
    String joined = String.join("", name);
    boolean letters =
        joined.length() == 2
            && at + 1 < tokens.size()
            && tokens.joined(at, at + 2).equals(joined)
            && tokens.word(at).length() == 1
            && tokens.isStopped(at);
    return letters ? at + 2 : at;
  }

  private Found hours(SpokenTokens tokens, SpokenNumberReader numbers, int hour, int end) {
    Map<String, String> words = HOURS.getOrDefault(locale.getLanguage(), Map.of());
    if (end >= tokens.size() || !tokens.isJoined(end - 1)) {
      return null;
    }
    String pattern = words.get(tokens.word(end));
    int from = end + 1;
    if (pattern == null || from >= tokens.size() || !tokens.isJoined(end)) {
      return null;
    }
    int to = numbers.endOfRun(from);
    SpokenNumber minute = to == from ? null : numbers.exact(from, to);
    return minute == null || !minute.isWhole() || !minute.isBetween(1, 59)
        ? null
        : new Found(to, format(pattern, hour, minute.value().intValue()));
  }

  private String format(String pattern, int hour, int minute) {
    GregorianCalendar calendar = new GregorianCalendar(TimeZone.GMT_ZONE, locale);
    calendar.clear();
    calendar.set(2000, 0, 1, hour, minute);
    SimpleDateFormat format = new SimpleDateFormat(pattern, locale);
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format.format(calendar.getTime());
  }
}
