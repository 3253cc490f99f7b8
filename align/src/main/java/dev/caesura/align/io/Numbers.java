package dev.caesura.align.io;

import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and clock times in text. */
final class Numbers {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d{1,15}(?:\\.\\d{0,30})?|\\.\\d{1,30})(?:[eE][+-]?\\d{1,3})?");
  private static final Pattern CLOCK =
      Pattern.compile("(?:(\\d{1,6}):)?(\\d{1,2}):(\\d{1,2})(?:[.,](\\d{1,9}))?");

  private Numbers() {}

  /** Whether it is a plain decimal number: no NaN, no infinity, no hexadecimal. */
  static boolean isDecimal(String text) {
    return DECIMAL.matcher(text).matches();
  }

  static double decimal(String text, String what, TextPosition position) throws IOException {
    if (!isDecimal(text)) {
      throw position.malformed(what, text);
    }
    return Double.parseDouble(text);
  }

  /** Seconds of {@code hh:mm:ss,mmm} or {@code mm:ss.mmm}. */
  static double clock(String text, TextPosition position) throws IOException {
    Matcher clock = CLOCK.matcher(text.strip());
    if (!clock.matches()) {
      throw position.malformed("a time as hh:mm:ss.mmm", text);
    }
    int minutes = Integer.parseInt(clock.group(2));
    int seconds = Integer.parseInt(clock.group(3));
    if (minutes > 59 || seconds > 59) {
      throw position.malformed("a time with at most 59 minutes and seconds", text);
    }
    long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
    double fraction = clock.group(4) == null ? 0 : Double.parseDouble("0." + clock.group(4));
    return hours * 3600.0 + minutes * 60 + seconds + fraction;
  }
}
