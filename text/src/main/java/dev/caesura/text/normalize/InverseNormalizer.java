package dev.caesura.text.normalize;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

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
              + ": expected one whose numbers ICU can spell; found none of its rules");
    }
    return new InverseNormalizer(language);
  }

  /**
   * Returns whether the numbers of a language are known.
   *
   * @param language the language
   * @return whether ICU has rules that spell them
   */
  public static boolean isKnown(Locale language) {
    return SpokenNumbers.of(language).isKnown();
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
