package dev.caesura.text.normalize;

/** Reads digits of any script, with separators of groups and the decimal point. Not thread-safe. */
final class DigitScanner {

  private final String text;
  private final int from;
  private final int limit;
  private final SpokenNumbers numbers;

  DigitScanner(String text, int from, int limit, SpokenNumbers numbers) {
    this.text = text;
    this.from = from;
    this.limit = limit;
    this.numbers = numbers;
  }

  /** Digits as ASCII, and where they end. */
  record Digits(String ascii, int end) {}

  /** Whether the digits continue a number with dots or commas that was read before. */
  boolean isInsideOther(int start) {
    return start - 2 >= from
        && isPointOrGroup(text.charAt(start - 1))
        && Character.isDigit(text.charAt(start - 2));
  }

  private boolean isPointOrGroup(char letter) {
    return letter == '.' || letter == ',' || numbers.isGroup(letter) || numbers.isDecimal(letter);
  }

  Digits at(int start) {
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
  Digits grouped(Digits first) {
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
        && (separator == ' ' || numbers.isGroup(separator))
        && isDigit(end + 1)) {
      Digits group = at(end + 1);
      if (separator == ' ' && !isSpaceGroup(group)) {
        break;
      }
      last = group.ascii().length();
      if (last < 2 || last > 3) {
        return first;
      }
      ascii.append(group.ascii());
      end = group.end();
    }
    return last == 3 ? new Digits(ascii.toString(), end) : first;
  }

  /** Returns whether three digits after a plain space may belong to the number before it. */
  private boolean isSpaceGroup(Digits group) {
    return group.ascii().length() == 3
        && (group.ascii().equals("000") || numbers.isGroupedBySpaces());
  }

  Digits fraction(Digits whole) {
    int point = whole.end();
    if (point >= limit || !numbers.isDecimal(text.charAt(point)) || !isDigit(point + 1)) {
      return null;
    }
    Digits fraction = at(point + 1);
    int end = fraction.end();
    boolean continues = end < limit && isPointOrGroup(text.charAt(end)) && isDigit(end + 1);
    return continues || fraction.ascii().length() > SpokenNumbers.MAX_DIGITS ? null : fraction;
  }

  boolean isDigit(int at) {
    return at < limit && Character.isDigit(text.codePointAt(at));
  }
}
