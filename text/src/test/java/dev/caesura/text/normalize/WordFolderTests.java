package dev.caesura.text.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.caesura.text.TextSpan;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordFolderTests {

  private static List<String> words(String language, String text) {
    return WordNormalizer.of(Locale.forLanguageTag(language)).words(text).stream()
        .map(NormalizedWord::text)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "ar, مُحَمَّدٌ, محمد",
    "ar, كتــــاب, كتاب",
    "ar, أحمد إلى آخر, احمد الى اخر",
    "ar, على مدرسة, علي مدرسه",
    "ar, \uFEFB\uFE8E, لاا",
    "fa, کتابی, كتابي",
    "fa, می\u200Cخواهم, میخواهم",
    "fa, ۱۲, 12",
    "ar, ١٢, 12",
    "ur, ۳ کہا, 3 كها",
    "he, שָׁלוֹם, שלום",
    "he, צה״ל, צהל",
    "he, צה\"ל, צהל",
    "he, ג׳ורג׳, ג'ורג'",
    "zh, 後來說話的時候, 后来说话的时候",
    "zh-TW, 一萬, 一万",
    "en, 漢語, 汉语",
    "tr, DIŞ İSTANBUL Isparta, dış istanbul ısparta",
    "az, DIŞ, dış",
    "en, İstanbul, istanbul",
    "ru, ещё за́мок, еще замок",
    "uk, об\u02BCєкт, об'єкт",
    "fr, cœur Œuvre, coeur oeuvre",
    "ro, şi ţară, și țară",
    "ca, col·legi, collegi",
  })
  void otherSpellingsOfAWordAreEqual(String language, String left, String right) {
    assertEquals(words(language, right), words(language, left));
  }

  @ParameterizedTest
  @CsvSource({
    "fa, آن, ان",
    "ur, بیٹی, بیٹے",
    "ug, ئى, ئي",
    "yi, אַ, אָ",
    "tr, ılık, ilik",
    "ja, 機, 机",
    "uk, її, ії",
    "de, schön, schon",
    "en, résumé, resume",
    "es, año, ano",
    "fi, näin, nain",
    "be, ён, ен",
  })
  void wordsThatDifferInTheLanguageStayApart(String language, String left, String right) {
    assertNotEquals(words(language, right), words(language, left));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'", "\u2019", "\u2018", "\u02BC", "\u00B4", "`", "\u2032", "\u02BB", "\uFF07"})
  void everyApostropheIsInsideItsWord(String apostrophe) {
    assertEquals(
        List.of("dont", "lété"), words("fr", "don" + apostrophe + "t l" + apostrophe + "été"));
  }

  @Test
  void placesAreThoseOfTheUntouchedText() {
    String text = "قال مُحَمَّدٌ.";
    assertEquals(
        new TextSpan(4, text.length() - 1),
        WordNormalizer.of(Locale.forLanguageTag("ar")).words(text).get(1).source());
  }
}
