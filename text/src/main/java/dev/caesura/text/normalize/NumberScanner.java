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
  private final Abbreviations abbreviations;
  private final DigitScanner digits;

  NumberScanner(
      String text, int from, int limit, SpokenNumbers numbers, Abbreviations abbreviations) {
    this.text = text;
    this.from = from;
    this.limit = limit;
    this.numbers = numbers;
    this.abbreviations = abbreviations;
    this.digits = new DigitScanner(text, from, limit, numbers);
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

  static boolean mayBegin(int point) {
    return Character.isDigit(point)
        || UnitNames.isPercent(point)
        || UnitNames.isCurrency(point)
        || SpokenSigns.isMinus(point)
        || SpokenSigns.isFraction(point);
  }

  /** Returns the number that begins at a place, or null. */
  Found at(int start) {
    int sign = text.codePointAt(start);
    if (Character.isDigit(sign)) {
      return ranged(start, number(start, 0));
    }
    if (SpokenSigns.isFraction(sign)) {
      List<String> words = numbers.isKnown() ? numbers.signs().fraction(sign, false) : List.of();
      return words.isEmpty() ? null : new Found(start + 1, words);
    }
    if (SpokenSigns.isMinus(sign)) {
      return negative(start);
    }
    int next = start + Character.charCount(sign);
    next = UnitNames.isCurrency(sign) ? skipBlank(next) : next;
    return digits.isDigit(next) ? number(next, sign) : null;
  }

  /** Reads a number with a minus sign before it, which stands after no letter or digit. */
  private Found negative(int start) {
    boolean alone = start == from || WhiteSpace.is(text.charAt(start - 1));
    if (!digits.isDigit(start + 1) || !alone || !numbers.isKnown()) {
      return null;
    }
    Found number = number(start + 1, 0);
    List<String> words = new ArrayList<>(numbers.minus());
    words.addAll(number.words());
    return new Found(number.end(), words, number.tail(), number.tailWords());
  }

  /** Adds the word between the ends of a range, such as 3-4, if the second end is larger. */
  private Found ranged(int start, Found number) {
    int dash = number.end();
    boolean isDash =
        dash < limit
            && (text.charAt(dash) == '-' || text.charAt(dash) == '\u2013')
            && number.tailWords().isEmpty();
    if (!isDash || !digits.isDigit(dash + 1) || !isPlain(start, dash) || !numbers.isKnown()) {
      return number;
    }
    DigitScanner.Digits second = digits.at(dash + 1);
    boolean ends = second.end() == limit || "-\u2013/:".indexOf(text.charAt(second.end())) < 0;
    if (!ends
        || second.ascii().length() > 4
        || Long.parseLong(digits.at(start).ascii()) >= Long.parseLong(second.ascii())) {
      return number;
    }
    List<String> words = new ArrayList<>(number.words());
    words.addAll(numbers.signs().to());
    return new Found(dash, words);
  }

  /** Returns whether at most four digits, and nothing that joins other digits, stand in a range. */
  private boolean isPlain(int start, int end) {
    boolean joined = start > from && "-\u2013/:.,".indexOf(text.charAt(start - 1)) >= 0;
    return !joined && digits.at(start).end() == end && end - start <= 4;
  }

  private Found number(int start, int sign) {
    boolean inside = digits.isInsideOther(start);
    DigitScanner.Digits first = digits.at(start);
    if (sign == 0 && !inside && numbers.isKnown()) {
      Found date = new DateScanner(text, numbers).at(start, first.end(), limit);
      if (date != null) {
        return date;
      }
    }
    DigitScanner.Digits whole = inside ? first : digits.grouped(first);
    DigitScanner.Digits fraction = inside ? null : digits.fraction(whole);
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
    if (UnitNames.isCurrency(mark) && !digits.isDigit(skipBlank(next + 1))) {
      return amount(whole.ascii(), after, value, mark, next + 1);
    }
    if (fraction == null && end < limit && SpokenSigns.isFraction(text.charAt(end))) {
      return withFraction(whole.ascii(), end);
    }
    UnitNames.Symbol unit = numbers.names().unit(text, end, next, limit);
    if (unit != null && abbreviations.at(text, next, from, limit) == null) {
      return named(unit.end(), numbers.names().name(unit, value), plain(whole.ascii(), after));
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

  /** Reads 2\u00BD as two and a half, or as 2.5 where the words of fractions are not known. */
  private Found withFraction(String whole, int at) {
    String decimals = numbers.signs().decimals(text.charAt(at));
    if (!decimals.isEmpty()) {
      return new Found(at + 1, numbers.decimal(whole, decimals));
    }
    List<String> words = new ArrayList<>(numbers.whole(whole));
    for (String word : numbers.signs().fraction(text.charAt(at), true)) {
      if (word.charAt(0) == '+') {
        words.set(words.size() - 1, words.get(words.size() - 1) + word.substring(1));
      } else {
        words.add(word);
      }
    }
    return new Found(at + 1, words);
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
    List<String> suffix =
        word == end && wordEnd > end
            ? numbers.names().magnitude(text.substring(end, wordEnd), value)
            : List.of();
    if (!suffix.isEmpty()) {
      List<String> number = new ArrayList<>(plain(whole, fraction));
      number.addAll(suffix);
      return named(wordEnd, name, number);
    }
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

  private boolean isYear(DigitScanner.Digits written) {
    if (written.ascii().length() != 4) {
      return false;
    }
    int year = Integer.parseInt(written.ascii());
    boolean marked = written.end() < limit && text.charAt(written.end()) == YEAR_SIGN;
    return year >= FIRST_YEAR && year <= LAST_YEAR && (!numbers.isIdeographic() || marked);
  }

  private int skipBlank(int at) {
    return at < limit && WhiteSpace.isInline(text.charAt(at)) ? at + 1 : at;
  }
}
