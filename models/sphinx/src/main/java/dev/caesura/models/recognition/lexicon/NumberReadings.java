package dev.caesura.models.recognition.lexicon;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Readings of a word with digits in English: {@code 162} is "one hundred sixty two", "one sixty
 * two" or "one six two".
 *
 * <p>ICU's spell-out rules give cardinals, ordinals and years. Numbers of more than {@value
 * #MAX_DIGITS} digits are read digit by digit only. Stateless and thread-safe.
 */
final class NumberReadings {

  private static final int MAX_DIGITS = 15;
  private static final Pattern PLAIN = Pattern.compile("\\d+(,\\d{3})*");
  private static final Pattern ORDINAL = Pattern.compile("(\\d{1,6})(st|nd|rd|th)");
  private static final Pattern PLURAL = Pattern.compile("(\\d{1,6})'?s");
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})");
  private static final Pattern PARTS = Pattern.compile("\\d+|[^\\d.,:]+|[.,:]");

  private NumberReadings() {}

  /**
   * Returns the readings of a word with at least one digit.
   *
   * @param word a word in lower case with ASCII digits
   * @return different readings as words separated by one space, the most usual first; what is not a
   *     number stays as it is ("mp three")
   */
  static List<String> of(String word) {
    Set<String> readings = new LinkedHashSet<>();
    Matcher match = ORDINAL.matcher(word);
    if (match.matches()) {
      readings.add(spell(match.group(1), "%spellout-ordinal"));
    }
    match = PLURAL.matcher(word);
    if (match.matches()) {
      whole(match.group(1)).forEach(reading -> readings.add(plural(reading)));
    }
    match = CLOCK.matcher(word);
    if (match.matches()) {
      readings.addAll(clock(match.group(1), match.group(2)));
    }
    if (PLAIN.matcher(word).matches()) {
      readings.addAll(whole(word.replace(",", "")));
    }
    readings.add(parts(word));
    return List.copyOf(new ArrayList<>(readings));
  }

  private static Set<String> whole(String digits) {
    Set<String> readings = new LinkedHashSet<>();
    if (digits.length() <= MAX_DIGITS) {
      String cardinal = spell(digits, "%spellout-cardinal");
      readings.add(cardinal);
      if (cardinal.contains("hundred ") && !cardinal.endsWith("hundred")) {
        readings.add(cardinal.replaceFirst("hundred (?!.*hundred )", "hundred and "));
      }
    }
    if (digits.length() == 4 && digits.charAt(0) != '0') {
      readings.add(spell(digits, "%spellout-numbering-year"));
    }
    if (digits.length() == 3 && digits.charAt(0) != '0' && digits.charAt(1) != '0') {
      readings.add(
          spell(digits.substring(0, 1), "%spellout-cardinal")
              + " "
              + spell(digits.substring(1), "%spellout-cardinal"));
    }
    readings.add(digitByDigit(digits, "zero"));
    readings.add(digitByDigit(digits, "oh"));
    return readings;
  }

  private static Set<String> clock(String hours, String minutes) {
    String hour = spell(hours, "%spellout-cardinal");
    if (minutes.equals("00")) {
      return new LinkedHashSet<>(List.of(hour, hour + " o'clock"));
    }
    String rest = spell(minutes, "%spellout-cardinal");
    return Set.of(hour + (minutes.charAt(0) == '0' ? " oh " : " ") + rest);
  }

  /** Reads runs of digits as numbers and points as words; the rest stays as it is. */
  private static String parts(String word) {
    List<String> said = new ArrayList<>();
    boolean decimals = false;
    Matcher match = PARTS.matcher(word);
    while (match.find()) {
      String part = match.group();
      if (part.equals(".")) {
        said.add("point");
        decimals = true;
      } else if (Character.isDigit(part.charAt(0))) {
        said.add(decimals ? digitByDigit(part, "zero") : whole(part).iterator().next());
      } else if (!part.equals(",") && !part.equals(":")) {
        said.add(part);
      }
    }
    return String.join(" ", said);
  }

  private static String plural(String reading) {
    return reading.endsWith("y")
        ? reading.substring(0, reading.length() - 1) + "ies"
        : reading + (reading.endsWith("x") ? "es" : "s");
  }

  private static String digitByDigit(String digits, String zero) {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      said.add(digit == '0' ? zero : spell(String.valueOf(digit), "%spellout-cardinal"));
    }
    return String.join(" ", said);
  }

  private static String spell(String digits, String rules) {
    // Created for each call, because ICU's formats are not thread-safe and numbers are few.
    RuleBasedNumberFormat format =
        new RuleBasedNumberFormat(Locale.US, RuleBasedNumberFormat.SPELLOUT);
    return format.format(new BigDecimal(digits).longValueExact(), rules).replace('-', ' ');
  }
}
