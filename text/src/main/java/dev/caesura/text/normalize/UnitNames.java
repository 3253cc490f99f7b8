package dev.caesura.text.normalize;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.Notation;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of percent and currencies beside a number, from ICU. Thread-safe.
 *
 * <p>ICU names currencies in full (US dollars); spoken are the words that the currencies of one
 * sign have in common (dollars).
 */
final class UnitNames {

  private static final Map<Integer, List<String>> CURRENCIES =
      Map.of(
          (int) '$', List.of("USD", "CAD", "AUD"),
          (int) '\u00A3', List.of("GBP", "EGP", "GIP"),
          (int) '\u20AC', List.of("EUR"),
          (int) '\u20B9', List.of("INR", "PKR", "NPR"));

  /** Languages for which ICU has the sign only. */
  private static final Map<String, Name> PERCENT =
      Map.of(
          "zh", new Name(List.of("\u767E", "\u5206", "\u4E4B"), List.of()),
          "yue", new Name(List.of("\u767E", "\u5206", "\u4E4B"), List.of()),
          "ko", new Name(List.of(), List.of("\uD37C\uC13C\uD2B8")));

  /** Symbols that are hardly ever words after a number. */
  private static final Map<String, MeasureUnit> UNITS =
      Map.ofEntries(
          Map.entry("\u00B0C", MeasureUnit.CELSIUS),
          Map.entry("\u2103", MeasureUnit.CELSIUS),
          Map.entry("\u00B0F", MeasureUnit.FAHRENHEIT),
          Map.entry("\u2109", MeasureUnit.FAHRENHEIT),
          Map.entry("\u00B0", MeasureUnit.DEGREE),
          Map.entry("mm", MeasureUnit.MILLIMETER),
          Map.entry("cm", MeasureUnit.CENTIMETER),
          Map.entry("m", MeasureUnit.METER),
          Map.entry("km", MeasureUnit.KILOMETER),
          Map.entry("m\u00B2", MeasureUnit.SQUARE_METER),
          Map.entry("km\u00B2", MeasureUnit.SQUARE_KILOMETER),
          Map.entry("m\u00B3", MeasureUnit.CUBIC_METER),
          Map.entry("km/h", MeasureUnit.KILOMETER_PER_HOUR),
          Map.entry("mph", MeasureUnit.MILE_PER_HOUR),
          Map.entry("mg", MeasureUnit.MILLIGRAM),
          Map.entry("g", MeasureUnit.GRAM),
          Map.entry("kg", MeasureUnit.KILOGRAM),
          Map.entry("ml", MeasureUnit.MILLILITER),
          Map.entry("Hz", MeasureUnit.HERTZ),
          Map.entry("kHz", MeasureUnit.KILOHERTZ),
          Map.entry("MHz", MeasureUnit.MEGAHERTZ),
          Map.entry("GHz", MeasureUnit.GIGAHERTZ),
          Map.entry("kW", MeasureUnit.KILOWATT),
          Map.entry("MW", MeasureUnit.MEGAWATT),
          Map.entry("kWh", MeasureUnit.KILOWATT_HOUR),
          Map.entry("MB", MeasureUnit.MEGABYTE),
          Map.entry("GB", MeasureUnit.GIGABYTE),
          Map.entry("TB", MeasureUnit.TERABYTE));

  private static final Map<String, Double> SUFFIXES =
      Map.ofEntries(
          Map.entry("k", 1e3),
          Map.entry("K", 1e3),
          Map.entry("m", 1e6),
          Map.entry("M", 1e6),
          Map.entry("mn", 1e6),
          Map.entry("b", 1e9),
          Map.entry("B", 1e9),
          Map.entry("bn", 1e9),
          Map.entry("Bn", 1e9),
          Map.entry("tn", 1e12),
          Map.entry("trn", 1e12));

  /** The longest symbol is km/h. */
  private static final int MAX_SYMBOL = 4;

  private final ULocale locale;
  private final WordFolder folder;
  private final PluralRules plurals;

  /** By sign and form of the plural. */
  private final Map<String, Name> known = new ConcurrentHashMap<>();

  private final Set<String> magnitudes = new HashSet<>();

  /** Words before and after a number. */
  record Name(List<String> before, List<String> after) {}

  /** The symbol of a unit, and where it ends. */
  record Symbol(String text, int end) {}

  UnitNames(ULocale locale, WordFolder folder) {
    this.locale = locale;
    this.folder = folder;
    this.plurals = PluralRules.forLocale(locale);
    LocalizedNumberFormatter large =
        NumberFormatter.withLocale(locale).notation(Notation.compactLong());
    for (double size = 1e3; size < 1e13; size *= 1e3) {
      for (double times : new double[] {1, 2, 5}) {
        List<String> words = WordScanner.spokenWords(large.format(times * size).toString(), folder);
        if (words.size() == 1) {
          magnitudes.add(words.get(0));
        }
      }
    }
  }

  static boolean isPercent(int point) {
    return point == '%' || point == 0x066A || point == 0xFF05;
  }

  static boolean isCurrency(int point) {
    return point == '$' || (point >= 0xA3 && CURRENCIES.containsKey(point));
  }

  /** Whether a folded word is a thousand, a million and the like. */
  boolean isMagnitude(String word) {
    return magnitudes.contains(word);
  }

  /** Returns the words of a suffix of money such as m or bn; none if it is not one. */
  List<String> magnitude(String suffix, double times) {
    Double size = SUFFIXES.get(suffix);
    if (size == null || times <= 0 || times >= 1000) {
      return List.of();
    }
    String text =
        NumberFormatter.withLocale(locale)
            .notation(Notation.compactLong())
            .format(times * size)
            .toString();
    return WordScanner.spokenWords(text, folder).stream()
        .filter(word -> !Character.isDigit(word.codePointAt(0)))
        .toList();
  }

  /**
   * Returns the symbol of a unit after a number, or null. A degree sign stands anywhere, a symbol
   * of one letter only after a space.
   */
  Symbol unit(String text, int end, int next, int limit) {
    int last = next;
    while (last < limit && last - next < MAX_SYMBOL && isSymbolPart(text.charAt(last))) {
      last++;
    }
    boolean whole = last == limit || !Letters.isWordPart(text.codePointAt(last));
    if (last == next || !whole || (last < limit && Character.isDigit(text.charAt(last)))) {
      return null;
    }
    String symbol = text.substring(next, last);
    boolean letter = symbol.length() == 1 && Letters.isWordPart(symbol.charAt(0));
    return UNITS.containsKey(symbol) && !(letter && end == next) ? new Symbol(symbol, last) : null;
  }

  private static boolean isSymbolPart(char letter) {
    return (letter < 128 && (Letters.isWordPart(letter) || letter == '/'))
        || letter == 0xB0
        || letter == 0xB2
        || letter == 0xB3
        || letter == 0x2103
        || letter == 0x2109;
  }

  /** Returns the words of a unit beside a number. */
  Name name(Symbol symbol, double number) {
    return known.computeIfAbsent(
        "unit " + symbol.text() + plurals.select(number),
        key -> name(UNITS.get(symbol.text()), number));
  }

  private Name newPercent(double number) {
    Name own = PERCENT.get(locale.getLanguage());
    return own != null ? own : name(MeasureUnit.PERCENT, number);
  }

  Name percent(double number) {
    return known.computeIfAbsent('%' + plurals.select(number), key -> newPercent(number));
  }

  /** Returns the words that all currencies of a sign have in common; none if ICU has no names. */
  Name currency(int sign, double number) {
    return known.computeIfAbsent(
        Character.toString(sign) + plurals.select(number), key -> newCurrency(sign, number));
  }

  private Name newCurrency(int sign, double number) {
    Name common = null;
    for (String code : CURRENCIES.get(sign)) {
      Name name = name(Currency.getInstance(code), number);
      common =
          common == null
              ? name
              : new Name(
                  shared(common.before(), name.before()), shared(common.after(), name.after()));
    }
    return common;
  }

  private static List<String> shared(List<String> left, List<String> right) {
    List<String> both = new ArrayList<>(left);
    both.retainAll(right);
    return both;
  }

  Name name(MeasureUnit unit, double number) {
    String text =
        NumberFormatter.withLocale(locale)
            .unit(unit)
            .unitWidth(UnitWidth.FULL_NAME)
            .precision(Precision.maxFraction(2))
            .format(number)
            .toString();
    int first = -1;
    int last = -1;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    return first < 0
        ? new Name(List.of(), List.of())
        : new Name(
            WordScanner.spokenWords(text.substring(0, first), folder),
            WordScanner.spokenWords(text.substring(last + 1), folder));
  }
}
