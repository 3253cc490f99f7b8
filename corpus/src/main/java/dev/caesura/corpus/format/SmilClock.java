package dev.caesura.corpus.format;

import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.Seconds;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clock values of SMIL: {@code 0:01:02.5}, {@code 62.5s}, {@code 1.5min}, {@code 250ms}. */
final class SmilClock {

  private static final Pattern CLOCK =
      Pattern.compile("(?:(\\d{1,5}):)?(\\d{1,2}):(\\d{1,2}(?:\\.\\d{1,9})?)");
  private static final Pattern COUNT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(h|min|s|ms)?");

  private SmilClock() {}

  /** Parses a clock value; an empty one is 0. */
  static long microseconds(String value, TextPosition position) throws IOException {
    String text = value.strip();
    Matcher clock = CLOCK.matcher(text);
    Matcher count = COUNT.matcher(text);
    BigDecimal seconds;
    if (text.isEmpty()) {
      seconds = BigDecimal.ZERO;
    } else if (clock.matches()) {
      int hours = clock.group(1) == null ? 0 : Integer.parseInt(clock.group(1));
      seconds =
          BigDecimal.valueOf(3600L * hours + 60L * Integer.parseInt(clock.group(2)))
              .add(new BigDecimal(clock.group(3)));
    } else if (count.matches()) {
      String unit = count.group(2) == null ? "s" : count.group(2);
      BigDecimal factor =
          switch (unit) {
            case "h" -> BigDecimal.valueOf(3600);
            case "min" -> BigDecimal.valueOf(60);
            case "ms" -> new BigDecimal("0.001");
            default -> BigDecimal.ONE;
          };
      seconds = new BigDecimal(count.group(1)).multiply(factor);
    } else {
      throw position.malformed("a clock value such as 0:00:01.500 or 1.5s", value);
    }
    return seconds.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /** Returns the clock value of a place, in seconds. */
  static String start(TimeSpan span) {
    return Seconds.start(span).toPlainString() + "s";
  }

  /** Returns the clock value of the end of a place, in seconds. */
  static String end(TimeSpan span) {
    return Seconds.end(span).toPlainString() + "s";
  }
}
