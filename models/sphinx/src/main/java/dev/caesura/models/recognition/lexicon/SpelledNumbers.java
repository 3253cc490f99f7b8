package dev.caesura.models.recognition.lexicon;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Readings of a word with digits in any language that ICU spells out: as a number in its forms
 * (genders, years), and digit by digit. Stateless and thread-safe.
 */
final class SpelledNumbers {

  private static final int MAX_DIGITS = 15;
  private static final int MAX_FORMS = 4;
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([.,]\\d{3})+");
  private static final Pattern PARTS = Pattern.compile("\\d+|[^\\d.,:]+");

  private SpelledNumbers() {}

  /**
   * Returns the readings of a word with at least one digit.
   *
   * @param word a word in lower case
   * @param language the language
   * @return different readings as words separated by one space, the most usual first; what is not a
   *     number stays as it is
   */
  static List<String> of(String word, Locale language) {
    String western = western(word);
    String joined = GROUPED.matcher(western).matches() ? western.replaceAll("[.,]", "") : western;
    // Created for each call, because ICU's formats are not thread-safe and numbers are few.
    RuleBasedNumberFormat format =
        new RuleBasedNumberFormat(language, RuleBasedNumberFormat.SPELLOUT);
    Set<String> readings = new LinkedHashSet<>();
    if (joined.matches("\\d+")) {
      readings.addAll(forms(joined, format));
      readings.add(digitByDigit(joined, format));
    } else {
      readings.add(parts(joined, format));
    }
    readings.remove("");
    return List.copyOf(readings);
  }

  private static Set<String> forms(String digits, RuleBasedNumberFormat format) {
    Set<String> forms = new LinkedHashSet<>();
    if (digits.length() > MAX_DIGITS || (digits.length() > 1 && digits.charAt(0) == '0')) {
      return forms;
    }
    long number = Long.parseLong(digits);
    forms.add(plain(format.format(number)));
    for (String rules : format.getRuleSetNames()) {
      boolean isYear = rules.equals("%spellout-numbering-year");
      if (forms.size() < MAX_FORMS
          && (rules.startsWith("%spellout-cardinal") || (isYear && digits.length() == 4))) {
        forms.add(plain(format.format(number, rules)));
      }
    }
    return forms;
  }

  private static String digitByDigit(String digits, RuleBasedNumberFormat format) {
    List<String> said = new ArrayList<>();
    digits.chars().forEach(digit -> said.add(plain(format.format(digit - '0'))));
    return String.join(" ", said);
  }

  /** Reads runs of digits as numbers; the rest stays as it is. */
  private static String parts(String word, RuleBasedNumberFormat format) {
    List<String> said = new ArrayList<>();
    Matcher match = PARTS.matcher(word);
    while (match.find()) {
      String part = match.group();
      boolean isNumber = Character.isDigit(part.charAt(0));
      Set<String> forms = isNumber ? forms(part, format) : Set.of();
      said.add(
          !isNumber
              ? part
              : forms.isEmpty() ? digitByDigit(part, format) : forms.iterator().next());
    }
    return String.join(" ", said);
  }

  /** Drops soft hyphens, with which ICU shows where long numbers may be split. */
  private static String plain(String spelled) {
    return spelled.replace("\u00AD", "").replaceAll("[-\u2010\u2011\\s]+", " ").strip();
  }

  /** Returns a word with ASCII digits for those of all scripts. */
  private static String western(String word) {
    StringBuilder western = new StringBuilder();
    word.codePoints()
        .forEach(
            c -> western.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
    return western.toString();
  }
}
