package dev.caesura.text.normalize;

import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Written and spoken numbers of one language, by ICU's rules. Thread-safe: ICU's formats are not,
 * so that each call holds a lock.
 */
final class SpokenNumbers {

  /** Longer numbers are spoken digit by digit; a double holds these exactly. */
  static final int MAX_DIGITS = 15;

  /** Numbers of so many digits are common, and few enough to be remembered. */
  private static final int SHORT = 4;

  private static final String YEAR = "%spellout-numbering-year";
  private static final Set<String> NORWEGIAN = Set.of("no", "nb", "nn");
  private static final Map<Locale, SpokenNumbers> ALL = new ConcurrentHashMap<>();

  private final ULocale locale;
  private final WordFolder folder;
  private final Map<Integer, RuleBasedNumberFormat> formats = new ConcurrentHashMap<>();
  private final char decimal;
  private final String groups;
  private final boolean ideographic;
  private final Map<String, List<String>> wholes = new ConcurrentHashMap<>();
  private final Map<String, List<String>> years = new ConcurrentHashMap<>();
  private final SpokenSigns signs;
  private UnitNames names;
  private Boolean known;

  /** Reading the rules of a language takes some milliseconds, so they are read once. */
  static SpokenNumbers of(Locale language) {
    return ALL.computeIfAbsent(language, SpokenNumbers::new);
  }

  private SpokenNumbers(Locale language) {
    this.locale = ULocale.forLocale(language);
    this.folder = new WordFolder(language);
    this.signs = new SpokenSigns(locale);
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    this.decimal = symbols.getDecimalSeparator();
    char group = symbols.getGroupingSeparator();
    if (group == '\u00A0' || group == '\u202F') {
      this.groups = "\u00A0\u202F\u2009";
    } else if (group == '\u2019' || group == '\'') {
      this.groups = "\u2019'";
    } else {
      this.groups = group + "\u066C";
    }
    this.ideographic = Set.of("zh", "yue", "ja").contains(locale.getLanguage());
  }

  /** Returns how words of the language are folded. */
  WordFolder folder() {
    return folder;
  }

  /** Returns how signs are spoken. */
  SpokenSigns signs() {
    return signs;
  }

  /** Returns whether the language separates groups of digits by spaces. */
  boolean isGroupedBySpaces() {
    return groups.indexOf('\u00A0') >= 0;
  }

  /** Returns the words before a number below zero. */
  synchronized List<String> minus() {
    RuleBasedNumberFormat format = format(RuleBasedNumberFormat.SPELLOUT);
    List<String> negative = spoken(format.format(-1L));
    return negative.subList(0, Math.max(0, negative.size() - spoken(format.format(1L)).size()));
  }

  /** Returns whether a letter is a word of the language, as I is in English. */
  boolean isPronoun(String letter) {
    return locale.getLanguage().equals("en") && letter.equals("I");
  }

  /** Returns how the numeral of a ruler is spoken: as an ordinal where the language has it so. */
  synchronized List<String> ordinalOfName(int value) {
    RulerOrdinal form = RulerOrdinal.of(locale.getLanguage());
    RuleBasedNumberFormat format = format(RuleBasedNumberFormat.SPELLOUT);
    boolean isKnown =
        value <= form.last() && List.of(format.getRuleSetNames()).contains(form.rules());
    if (!isKnown) {
      return whole(Integer.toString(value));
    }
    return spoken(form.article() + " " + format.format((long) value, form.rules()));
  }

  private List<String> spoken(String text) {
    return WordScanner.spokenWords(text, folder);
  }

  boolean isDecimal(int point) {
    return point == decimal || point == 0x066B;
  }

  boolean isGroup(int point) {
    return groups.indexOf(point) >= 0;
  }

  /** Whether years are marked by the character after them. */
  boolean isIdeographic() {
    return ideographic;
  }

  synchronized UnitNames names() {
    if (names == null) {
      names = new UnitNames(locale, folder);
    }
    return names;
  }

  private RuleBasedNumberFormat format(int kind) {
    return formats.computeIfAbsent(kind, made -> new RuleBasedNumberFormat(locale, made));
  }

  /** ICU falls back to the rules of the machine's own language, which would be wrong. */
  synchronized boolean isKnown() {
    if (known == null) {
      ULocale actual = format(RuleBasedNumberFormat.SPELLOUT).getLocale(ULocale.ACTUAL_LOCALE);
      String found = actual == null ? "" : actual.getLanguage();
      String wanted = locale.getLanguage();
      known =
          found.equals(wanted)
              ? !wanted.isEmpty()
              : NORWEGIAN.contains(found) && NORWEGIAN.contains(wanted);
    }
    return known;
  }

  private static boolean isDigitByDigit(String digits) {
    return digits.length() > MAX_DIGITS || (digits.length() > 1 && digits.charAt(0) == '0');
  }

  /** Returns the words of a whole number. */
  List<String> whole(String digits) {
    return digits.length() > SHORT
        ? newWhole(digits)
        : wholes.computeIfAbsent(digits, this::newWhole);
  }

  private synchronized List<String> newWhole(String digits) {
    if (!isKnown()) {
      return List.of(digits);
    }
    RuleBasedNumberFormat format = format(RuleBasedNumberFormat.SPELLOUT);
    if (!isDigitByDigit(digits)) {
      return spoken(format.format(Long.parseLong(digits)));
    }
    List<String> words = new ArrayList<>();
    for (int i = 0; i < digits.length(); i++) {
      words.addAll(spoken(format.format((long) (digits.charAt(i) - '0'))));
    }
    return words;
  }

  /** Returns the words of a number of four digits that may be a year. */
  List<String> year(String digits) {
    return years.computeIfAbsent(digits, this::newYear);
  }

  private synchronized List<String> newYear(String digits) {
    RuleBasedNumberFormat format = format(RuleBasedNumberFormat.SPELLOUT);
    if (!isKnown() || !List.of(format.getRuleSetNames()).contains(YEAR)) {
      return whole(digits);
    }
    return spoken(format.format(Long.parseLong(digits), YEAR));
  }

  /** Returns the words of a decimal fraction. */
  synchronized List<String> decimal(String digits, String fraction) {
    if (!isKnown() || digits.length() + fraction.length() > MAX_DIGITS || isDigitByDigit(digits)) {
      List<String> words = new ArrayList<>(whole(digits));
      words.addAll(whole(fraction));
      return words;
    }
    RuleBasedNumberFormat format = format(RuleBasedNumberFormat.SPELLOUT);
    List<String> words = decimal(format, digits + "." + fraction);
    if (fraction.endsWith("0")) {
      // A double has no last zero: the words of the last digit replace those of 1.
      String last = fraction.substring(0, fraction.length() - 1) + "1";
      List<String> one = decimal(format, digits + "." + last);
      List<String> unit = spoken(format.format(1L));
      int keep = one.size() - unit.size();
      if (keep > 0 && one.subList(keep, one.size()).equals(unit)) {
        words = new ArrayList<>(one.subList(0, keep));
        words.addAll(spoken(format.format(0L)));
      }
    }
    return words;
  }

  private List<String> decimal(RuleBasedNumberFormat format, String number) {
    return spoken(format.format(Double.parseDouble(number)));
  }

  /** Returns the ordinal whose ending stands at a place, or null. */
  synchronized NumberScanner.Found ordinal(String digits, String text, int at, int limit) {
    if (!mayEnd(text, at, limit) || !isKnown() || isDigitByDigit(digits)) {
      return null;
    }
    long number = Long.parseLong(digits);
    RuleBasedNumberFormat written = format(RuleBasedNumberFormat.ORDINAL);
    // Of the same endings, the plain form comes before the inflected ones.
    List<String> all =
        Arrays.stream(written.getRuleSetNames())
            .sorted(Comparator.comparingInt(String::length))
            .toList();
    for (String rules : all) {
      String ending = written.format(number, rules).replaceFirst("^\\p{Nd}+", "");
      int end = at + ending.length();
      boolean there =
          end <= limit
              && ending.codePoints().anyMatch(Character::isLetter)
              && Letters.fold(text.substring(at, end)).equals(Letters.fold(ending))
              && (end == limit || !Letters.isWordPart(text.codePointAt(end)));
      if (there) {
        return spokenOrdinal(number, rules.replace("%digits-", "%spellout-"), end);
      }
    }
    return null;
  }

  /**
   * Whether an ending may follow: most numbers have no letter after them, or after a dot or hyphen.
   */
  private static boolean mayEnd(String text, int at, int limit) {
    return at < limit
        && (Letters.isWordPart(text.codePointAt(at))
            || (at + 1 < limit && Letters.isWordPart(text.codePointAt(at + 1))));
  }

  private NumberScanner.Found spokenOrdinal(long number, String rules, int end) {
    RuleBasedNumberFormat format = format(RuleBasedNumberFormat.SPELLOUT);
    List<String> all = List.of(format.getRuleSetNames());
    for (String name : List.of(rules, "%spellout-ordinal", "%spellout-ordinal-masculine")) {
      if (all.contains(name)) {
        return new NumberScanner.Found(end, spoken(format.format(number, name)));
      }
    }
    return null;
  }
}
