package dev.caesura.text.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InverseNormalizerTests {

  private static final List<String> MAIN =
      List.of(
          "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "pl", "cs", "ru", "uk", "hr",
          "sl", "hu", "fi", "tr", "zh", "ja", "ko", "id", "el", "ro", "bg", "ca");

  /** The tables of a language take up to half a second, so only some languages are tested. */
  private static final int EVERY = Integer.getInteger("caesura.languages.every", 6);

  private static final InverseNormalizer ENGLISH = InverseNormalizer.of(Locale.ENGLISH);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "it | trentacinque per cento | 35%",
        "it | fra cento e duecento persone | fra 100 e 200 persone",
        "en | i have twenty one apples and two pears | i have 21 apples and two pears",
        "en | Twenty-one of them, in nineteen eighty four | 21 of them, in 1984",
        "en | one hundred and five or one hundred five | 105 or 105",
        "en | one hundred and twenty three thousand and six | 123,006",
        "en | one thousand nine hundred eighty four people | 1,984 people",
        "en | five percent of two point five million dollars | 5% of $2.5 million",
        "en | three point one four and minus twenty degrees | 3.14 and -20 degrees",
        "en | on march twenty first nineteen eighty four | on March 21, 1984",
        "en | the twenty first of march two thousand | the 21st of march 2000",
        "en | at ten thirty a.m. or at nine p m sharp | at 10:30 AM or at 9:00 PM sharp",
        "en | five million people, six percent | 5 million people, 6%",
        "en | the twenty third floor, the second floor | the 23rd floor, the second floor",
        "en | twenty and thirty | 20 and 30",
        "de | einundzwanzig Leute am einundzwanzigsten März | 21 Leute am 21. März",
        "de | um zehn Uhr dreißig, fünf Prozent | um 10:30 Uhr, 5 %",
        "de | zwei Komma fünf Millionen Euro | 2,5 Millionen €",
        "fr | deux cent quatre-vingt-dix-neuf euros | 299 €",
        "fr | le premier mars deux mille vingt | le 1er mars 2020",
        "fr | en mille neuf cent quatre-vingt-quatre | en 1984",
        "es | veintiuno de marzo de mil novecientos ochenta y cuatro | 21 de marzo de 1984",
        "ru | двадцать один процент, сто двадцать рублей | 21 %, 120 ₽",
        "pl | dwa tysiące trzysta pięćdziesiąt cztery | 2354",
        "zh | 二〇二四年三月五日，百分之五，一千二百三十四人 | 2024年3月5日，5%，1234人",
        "th | สองร้อยห้าสิบ | 250",
        "tr | yüzde yirmi beş | %25",
        "ar | ألف ومائتان وأربعة وثلاثون | 1234",
        "hu | ezerkilencszáznyolcvannégy március huszonegy | 1984. március 21.",
      })
  void written(String language, String spoken, String expected) {
    String found = InverseNormalizer.of(Locale.forLanguageTag(language)).normalize(spoken);
    // Spaces before signs do not break; which space is ICU's choice.
    assertEquals(
        expected, found.replaceAll("[\u00A0\u202F]", " ").replaceAll("[\u200E\u200F]", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "it | mille e una notte",
        "it | cento e venti persone",
        "fr | mille et trois cents",
        "en | two three four",
        "en | ten thirty",
        "en | a hundred twenty people",
        "en | thirty one february",
        "en | the twenty second break",
        "en | twelve hundred",
        "en | twenty and five",
        "en | five dollars twenty people",
        "en | one two three point four five six seven hundred",
        "zh | 十分好",
        "de | zwei drei vier",
      })
  void ambiguousStaysAndIsReported(String language, String spoken) {
    WrittenNumbers found = InverseNormalizer.of(Locale.forLanguageTag(language)).find(spoken);
    assertEquals(spoken, found.apply(spoken));
    assertFalse(found.ambiguous().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | no one, first of all, two of us",
        "en | ''",
        "fr | un homme et une femme",
        "de | ein Mann",
        "zh | 一个人",
        "en | 21 and 22"
      })
  void otherTextStays(String language, String text) {
    WrittenNumbers found = InverseNormalizer.of(Locale.forLanguageTag(language)).find(text);
    assertEquals(text, found.apply(text));
    assertEquals(List.of(), found.ambiguous());
  }

  @Test
  void everyNumberOfTheMainLanguages() {
    Random random = new Random(7);
    for (String language : MAIN) {
      Locale locale = Locale.forLanguageTag(language);
      InverseNormalizer normalizer = InverseNormalizer.of(locale);
      for (int k = 0; k < 20; k++) {
        long number = (long) Math.pow(10, 1 + random.nextDouble() * 8);
        String spoken = new RuleBasedNumberFormat(ULocale.forLocale(locale), 1).format(number);
        assertEquals(
            Long.toString(number),
            digits(normalizer.normalize(spoken)),
            language + ": " + spoken + ", ambiguous " + normalizer.find(spoken).ambiguous());
      }
    }
  }

  /** In no language of ICU is a number written as another one; most are written. */
  /** Thousands in one word with what is counted would leave half of the number in words. */
  @Test
  void languagesThatAreReadInPartAreRefused() {
    for (String language : List.of("ta", "lv")) {
      Locale locale = Locale.forLanguageTag(language);
      assertFalse(InverseNormalizer.isKnown(locale), language);
      assertThrows(IllegalArgumentException.class, () -> InverseNormalizer.of(locale), language);
    }
    assertTrue(InverseNormalizer.isKnown(Locale.FRENCH));
  }

  @Test
  void noLanguageIsWrong() {
    Random random = new Random(8);
    TreeSet<String> languages = new TreeSet<>();
    for (ULocale locale : RuleBasedNumberFormat.getAvailableULocales()) {
      languages.add(locale.getLanguage());
    }
    int known = 0;
    List<String> silent = new ArrayList<>();
    for (String language : languages) {
      Locale locale = Locale.forLanguageTag(language);
      if (language.isEmpty() || !InverseNormalizer.isKnown(locale) || known++ % EVERY != 0) {
        continue;
      }
      InverseNormalizer normalizer = InverseNormalizer.of(locale);
      RuleBasedNumberFormat format = new RuleBasedNumberFormat(ULocale.forLocale(locale), 1);
      int written = 0;
      for (int k = 0; k < 8; k++) {
        int number = 10 + random.nextInt(k < 4 ? 990 : 99_990);
        String spoken = format.format(number);
        String found = normalizer.normalize(spoken);
        if (!found.equals(spoken)) {
          assertEquals(Integer.toString(number), digits(found), language + ": " + spoken);
          written++;
        }
      }
      if (written < 8) {
        silent.add(language + " " + written);
      }
    }
    assertTrue(known > 50, "only " + known + " languages");
    assertTrue(silent.size() < known / EVERY / 2 + 1, "not always written: " + silent);
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                digits.append(
                    Character.isDigit(c)
                        ? "" + Character.digit(c, 10)
                        : Character.isLetter(c) ? "x" : ""));
    return digits.toString();
  }

  /** What is written is read again as the words that were spoken. */
  @Property(tries = 50)
  void roundTrip(@ForAll @IntRange(min = 10, max = 999_999) int number) {
    WordNormalizer words = WordNormalizer.of(Locale.ENGLISH);
    for (String written : List.of("$" + number, number + "%", number + ".5", "minus " + number)) {
      if (written.startsWith("minus") && number > 1100 - 1 && number < 2100) {
        // Without a sign, these are read as years.
        continue;
      }
      String spoken =
          String.join(" ", words.words(written).stream().map(NormalizedWord::text).toList());
      String again = ENGLISH.normalize(spoken).replace(",", "").replace("-", "minus ");
      assertEquals(written, again, spoken);
    }
  }

  @Property(tries = 50)
  void roundTripOfDates(
      @ForAll @IntRange(min = 1600, max = 2099) int year,
      @ForAll @IntRange(min = 1, max = 12) int month,
      @ForAll @IntRange(min = 1, max = 28) int day) {
    WordNormalizer words = WordNormalizer.of(Locale.ENGLISH);
    String iso = String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
    List<String> spoken = words.words(iso).stream().map(NormalizedWord::text).toList();
    WrittenNumbers found = ENGLISH.find(String.join(" ", spoken));
    assertEquals(1, found.numbers().size(), spoken::toString);
    assertEquals(NumberKind.DATE, found.numbers().get(0).kind());
    String written = found.numbers().get(0).written();
    assertTrue(written.endsWith(" " + day + ", " + year), written);
  }

  @Test
  void lineEndsInsideOfANumber() {
    assertEquals("he has 21 now", ENGLISH.normalize("he has twenty\none now"));
    assertEquals("he has 20\n\none now", ENGLISH.normalize("he has twenty\n\none now"));
  }

  @Test
  void unknownLanguage() {
    Locale unknown = Locale.forLanguageTag("qaa");
    assertFalse(InverseNormalizer.isKnown(unknown));
    assertThrows(IllegalArgumentException.class, () -> InverseNormalizer.of(unknown));
  }
}
