package dev.caesura.text.normalize;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalLong;

/** Reads whole numbers, ordinals and decimals among the words of a text. Not thread-safe. */
final class SpokenNumberReader {

  /** Years that are spoken as two numbers; earlier ones may be times of day. */
  private static final long FIRST_SPLIT_YEAR = 1600;

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private final SpokenTokens tokens;
  private final NumberWords words;
  private final UnitNames names;

  SpokenNumberReader(SpokenTokens tokens, NumberWords words, UnitNames names) {
    this.tokens = tokens;
    this.words = words;
    this.names = names;
  }

  /**
   * A number that words spell.
   *
   * @param end the word after it
   * @param value its value; meaningless if it is ambiguous
   * @param isYear whether it was spoken as a year
   * @param ordinal the ordinal, or null
   * @param isAmbiguous whether the words have more than one reading, or none
   */
  record SpokenNumber(
      int end, BigDecimal value, boolean isYear, NumberWords.Ordinal ordinal, boolean isAmbiguous) {

    boolean isWhole() {
      return !isAmbiguous && ordinal == null && value.scale() <= 0;
    }

    /** Returns whether it is a whole number or an ordinal in a range. */
    boolean isBetween(long least, long most) {
      return !isAmbiguous
          && value.scale() <= 0
          && value.longValue() >= least
          && value.longValue() <= most;
    }
  }

  /** Returns the number that begins at a word, or null. */
  SpokenNumber at(int start) {
    int end = endOfRun(start);
    if (end == start) {
      return null;
    }
    SpokenNumber longest = longest(start, end);
    if (longest == null) {
      // A lone hundred or thousand.
      return end - start == 1 ? null : ambiguous(end);
    }
    if (longest.isWhole()) {
      SpokenNumber decimal = decimal(longest);
      if (decimal != null) {
        return decimal;
      }
    }
    if (!isSeparate(longest, end)) {
      return ambiguous(end);
    }
    return withoutMagnitude(start, longest);
  }

  /**
   * Returns whether a number does not continue in the rest of a run: a joiner and other numbers may
   * follow, but none that may be meant as its last digits, as in twenty and five.
   */
  private boolean isSeparate(SpokenNumber number, int end) {
    SpokenNumber last = number;
    while (last.end() < end) {
      int next = last.end();
      while (next < end && words.isJoiner(tokens.word(next))) {
        next++;
      }
      SpokenNumber following = next == last.end() ? null : longest(next, end);
      if (following == null || mayContinue(last.value(), following.value())) {
        return false;
      }
      last = following;
    }
    return true;
  }

  /** Returns where a number ends that may continue after a comma; 0 if it does not. */
  int endAfterComma(SpokenNumber number) {
    int end = number.end();
    if (!number.isWhole()
        || number.value().compareTo(THOUSAND) < 0
        || end >= tokens.size()
        || !tokens.isAfterComma(end)) {
      return 0;
    }
    SpokenNumber rest = longest(end, endOfRun(end));
    return rest != null && mayContinue(number.value(), rest.value()) ? endOfRun(end) : 0;
  }

  /** Returns whether a number may go on with another one, as a hundred with one. */
  static boolean mayContinue(BigDecimal number, BigDecimal rest) {
    BigDecimal leading = rest;
    while (leading.compareTo(THOUSAND) >= 0) {
      leading = leading.movePointLeft(3).setScale(0, RoundingMode.DOWN);
    }
    if (leading.compareTo(rest) < 0 && mayContinue(number, leading)) {
      // Forty and six thousand is 46,000 in Irish.
      return true;
    }
    BigDecimal tens = BigDecimal.TEN;
    while (number.remainder(tens).signum() == 0 && tens.compareTo(number) <= 0) {
      if (rest.compareTo(tens) < 0) {
        return true;
      }
      tens = tens.movePointRight(1);
    }
    return false;
  }

  private static SpokenNumber ambiguous(int end) {
    return new SpokenNumber(end, BigDecimal.ZERO, false, null, true);
  }

  /** Returns where the words of numbers end that begin at a word. */
  int endOfRun(int start) {
    int end = start;
    while (end < tokens.size()
        && words.isPart(tokens.word(end))
        && (end > start || !words.isJoiner(tokens.word(end)))
        && (end == start || tokens.isJoined(end - 1))) {
      end++;
    }
    while (end > start && words.isJoiner(tokens.word(end - 1))) {
      end--;
    }
    return end;
  }

  private SpokenNumber longest(int start, int end) {
    for (int to = end; to > start; to--) {
      SpokenNumber number = exact(start, to);
      if (number != null) {
        return number;
      }
    }
    return null;
  }

  /** Returns the whole number or ordinal that words spell together, or null. */
  SpokenNumber exact(int from, int to) {
    String spelled = tokens.joined(from, to);
    OptionalLong whole = words.whole(spelled);
    if (whole.isPresent()) {
      return new SpokenNumber(to, BigDecimal.valueOf(whole.getAsLong()), false, null, false);
    }
    OptionalLong year = words.year(spelled);
    if (year.isPresent() && (to - from == 1 || year.getAsLong() >= FIRST_SPLIT_YEAR)) {
      return new SpokenNumber(to, BigDecimal.valueOf(year.getAsLong()), true, null, false);
    }
    NumberWords.Ordinal ordinal = words.ordinal(spelled);
    return ordinal == null
        ? null
        : new SpokenNumber(to, BigDecimal.valueOf(ordinal.value()), false, ordinal, false);
  }

  /** Reads the digits after the decimal point, spoken one by one or as a number. */
  private SpokenNumber decimal(SpokenNumber whole) {
    List<String> point = words.point();
    int at = whole.end();
    if (!tokens.stands(point, at) || !tokens.isJoined(at - 1)) {
      return null;
    }
    int from = at + point.size();
    int end = from > 0 && tokens.isJoined(from - 1) ? endOfRun(from) : from;
    StringBuilder digits = new StringBuilder();
    int to = from;
    while (to < end) {
      OptionalLong digit = words.whole(tokens.word(to));
      if (digit.isEmpty() || digit.getAsLong() > 9) {
        break;
      }
      digits.append(digit.getAsLong());
      to++;
    }
    if (to == from && end > from) {
      SpokenNumber number = exact(from, end);
      if (number != null && number.isWhole() && number.isBetween(10, 999)) {
        digits.append(number.value().toPlainString());
        to = end;
      }
    }
    if (to == from) {
      return null;
    }
    boolean isPart = to < end && !words.isJoiner(tokens.word(to)) && !isMagnitude(to);
    return isPart
        ? ambiguous(end)
        : new SpokenNumber(
            to, new BigDecimal(whole.value().toPlainString() + "." + digits), false, null, false);
  }

  /** Returns whether a word is a million or more. */
  boolean isMagnitude(int index) {
    return index < tokens.size()
        && names.isMagnitude(tokens.word(index))
        && words.whole(tokens.word(index)).orElse(1_000_000) >= 1_000_000;
  }

  /** Keeps the word of a magnitude at the end: five million is 5 million. */
  private SpokenNumber withoutMagnitude(int start, SpokenNumber number) {
    int last = number.end() - 1;
    if (!number.isWhole()
        || last == start
        || !isMagnitude(last)
        || number.value().remainder(MILLION).signum() != 0) {
      return number;
    }
    SpokenNumber times = exact(start, last);
    return times == null || !times.isWhole() || times.value().compareTo(MILLION) >= 0
        ? number
        : times;
  }
}
