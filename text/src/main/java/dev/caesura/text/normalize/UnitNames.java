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

  private final ULocale locale;
  private final WordFolder folder;
  private final PluralRules plurals;

  /** By sign and form of the plural. */
  private final Map<String, Name> known = new ConcurrentHashMap<>();

  private final Set<String> magnitudes = new HashSet<>();

  /** Words before and after a number. */
  record Name(List<String> before, List<String> after) {}

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

  private Name name(MeasureUnit unit, double number) {
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
