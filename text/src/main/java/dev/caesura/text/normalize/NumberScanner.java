package dev.caesura.text.normalize;

import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a number with what belongs to it: grouping, fraction, percent, currency, the ending of an
 * ordinal. Not thread-safe.
 */
final class NumberScanner {

  private static final int FIRST_YEAR = 1100;
  private static final int LAST_YEAR = 2099;
  private static final int YEAR_SIGN = 0x5E74;
  private static final int MAX_WORD_LENGTH = 24;

  private final String text;
  private final int from;
  private final int limit;
  private final SpokenNumbers numbers;

  NumberScanner(String text, int from, int limit, SpokenNumbers numbers) {
    this.text = text;
    this.from = from;
    this.limit = limit;
    this.numbers = numbers;
  }

  /**
   * Number in a text.
   *
   * @param end where it ends
   * @param words how it is spoken
   * @param tail the word after it if that belongs to it, else an empty span at its end
   * @param tailWords how that is spoken
   */
  record Found(int end, List<String> words, TextSpan tail, List<String> tailWords) {

    Found(int end, List<String> words) {
      this(end, words, new TextSpan(end, end), List.of());
    }
  }

  /** Digits as ASCII, and where they end. */
  private record Digits(String ascii, int end) {}

  static boolean mayBegin(int point) {
    return Character.isDigit(point) || UnitNames.isPercent(point) || UnitNames.isCurrency(point);
  }

  /** Returns the number that begins at a place, or null. */
  Found at(int start) {
    int sign = text.codePointAt(start);
    if (Character.isDigit(sign)) {
      return number(start, 0);
    }
    int next = start + Character.charCount(sign);
    next = UnitNames.isCurrency(sign) ? skipBlank(next) : next;
    return isDigit(next) ? number(next, sign) : null;
  }

  private Found number(int start, int sign) {
    boolean inside = isInsideOther(start);
    Digits first = digits(start);
    Digits whole = inside ? first : grouped(first);
    Digits fraction = inside ? null : fraction(whole);
    int end = fraction == null ? whole.end() : fraction.end();
    boolean spelled =
        whole.ascii().length() > SpokenNumbers.MAX_DIGITS
            || (whole.ascii().length() > 1 && whole.ascii().charAt(0) == '0');
    if (spelled || !numbers.isKnown()) {
      return new Found(first.end(), numbers.whole(first.ascii()));
    }
    String after = fraction == null ? "" : fraction.ascii();
    double value = Double.parseDouble(whole.ascii() + "." + after + "0");
    int next = skipBlank(end);
    int mark = next < limit ? text.codePointAt(next) : 0;
    if (UnitNames.isPercent(sign) || (sign == 0 && UnitNames.isPercent(mark))) {
      UnitNames.Name name = numbers.names().percent(value);
      return named(sign == 0 ? next + 1 : end, name, plain(whole.ascii(), after));
    }
    if (sign != 0) {
      return amount(whole.ascii(), after, value, sign, end);
    }
    if (UnitNames.isCurrency(mark) && !isDigit(skipBlank(next + 1))) {
      return amount(whole.ascii(), after, value, mark, next + 1);
    }
    if (fraction == null) {
      Found ordinal = numbers.ordinal(whole.ascii(), text, end, limit);
      if (ordinal != null) {
        return ordinal;
      }
      if (whole.equals(first) && isYear(first)) {
        return new Found(end, numbers.year(first.ascii()));
      }
    }
    return new Found(end, plain(whole.ascii(), after));
  }

  private List<String> plain(String whole, String fraction) {
    return fraction.isEmpty() ? numbers.whole(whole) : numbers.decimal(whole, fraction);
  }

  private static Found named(int end, UnitNames.Name name, List<String> number) {
    List<String> words = new ArrayList<>(name.before());
    words.addAll(number);
    words.addAll(name.after());
    return new Found(end, words);
  }

  /**
   * Reads an amount of money: {@code $5 million} is five million dollars, whose number has only the
   * first word; {@code $5.20} is five dollars twenty.
   */
  private Found amount(String whole, String fraction, double value, int sign, int end) {
    UnitNames.Name name = numbers.names().currency(sign, value);
    int word = skipBlank(end);
    int wordEnd = word;
    while (wordEnd < Math.min(limit, word + MAX_WORD_LENGTH)
        && Letters.isWordPart(text.codePointAt(wordEnd))) {
      wordEnd += Character.charCount(text.codePointAt(wordEnd));
    }
    String large = numbers.folder().fold(text.substring(word, wordEnd));
    if (numbers.names().isMagnitude(large)) {
      List<String> number = new ArrayList<>(name.before());
      number.addAll(plain(whole, fraction));
      List<String> tail = new ArrayList<>(List.of(large));
      tail.addAll(name.after());
      return new Found(end, number, new TextSpan(word, wordEnd), tail);
    }
    if (fraction.length() != 2) {
      return named(end, name, plain(whole, fraction));
    }
    UnitNames.Name main = numbers.names().currency(sign, Double.parseDouble(whole));
    List<String> words = new ArrayList<>(named(end, main, numbers.whole(whole)).words());
    if (!fraction.equals("00")) {
      words.addAll(numbers.whole(fraction));
    }
    return new Found(end, words);
  }

  private boolean isYear(Digits digits) {
    if (digits.ascii().length() != 4) {
      return false;
    }
    int year = Integer.parseInt(digits.ascii());
    boolean marked = digits.end() < limit && text.charAt(digits.end()) == YEAR_SIGN;
    return year >= FIRST_YEAR && year <= LAST_YEAR && (!numbers.isIdeographic() || marked);
  }

  /** Whether the digits continue a number with dots or commas that was read before. */
  private boolean isInsideOther(int start) {
    return start - 2 >= from
        && isPointOrGroup(text.charAt(start - 1))
        && Character.isDigit(text.charAt(start - 2));
  }

  private boolean isPointOrGroup(char letter) {
    return letter == '.' || letter == ',' || numbers.isGroup(letter) || numbers.isDecimal(letter);
  }

  private Digits digits(int start) {
    StringBuilder ascii = new StringBuilder();
    int i = start;
    while (isDigit(i)) {
      int point = text.codePointAt(i);
      ascii.append(Character.digit(point, 10));
      i += Character.charCount(point);
    }
    return new Digits(ascii.toString(), i);
  }

  /** Reads groups of three digits, or of two as in India with three at the end. */
  private Digits grouped(Digits first) {
    if (first.ascii().length() > 3 || first.ascii().charAt(0) == '0') {
      return first;
    }
    StringBuilder ascii = new StringBuilder(first.ascii());
    int end = first.end();
    int last = 0;
    char separator = end < limit ? text.charAt(end) : 0;
    while (end + 1 < limit
        && ascii.length() <= SpokenNumbers.MAX_DIGITS
        && text.charAt(end) == separator
        && numbers.isGroup(separator)
        && isDigit(end + 1)) {
      Digits group = digits(end + 1);
      last = group.ascii().length();
      if (last < 2 || last > 3) {
        return first;
      }
      ascii.append(group.ascii());
      end = group.end();
    }
    return last == 3 ? new Digits(ascii.toString(), end) : first;
  }

  private Digits fraction(Digits whole) {
    int point = whole.end();
    if (point >= limit || !numbers.isDecimal(text.charAt(point)) || !isDigit(point + 1)) {
      return null;
    }
    Digits fraction = digits(point + 1);
    int end = fraction.end();
    boolean continues = end < limit && isPointOrGroup(text.charAt(end)) && isDigit(end + 1);
    return continues || fraction.ascii().length() > SpokenNumbers.MAX_DIGITS ? null : fraction;
  }

  private boolean isDigit(int at) {
    return at < limit && Character.isDigit(text.codePointAt(at));
  }

  private int skipBlank(int at) {
    return at < limit && WhiteSpace.isInline(text.charAt(at)) ? at + 1 : at;
  }
}
