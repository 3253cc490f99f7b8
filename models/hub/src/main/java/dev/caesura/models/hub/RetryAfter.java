package dev.caesura.models.hub;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Reader of the header {@code Retry-After} (RFC 9110, section 10.2.3). Stateless. */
public final class RetryAfter {

  private RetryAfter() {}

  /**
   * Returns how long a server asks to wait.
   *
   * @param header the value: seconds, or a date; null if there is none
   * @return the seconds from now, at least 0; 0 if the header is absent or cannot be read
   */
  public static long seconds(String header) {
    String value = header == null ? "" : header.strip();
    if (value.matches("[0-9]{1,9}")) {
      return Long.parseLong(value);
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Math.max(0, Duration.between(ZonedDateTime.now(until.getZone()), until).toSeconds());
    } catch (DateTimeParseException e) {
      return 0;
    }
  }
}
