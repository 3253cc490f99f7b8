package dev.caesura.text.normalize;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes spoken numbers in digits: inverse text normalisation, the reverse of {@link
 * WordNormalizer}.
 *
 * <p>The words of numbers are those of ICU's spell-out rules, in all genders and cases that ICU
 * has. Written are:
 *
 * <ul>
 *   <li>whole numbers and ordinals from 10 up; smaller ones stay words, as is usual in running text
 *   <li>decimals, and whole numbers of any size before percent, a currency or a magnitude: {@code
 *       $5 million}, {@code 2,5 Millionen}
 *   <li>years, also where they are spoken as two numbers, if no time of day is meant: {@code 1984}
 *   <li>dates with the name of a month, and Chinese, Japanese and Korean dates and times
 *   <li>times of day, where a word shows that it is one: {@code 10:30 AM}, {@code 10:30 Uhr}
 * </ul>
 *
 * <p>Words of numbers in a row that do not spell one number ({@code two three}, {@code ten
 * thirty}), days that do not exist, and an ordinal that is also a unit of time ({@code twenty
 * second}) have more than one reading. They stay as they are and are reported. Everything outside
 * of the numbers stays as it is. A number may continue after a line end, not after an empty line.
 *
 * <p>Immutable and thread-safe. The first use of a language reads its rules, in up to half a
 * second.
 */
public final class InverseNormalizer {

  /** Numbers that a language must read back, and the largest of them. */
  private static final int SAMPLES = 40;

  private static final int LARGEST_SAMPLE = 99_000;

  private static final Map<Locale, Boolean> READ_BACK = new ConcurrentHashMap<>();

  private final ULocale locale;
  private final SpokenNumbers numbers;
  private final Set<String> seconds = new HashSet<>();

  private InverseNormalizer(Locale language) {
    this.locale = ULocale.forLocale(language);
    this.numbers = SpokenNumbers.of(language);
    for (int sample : new int[] {1, 2, 5}) {
      String text =
          NumberFormatter.withLocale(locale)
              .unit(MeasureUnit.SECOND)
              .unitWidth(UnitWidth.FULL_NAME)
              .format(sample)
              .toString();
      seconds.addAll(WordScanner.spokenWords(text, numbers.folder()));
    }
  }

  /**
   * Creates a normalizer for one language.
   *
   * @param language the language of the numbers, with a country where that decides how they are
   *     written
   * @return the normalizer
   * @throws IllegalArgumentException if ICU has no rules for the numbers of the language; see
   *     {@link #isKnown}
   */
  public static InverseNormalizer of(Locale language) {
    if (!isKnown(language)) {
      throw new IllegalArgumentException(
          "language "
              + language.toLanguageTag()
              + ": expected one whose numbers ICU can spell and Caesura reads back; found"
              + " none of its rules, or numbers that are read in part");
    }
    return new InverseNormalizer(language);
  }

  /**
   * Returns whether the numbers of a language are known.
   *
   * @param language the language
   * @return whether ICU has rules that spell them, and what they spell can be read back: in a
   *     language such as Tamil, whose long numbers are single words, a part would be written
   */
  public static boolean isKnown(Locale language) {
    return SpokenNumbers.of(language).isKnown()
        && READ_BACK.computeIfAbsent(language, InverseNormalizer::readsBack);
  }

  /** Returns whether spelled numbers are written as themselves or not at all, never in part. */
  private static boolean readsBack(Locale language) {
    InverseNormalizer normalizer = new InverseNormalizer(language);
    RuleBasedNumberFormat format =
        new RuleBasedNumberFormat(normalizer.locale, RuleBasedNumberFormat.SPELLOUT);
    Random random = new Random(1);
    for (int i = 0; i < SAMPLES; i++) {
      int number = 1000 + random.nextInt(LARGEST_SAMPLE);
      WrittenNumbers written = normalizer.find(format.format(number));
      if (written.numbers().size() > 1
          || written.numbers().stream().anyMatch(one -> digits(one.written()) != number)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the value of the digits of a text, in any script. */
  private static long digits(String text) {
    long value = 0;
    for (int c : text.codePoints().filter(Character::isDigit).toArray()) {
      value = 10 * value + Character.digit(c, 10);
    }
    return value;
  }

  /**
   * Finds the numbers of a text.
   *
   * @param text any text; may be empty
   * @return the numbers with what is written for them, and the words that have several readings
   */
  public WrittenNumbers find(String text) {
    return new InverseScan(text, locale, numbers, seconds).run();
  }

  /**
   * Writes the numbers of a text in digits.
   *
   * @param text any text; may be empty
   * @return the text with digits
   */
  public String normalize(String text) {
    return find(text).apply(text);
  }
}
