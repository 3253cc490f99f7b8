package dev.caesura.text.normalize;

import dev.caesura.text.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates of ISO 8601 and times of day. Not thread-safe. */
final class DateScanner {

  private static final Pattern DATE =
      Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?![\\p{L}\\p{N}-])");
  private static final Pattern CLOCK =
      Pattern.compile("([01]?\\d|2[0-4]):([0-5]\\d)(?![\\p{N}:]|[.,]\\d)");

  private final String text;
  private final SpokenNumbers numbers;

  DateScanner(String text, SpokenNumbers numbers) {
    this.text = text;
    this.numbers = numbers;
  }

  /**
   * Returns the date or time of day that begins at a number, or null.
   *
   * @param start the first digit
   * @param mark one past its last digit
   */
  NumberScanner.Found at(int start, int mark, int limit) {
    if (mark >= limit || (start > 0 && ":-".indexOf(text.charAt(start - 1)) >= 0)) {
      return null;
    }
    char next = text.charAt(mark);
    if (next == '-' && mark - start == 4) {
      return date(start, limit);
    }
    return next == ':' && mark - start <= 2 ? clock(start, limit) : null;
  }

  private NumberScanner.Found date(int start, int limit) {
    Matcher date = DATE.matcher(text).region(start, limit);
    if (!date.lookingAt()) {
      return null;
    }
    String written =
        numbers.signs().date(number(date.group(1)), number(date.group(2)), number(date.group(3)));
    if (written.isEmpty()) {
      return null;
    }
    List<String> words = new ArrayList<>();
    for (NormalizedWord word :
        new WordScanner(
                written,
                List.of(new TextSpan(0, written.length())),
                Abbreviations.none(),
                numbers,
                numbers.folder())
            .run()) {
      words.add(word.text());
    }
    return new NumberScanner.Found(date.end(), words);
  }

  /** Full hours have no minutes. */
  private NumberScanner.Found clock(int start, int limit) {
    Matcher clock = CLOCK.matcher(text).region(start, limit);
    if (!clock.lookingAt()) {
      return null;
    }
    List<String> words = new ArrayList<>(numbers.whole(Integer.toString(number(clock.group(1)))));
    int minute = number(clock.group(2));
    if (minute > 0 && minute < 10) {
      words.addAll(numbers.signs().beforeShortMinute());
    }
    if (minute > 0) {
      words.addAll(numbers.whole(Integer.toString(minute)));
    }
    return new NumberScanner.Found(clock.end(), words);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
