package dev.caesura.text.normalize;

import com.ibm.icu.number.FormattedNumber;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.CurrencyMetaInfo;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Words of percent and of currencies beside a number, and how a number with them is written in
 * digits, by ICU. Immutable after construction, and thread-safe.
 */
final class UnitWords {

  private static final double[] SAMPLES = {0, 1, 2, 3, 5, 1.5, 11, 21};
  private static final int[] SIGNS = {'$', 0xA3, 0x20AC, 0x20B9};
  private static final List<String> CODES_OF_SIGNS = List.of("USD", "GBP", "EUR", "INR");

  /** Percent in two words where ICU has one. */
  private static final Map<String, List<String>> DIVIDED_PERCENT =
      Map.of("en", List.of("per", "cent"), "it", List.of("per", "cento"));

  private static final Map<Locale, UnitWords> ALL = new ConcurrentHashMap<>();

  /**
   * Words beside a number.
   *
   * @param words the folded words
   * @param isBefore whether they stand before the number
   * @param unit percent or a currency
   * @param width how its sign is written
   */
  record Unit(List<String> words, boolean isBefore, MeasureUnit unit, UnitWidth width) {}

  private final ULocale locale;
  private final WordFolder folder;
  private final Map<String, List<Unit>> byFirst = new HashMap<>();

  static UnitWords of(Locale language) {
    return ALL.computeIfAbsent(language, UnitWords::new);
  }

  private UnitWords(Locale language) {
    locale = ULocale.forLocale(language);
    SpokenNumbers numbers = SpokenNumbers.of(language);
    folder = numbers.folder();
    UnitNames names = numbers.names();
    for (double sample : SAMPLES) {
      add(names.percent(sample), MeasureUnit.PERCENT, UnitWidth.SHORT);
      for (int k = 0; k < SIGNS.length; k++) {
        UnitNames.Name name = names.currency(SIGNS[k], sample);
        add(name, Currency.getInstance(CODES_OF_SIGNS.get(k)), UnitWidth.NARROW);
      }
    }
    List<String> divided = DIVIDED_PERCENT.getOrDefault(language.getLanguage(), List.of());
    if (!divided.isEmpty()) {
      add(divided, false, MeasureUnit.PERCENT, UnitWidth.SHORT);
    }
    addCurrencies();
  }

  private void addCurrencies() {
    Map<List<String>, String> codes = new HashMap<>();
    Map<String, Set<String>> regions = new HashMap<>();
    Set<List<String>> twice = new HashSet<>();
    for (String code :
        CurrencyMetaInfo.getInstance().currencies(CurrencyMetaInfo.CurrencyFilter.now())) {
      for (List<String> name : names(Currency.getInstance(code))) {
        String before = codes.putIfAbsent(name, code);
        if (before != null && !before.equals(code)) {
          twice.add(name);
        }
        name.forEach(
            word ->
                regions.computeIfAbsent(word, made -> new HashSet<>()).add(code.substring(0, 2)));
      }
    }
    codes.forEach(
        (name, code) -> {
          if (!twice.contains(name)) {
            add(name, false, Currency.getInstance(code), UnitWidth.SHORT);
          }
        });
    Currency own = Currency.getInstance(ULocale.addLikelySubtags(locale));
    if (own == null) {
      return;
    }
    // The kind of the own currency: the word that its name shares with those of other countries.
    for (List<String> name : names(own)) {
      List<String> shared =
          name.stream().filter(word -> regions.getOrDefault(word, Set.of()).size() > 1).toList();
      if (name.size() > 1 && shared.size() == 1) {
        add(shared, false, own, UnitWidth.NARROW);
      }
    }
  }

  private Set<List<String>> names(Currency currency) {
    Set<List<String>> names = new HashSet<>();
    for (String plural : PluralRules.forLocale(locale).getKeywords()) {
      String name = currency.getName(locale, Currency.PLURAL_LONG_NAME, plural, null);
      List<String> words = WordScanner.spokenWords(name, folder);
      if (!words.isEmpty() && !name.equals(currency.getCurrencyCode())) {
        names.add(words);
      }
    }
    return names;
  }

  private void add(UnitNames.Name name, MeasureUnit unit, UnitWidth width) {
    if (!name.before().isEmpty() && name.after().isEmpty()) {
      add(name.before(), true, unit, width);
    } else if (name.before().isEmpty() && !name.after().isEmpty()) {
      add(name.after(), false, unit, width);
    }
  }

  private void add(List<String> words, boolean isBefore, MeasureUnit unit, UnitWidth width) {
    List<Unit> all = byFirst.computeIfAbsent(words.get(0), made -> new ArrayList<>());
    if (all.stream().noneMatch(u -> u.words().equals(words) && u.isBefore() == isBefore)) {
      all.add(new Unit(List.copyOf(words), isBefore, unit, width));
    }
  }

  /** Returns the longest unit whose words stand at an index, or null. */
  Unit at(SpokenTokens tokens, int index, boolean isBefore) {
    if (index < 0 || index >= tokens.size()) {
      return null;
    }
    Unit longest = null;
    for (Unit unit : byFirst.getOrDefault(tokens.word(index), List.of())) {
      if (unit.isBefore() == isBefore
          && tokens.stands(unit.words(), index)
          && (longest == null || unit.words().size() > longest.words().size())) {
        longest = unit;
      }
    }
    return longest;
  }

  /**
   * Returns a number with its unit.
   *
   * @param magnitude a word such as million between the number and the unit; may be empty
   */
  String written(BigDecimal number, Unit unit, String magnitude) {
    FormattedNumber written =
        NumberFormatter.withLocale(locale)
            .unit(unit.unit())
            .unitWidth(unit.width())
            .precision(Precision.fixedFraction(Math.max(0, number.scale())))
            .format(number);
    String text = written.toString();
    if (magnitude.isEmpty()) {
      return text;
    }
    int end = text.length();
    while (end > 0 && !Character.isDigit(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + " " + magnitude + text.substring(end);
  }

  /** Returns a number as the language writes it. */
  String written(BigDecimal number) {
    return NumberFormatter.withLocale(locale)
        .precision(Precision.fixedFraction(Math.max(0, number.scale())))
        .format(number)
        .toString();
  }
}
