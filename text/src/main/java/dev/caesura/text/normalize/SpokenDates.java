package dev.caesura.text.normalize;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import dev.caesura.text.normalize.SpokenNumberReader.SpokenNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds dates among the words of a text: a day and the name of a month, in either order, and
 * perhaps the year. Not thread-safe.
 *
 * <p>A whole date whose words stand in the order of the language's long form, such as {@code March
 * 21, 1984}, is written in this form; in any other only the numbers are replaced.
 */
final class SpokenDates {

  private static final int MAX_YEAR = 2999;
  private static final int MIN_YEAR = 1000;
  private static final int[] LENGTHS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final Pattern QUOTED = Pattern.compile("'[^']*'");

  private final ULocale locale;
  private final WordFolder folder;
  private final RuleBasedNumberFormat ordinals;
  private final Map<String, Integer> months = new HashMap<>();
  private final Set<String> literals = new HashSet<>();
  private final String order;
  private final boolean isGregorian;

  SpokenDates(ULocale locale, WordFolder folder) {
    this.locale = locale;
    this.folder = folder;
    ordinals = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.ORDINAL);
    DateFormatSymbols symbols = new DateFormatSymbols(new GregorianCalendar(locale), locale);
    for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
      String[] names = symbols.getMonths(context, DateFormatSymbols.WIDE);
      for (int month = 0; month < Math.min(12, names.length); month++) {
        List<String> words = WordScanner.spokenWords(names[month], folder);
        if (words.size() == 1 && words.get(0).codePoints().noneMatch(Character::isDigit)) {
          months.put(words.get(0), month);
        }
      }
    }
    isGregorian = Calendar.getInstance(locale).getType().equals("gregorian");
    String pattern =
        DateFormat.getDateInstance(DateFormat.LONG, locale) instanceof SimpleDateFormat simple
            ? simple.toPattern()
            : "";
    Matcher quoted = QUOTED.matcher(pattern);
    while (quoted.find()) {
      literals.addAll(WordScanner.spokenWords(quoted.group(), folder));
    }
    if (locale.getLanguage().equals("en")) {
      literals.addAll(Set.of("of", "the"));
    }
    order =
        QUOTED
            .matcher(pattern)
            .replaceAll("")
            .replaceAll("[^dMLy]+", "")
            .replaceAll("(.)\\1+", "$1");
  }

  /**
   * A date in a text.
   *
   * @param end the word after it
   * @param parts what is replaced; empty if there is no such day
   */
  record Found(int end, List<WrittenNumber> parts) {}

  /** The parts of a date: indexes of words from and to, and values; a month counts from 0. */
  private record Date(int from, int to, Part day, int month, Part year, String order) {}

  private record Part(int from, SpokenNumber number) {

    int end() {
      return number.end();
    }

    int value() {
      return number.value().intValue();
    }
  }

  /** Returns the date that begins at a word, or null. */
  Found at(SpokenTokens tokens, SpokenNumberReader numbers, int start) {
    if (months.isEmpty()) {
      return null;
    }
    Date date =
        month(tokens, start) >= 0
            ? monthFirst(tokens, numbers, start)
            : numberFirst(tokens, numbers, start);
    return date == null ? null : new Found(date.to(), written(tokens, date));
  }

  private int month(SpokenTokens tokens, int index) {
    return index < tokens.size() ? months.getOrDefault(tokens.word(index), -1) : -1;
  }

  /** Returns the word after up to two words such as of. */
  private int skip(SpokenTokens tokens, int index) {
    int at = index;
    while (at < tokens.size()
        && at < index + 2
        && literals.contains(tokens.word(at))
        && tokens.isJoined(at - 1)) {
      at++;
    }
    return at < tokens.size() && tokens.isJoined(at - 1) ? at : tokens.size();
  }

  private Date monthFirst(SpokenTokens tokens, SpokenNumberReader numbers, int start) {
    int first = skip(tokens, start + 1);
    int end = first < tokens.size() ? numbers.endOfRun(first) : first;
    for (int to = end; to > first; to--) {
      SpokenNumber day = numbers.exact(first, to);
      if (day == null || !day.isBetween(1, 31)) {
        continue;
      }
      Part at = new Part(first, day);
      boolean isDay = day.ordinal() != null || day.value().longValue() >= 10;
      if (to == end) {
        Part year = year(tokens, numbers, skip(tokens, to));
        return isDay || year != null
            ? new Date(start, year == null ? to : year.end(), at, month(tokens, start), year, "Mdy")
            : null;
      }
      SpokenNumber year = numbers.exact(to, end);
      if (isYear(year)) {
        return new Date(start, end, at, month(tokens, start), new Part(to, year), "Mdy");
      }
    }
    return null;
  }

  private Date numberFirst(SpokenTokens tokens, SpokenNumberReader numbers, int start) {
    int end = numbers.endOfRun(start);
    SpokenNumber number = end == start ? null : numbers.exact(start, end);
    if (number == null) {
      return null;
    }
    int next = skip(tokens, end);
    int month = month(tokens, next);
    if (month < 0) {
      return null;
    }
    if (number.isBetween(1, 31)) {
      Part year = year(tokens, numbers, skip(tokens, next + 1));
      int to = year == null ? next + 1 : year.end();
      return new Date(start, to, new Part(start, number), month, year, "dMy");
    }
    int first = skip(tokens, next + 1);
    if (!isYear(number) || first >= tokens.size()) {
      return null;
    }
    SpokenNumber day = numbers.at(first);
    return day == null || !day.isBetween(1, 31)
        ? null
        : new Date(start, day.end(), new Part(first, day), month, new Part(start, number), "yMd");
  }

  private Part year(SpokenTokens tokens, SpokenNumberReader numbers, int index) {
    if (index >= tokens.size()) {
      return null;
    }
    int end = numbers.endOfRun(index);
    SpokenNumber number = end == index ? null : numbers.exact(index, end);
    return isYear(number) ? new Part(index, number) : null;
  }

  private static boolean isYear(SpokenNumber number) {
    return number != null && number.isWhole() && number.isBetween(MIN_YEAR, MAX_YEAR);
  }

  private List<WrittenNumber> written(SpokenTokens tokens, Date date) {
    boolean leap = date.year() == null || new GregorianCalendar().isLeapYear(date.year().value());
    int length = date.month() == 1 && !leap ? 28 : LENGTHS[date.month()];
    if (date.day().value() > length) {
      return List.of();
    }
    if (date.year() != null && isGregorian && date.order().equals(order)) {
      String text = longForm(date);
      List<String> named =
          WordScanner.spokenWords(text, folder).stream()
              .filter(word -> !Character.isDigit(word.codePointAt(0)))
              .toList();
      List<String> spoken = new ArrayList<>();
      for (int i = date.from(); i < date.to(); i++) {
        if (!isIn(date.day(), i) && !isIn(date.year(), i)) {
          spoken.add(tokens.word(i));
        }
      }
      String day = day(date.day().number());
      boolean isKept = text.contains(day) || locale.getLanguage().equals("en");
      if (named.equals(spoken) && isKept) {
        return List.of(
            new WrittenNumber(tokens.place(date.from(), date.to()), text, NumberKind.DATE));
      }
    }
    List<WrittenNumber> parts = new ArrayList<>();
    parts.add(part(tokens, date.day(), day(date.day().number())));
    if (date.year() != null) {
      WrittenNumber year = part(tokens, date.year(), Integer.toString(date.year().value()));
      parts.add(date.order().startsWith("y") ? 0 : 1, year);
    }
    return parts;
  }

  private static WrittenNumber part(SpokenTokens tokens, Part part, String written) {
    return new WrittenNumber(tokens.place(part.from(), part.end()), written, NumberKind.DATE);
  }

  private static boolean isIn(Part part, int index) {
    return index >= part.from() && index < part.end();
  }

  private String longForm(Date date) {
    GregorianCalendar calendar = new GregorianCalendar(TimeZone.GMT_ZONE, locale);
    calendar.clear();
    calendar.set(date.year().value(), date.month(), date.day().value());
    DateFormat format = DateFormat.getDateInstance(calendar, DateFormat.LONG, locale);
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format.format(calendar.getTime());
  }

  private String day(SpokenNumber day) {
    String ordinal = day.ordinal() == null ? "" : ordinal(day.ordinal());
    return ordinal.isEmpty() ? plain(day.value()) : ordinal;
  }

  private static String plain(BigDecimal value) {
    return value.toPlainString();
  }

  /** Returns an ordinal in digits; empty if the language has no rule for it. */
  String ordinal(NumberWords.Ordinal ordinal) {
    String rules = ordinal.rules().replace("%spellout-", "%digits-");
    for (String name : List.of(rules, "%digits-ordinal", "%digits-ordinal-masculine")) {
      if (List.of(ordinals.getRuleSetNames()).contains(name)) {
        String written = ordinals.format(ordinal.value(), name);
        return written.equals(Long.toString(ordinal.value())) ? "" : written;
      }
    }
    return "";
  }
}
