package dev.caesura.text.normalize;

import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.SpokenNumberReader.SpokenNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One pass over a text that finds its spoken numbers. Not thread-safe. */
final class InverseScan {

  private static final BigDecimal LEAST = BigDecimal.TEN;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal GROUPED = BigDecimal.valueOf(10_000);

  /** Longer runs of Chinese numerals are not parts of other words. */
  private static final int MAX_DOUBTED = 2;

  private static final Set<String> COUNTERS =
      Set.of(
          "\u5E74", "\u6708", "\u65E5", "\u53F7", "\u865F", "\u70B9", "\u9EDE", "\u65F6", "\u6642",
          "\u5206");

  private final SpokenTokens tokens;
  private final SpokenNumberReader reader;
  private final Locale language;
  private final SpokenNumbers numbers;
  private final Set<String> seconds;
  private final UnitWords units;
  private final SpokenDates dates;
  private final SpokenTimes times;
  private final List<String> minus;
  private final List<String> and;
  private final List<WrittenNumber> found = new ArrayList<>();
  private final List<WrittenNumbers.Ambiguous> ambiguous = new ArrayList<>();

  private int ambiguousEnd;

  InverseScan(String text, ULocale locale, SpokenNumbers numbers, Set<String> seconds) {
    this.language = locale.toLocale();
    this.numbers = numbers;
    this.seconds = seconds;
    units = UnitWords.of(language);
    dates = new SpokenDates(locale, numbers.folder());
    times = new SpokenTimes(locale, numbers.folder());
    minus = numbers.minus();
    and = JoiningWords.AND.in(locale).stream().map(numbers.folder()::fold).toList();
    tokens = new SpokenTokens(text, numbers.folder());
    reader = new SpokenNumberReader(tokens, NumberWords.of(language), numbers.names());
  }

  WrittenNumbers run() {
    int i = 0;
    while (i < tokens.size()) {
      i = next(i);
    }
    return new WrittenNumbers(found, ambiguous);
  }

  private int next(int i) {
    SpokenDates.Found date = dates.at(tokens, reader, i);
    if (date != null) {
      if (date.parts().isEmpty()) {
        report(i, date.end(), "no such day");
      }
      found.addAll(date.parts());
      return date.end();
    }
    UnitWords.Unit before = units.at(tokens, i, true);
    int first = before == null ? i : i + before.words().size();
    boolean negative = before == null && tokens.stands(minus, i) && !endsNumber(i);
    first = negative ? i + minus.size() : first;
    if (first > i && (first >= tokens.size() || !tokens.isJoined(first - 1))) {
      return i + 1;
    }
    SpokenTimes.Found time = first == i ? times.at(tokens, reader, i) : null;
    if (time != null) {
      TextSpan place = tokens.withStop(tokens.place(i, time.end()));
      found.add(new WrittenNumber(place, time.written(), NumberKind.TIME));
      return time.end();
    }
    SpokenNumber number = reader.at(first);
    if (number == null) {
      return i + 1;
    }
    int doubted = ambiguous.isEmpty() ? -1 : ambiguousEnd;
    if (!number.isAmbiguous() && doubted == first && tokens.isAfterComma(first)) {
      report(first, number.end(), "the end of words of several numbers, or of none");
      return number.end();
    }
    if (number.isAmbiguous()) {
      report(first, number.end(), "words of several numbers, or of none");
      return number.end();
    }
    int more = reader.endAfterComma(number);
    if (more > 0) {
      report(first, more, "two numbers, or one with a comma inside");
      return more;
    }
    if (number.ordinal() != null) {
      return ordinal(first, number);
    }
    int joined = endAfterAnd(number);
    if (joined > 0) {
      report(first, joined, "two numbers, or one with a joining word inside");
      return joined;
    }
    return number(i, first, before, negative, number);
  }

  /**
   * Returns the end of a smaller number after "and", as in a thousand and one, where the language
   * does not write large numbers so; 0 if there is none.
   */
  private int endAfterAnd(SpokenNumber number) {
    int at = number.end() + 1;
    if (at >= tokens.size()
        || !number.isWhole()
        || number.value().compareTo(HUNDRED) < 0
        || !and.contains(tokens.word(at - 1))
        || !tokens.isJoined(at - 2)
        || !tokens.isJoined(at - 1)) {
      return 0;
    }
    SpokenNumber rest = reader.at(at);
    boolean continues =
        rest != null
            && rest.ordinal() == null
            && (rest.isAmbiguous() || SpokenNumberReader.mayContinue(number.value(), rest.value()));
    return continues ? rest.end() : 0;
  }

  /** Returns whether a number ends right before a word, as in ten minus five. */
  private boolean endsNumber(int i) {
    return i > 0 && reader.endOfRun(i - 1) > i - 1;
  }

  private int ordinal(int first, SpokenNumber number) {
    int end = number.end();
    if (number.value().compareTo(LEAST) < 0) {
      return end;
    }
    if (seconds.contains(tokens.word(end - 1))) {
      report(first, end, "an ordinal, or a number and a unit of time");
      return end;
    }
    String written = dates.ordinal(number.ordinal());
    if (!written.isEmpty() && tokens.areWholeWords(first, end)) {
      add(first, end, written, NumberKind.ORDINAL);
    }
    return end;
  }

  private int number(
      int start, int first, UnitWords.Unit before, boolean negative, SpokenNumber number) {
    int end = number.end();
    int unitAt = reader.isMagnitude(end) && tokens.isJoined(end - 1) ? end + 1 : end;
    boolean large = unitAt > end;
    UnitWords.Unit unit =
        before == null && unitAt < tokens.size() && tokens.isJoined(unitAt - 1)
            ? units.at(tokens, unitAt, false)
            : before;
    BigDecimal value = negative ? number.value().negate() : number.value();
    if (unit != null) {
      int last = unit.isBefore() ? unitAt : unitAt + unit.words().size();
      if (!unit.isBefore() && continues(last)) {
        int more = reader.endOfRun(last);
        report(start, more, "an amount and a number after it");
        return more;
      }
      String magnitude = large ? numbersText(end) : "";
      boolean percent = unit.unit().equals(MeasureUnit.PERCENT);
      String written = signed(units.written(value.abs(), unit, magnitude), value);
      add(start, last, written, percent ? NumberKind.PERCENT : NumberKind.MONEY);
      return last;
    }
    boolean decimal = value.scale() > 0;
    if (value.abs().compareTo(LEAST) < 0 && !decimal && !large && !isCounted(first, end)) {
      return end;
    }
    boolean isShort = end - first <= MAX_DOUBTED;
    if (isShort && !tokens.areWholeWords(first, end) && !isCounted(first, end)) {
      report(first, end, "part of a word");
      return end;
    }
    String digits = decimal ? units.written(value.abs()) : digits(number, first);
    int from = negative ? start : first;
    add(from, end, signed(digits, value), decimal ? NumberKind.DECIMAL : NumberKind.WHOLE);
    return end;
  }

  /** Returns whether a number follows an amount of money, which may be its smaller unit. */
  private boolean continues(int at) {
    return at < tokens.size() && tokens.isJoined(at - 1) && reader.endOfRun(at) > at;
  }

  private String numbersText(int index) {
    TextSpan place = tokens.place(index, index + 1);
    return tokens.text(place);
  }

  /** Returns whether a number is one of a Chinese or Japanese date or time. */
  private boolean isCounted(int first, int end) {
    if (end >= tokens.size() || !COUNTERS.contains(tokens.word(end))) {
      return false;
    }
    boolean before = first > 0 && COUNTERS.contains(tokens.word(first - 1)) && first > 1;
    boolean isAfterNumber = before && reader.endOfRun(first - 2) > first - 2;
    int next = end + 1;
    int to = next < tokens.size() ? reader.endOfRun(next) : next;
    boolean after = to > next && to < tokens.size() && COUNTERS.contains(tokens.word(to));
    return isAfterNumber || after;
  }

  /**
   * Returns a whole number without separators if it is read as it was spoken, else with them. Four
   * digits are never divided by a space: a year would become two words.
   */
  private String digits(SpokenNumber number, int first) {
    String plain = number.value().toPlainString();
    if (number.isYear()) {
      return plain;
    }
    if (number.value().compareTo(GROUPED) >= 0) {
      return units.written(number.value());
    }
    String spoken = tokens.joined(first, number.end());
    boolean isRead =
        plain.length() < 4 || numbers.isGroupedBySpaces() || !isReadAsYear(plain, spoken);
    return isRead ? plain : units.written(number.value());
  }

  private boolean isReadAsYear(String plain, String spoken) {
    List<String> year =
        WordNormalizer.of(language).words(plain).stream().map(NormalizedWord::text).toList();
    return !String.join("", year).equals(spoken)
        && !String.join("", numbers.whole(plain)).equals(String.join("", year));
  }

  private String signed(String written, BigDecimal value) {
    return value.signum() < 0 ? "-" + written : written;
  }

  private void add(int from, int to, String written, NumberKind kind) {
    found.add(new WrittenNumber(tokens.place(from, to), written, kind));
  }

  private void report(int from, int to, String reason) {
    ambiguousEnd = to;
    ambiguous.add(new WrittenNumbers.Ambiguous(tokens.place(from, to), reason));
  }
}
