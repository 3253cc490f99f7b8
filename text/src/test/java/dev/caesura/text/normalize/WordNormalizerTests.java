package dev.caesura.text.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.text.TextSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordNormalizerTests {

  private static final WordNormalizer ENGLISH = WordNormalizer.of(Locale.ENGLISH);

  private static List<String> words(String text) {
    return words(ENGLISH, text);
  }

  private static List<String> words(WordNormalizer normalizer, String text) {
    return normalizer.words(text).stream().map(NormalizedWord::text).toList();
  }

  @Test
  void dropsCaseAndPunctuation() {
    assertEquals(
        List.of("im", "sorry", "its", "strasse"), words("I'm sorry -- it\u2019s STRA\u00DFE."));
    assertEquals(List.of("file"), words("\uFB01le"));
    assertEquals(List.of(), words("... -- !"));
  }

  @Test
  void markupIsNotCompared() {
    String text =
        "<p class=\"a\">It&#39;s <i>R&eacute;</i>sum&eacute;&nbsp;one &amp; 2<br/>three</p>";
    assertEquals(
        List.of("its", "r\u00E9sum\u00E9", "one", "two", "three"),
        words(text).stream().filter(word -> !word.equals("and")).toList());
    NormalizedWord word = ENGLISH.words(text).get(1);
    assertEquals("R&eacute;</i>sum&eacute;", word.source().in(text));
    assertEquals(List.of("a", "b", "and", "c", "d"), words("a < b and c > d"));
    assertEquals(
        List.of("two"),
        ENGLISH.words("one &lt; two &amp;", new TextSpan(8, 13)).stream()
            .map(NormalizedWord::text)
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|12 000 people|twelve thousand people",
        "en|About 1 000 000 came|about one million came",
        "en|rooms 12 345 and 7|rooms twelve three hundred forty five and seven",
        "fr|12 345 hommes|douze mille trois cent quarante cinq hommes",
        "en|$5m|five million dollars",
        "en|$5bn a year|five billion dollars a year",
        "en|\u20AC2.5k|two point five thousand euros",
        "en|$5 million|five million dollars",
        "en|21\u00B0C|twenty one degrees celsius",
        "en|90\u00B0 left|ninety degrees left",
        "en|5 km, 1 kg, 80 km/h|five kilometers one kilogram eighty kilometers per hour",
        "de|5 km|f\u00FCnf kilometer",
        "en|2000 m of 5G|two thousand meters of five g",
        "en|2019-03-04|march fourth twenty nineteen",
        "en|10:30, 10:05, 9:00|ten thirty ten oh five nine",
        "en|3-4 days|three to four days",
        "de|3\u20134 Tage|drei bis vier tage",
        "en|we won 4-3, call 555-1234-99|we won four three call five hundred fifty five twelve"
            + " thirty four ninety nine",
        "en|\u00BD a cup, 2\u00BD cups|half a cup two and a half cups",
        "de|2\u00BD, \u00BC|zweieinhalb viertel",
        "fr|2\u00BD, \u00BE|deux et demi trois quarts",
        "es|\u00BD|medio",
        "fi|2\u00BD|kaksi pilkku viisi",
        "cs|3-4|t\u0159i a\u017E \u010Dty\u0159i",
        "tr|3-4|\u00FC\u00E7 d\u00F6rt",
        "en|Henry V said, Malcolm X, vitamin C|henry the fifth said malcolm x vitamin c",
        "en|Elizabeth I, and Charles I think|elizabeth the first and charles i think",
        "de|Karl V. und Heinrich VIII|karl der f\u00FCnfte und heinrich der achte",
        "es|Felipe VI y Alfonso XIII|felipe sexto y alfonso trece",
        "it|Luigi XIV|luigi quattordicesimo",
        "en|Henry VIII and World War II|henry the eighth and world war two",
        "fr|Louis XIV|louis quatorze",
        "en|an IV drip, I, MIX|an iv drip i mix",
        "en|it was -5 or \u22127|it was minus five or minus seven",
        "en|Smith & Sons, R&B|smith and sons r and b",
        "fr|Dupont & fils|dupont et fils",
      })
  void speaksSignsUnitsAndNumerals(String language, String written, String spoken) {
    assertEquals(
        List.of(spoken.split(" ")),
        words(WordNormalizer.of(Locale.forLanguageTag(language)), written));
  }

  @Test
  void aNumeralAloneOnItsLineIsANumber() {
    assertEquals(
        List.of("fourteen", "one", "so", "it", "begins"), words("XIV.\n\n  I\n\nSo it begins"));
  }

  @Test
  void aLetterAloneIsANumeralOnlyBetweenBlankLines() {
    assertEquals(List.of("i"), words("I"));
    assertEquals(List.of("v"), words("V"));
    assertEquals(List.of("well", "i", "think"), words("Well\r\nI\r\nthink"));
    assertEquals(List.of("one", "well", "two", "so"), words("I\r\n\r\nWell\nII\nso"));
    assertEquals(List.of("well", "five", "think"), words("Well\n\nV\n\nthink"));
  }

  @Test
  void speaksNumbers() {
    assertEquals(
        List.of("press", "twenty", "one", "or", "zero", "zero", "seven"),
        words("Press 21, or 007"));
    assertEquals(new TextSpan(6, 8), ENGLISH.words("Press 21").get(2).source());
    assertEquals(20, words("1".repeat(20)).size());
    assertEquals(List.of("three", "d"), words("3D"));
    assertTrue(
        WordNormalizer.of(Locale.GERMAN).words("21").get(0).text().startsWith("einundzwanzig"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | in 1984, 300 came | in nineteen eighty four three hundred came
          en | 1,000,000 of 12,345.5 | one million of twelve thousand three hundred forty five point five
          en | 3.14 and 2.50 and 3.0 | three point one four and two point five zero and three point zero
          en | version 1.2.3 | version one two three
          en | 5% or 2.5 % | five percent or two point five percent
          en | $5 and £1 and 7€ | five dollars and one pound and seven euros
          en | $5.20, $3.5 million | five dollars twenty three point five million dollars
          en | the 21st, 2nd and 103rd | the twenty first second and one hundred third
          en | 1990-1995 | nineteen ninety to nineteen ninety five
          en | 10:30 | ten thirty
          de | 1.000,5 und 5 % | eintausend komma fünf und fünf prozent
          de | $5 | fünf dollar
          de | am 3. Mai | am drei mai
          fr | le 1er, 5,5 € | le premier cinq virgule cinq euros
          es | 20 % y 1.º | veinte por ciento y primero
          ru | 1-й | первый
          tr | %20 | yüzde yirmi
          zh | 2019年 | 二 零 一 九 年
          zh | 2019 | 二 千 零 一 十 九
          zh | 5% | 百 分 之 五
          ar | ٢١ | واحد وعشرون
          hi | 21 | इक्कीस
          gd | 21 | 21
          la | $5, 20 % | 5 20
          sr | 21 | двадесет један
          sr-Latn | 21 | dvadeset jedan
          nb | 5 % | fem prosent
          """)
  void speaksNumbersOfTheLanguage(String language, String text, String spoken) {
    assertEquals(
        List.of(spoken.split(" ")),
        words(WordNormalizer.of(Locale.forLanguageTag(language)), text));
  }

  @Test
  void aMillionHasItsOwnPlaceAndTheCurrencyIsThere() {
    String text = "at $3.5 million a year";
    List<NormalizedWord> found = ENGLISH.words(text);
    assertEquals(List.of("three", "point", "five", "million", "dollars"), texts(found, 1, 6));
    assertEquals("$3.5", found.get(3).source().in(text));
    assertEquals("million", found.get(4).source().in(text));
    assertEquals("million", found.get(5).source().in(text));
  }

  private static List<String> texts(List<NormalizedWord> words, int from, int to) {
    return words.subList(from, to).stream().map(NormalizedWord::text).toList();
  }

  @Test
  void joinsWordsThatLineEndsBreak() {
    String text = "the govern-\n  ment of Baden-\nBaden, GOVERN-\r\nMENT";
    List<NormalizedWord> found = ENGLISH.words(text);
    assertEquals(
        List.of("the", "government", "of", "baden", "baden", "government"),
        found.stream().map(NormalizedWord::text).toList());
    assertEquals("govern-\n  ment", found.get(1).source().in(text));
    assertEquals(List.of("two", "paragraphs"), words("two-\n\nparagraphs"));
    assertEquals(List.of("a", "b"), words("a -\nb"));
  }

  @Test
  void theTextTellsWhichHyphensBelongThere() {
    assertEquals(
        List.of("well", "known", "a", "well", "known", "man"),
        words("well-\nknown: a well-known man"));
    assertEquals(List.of("into", "go", "in", "to", "into"), words("in-\nto; go in-to into"));
  }

  @Test
  void softHyphensAndMarksWithoutWidthAreNotHeard() {
    assertEquals(List.of("government"), words("gov\u00ADern\u00ADment"));
    assertEquals(List.of("government"), words("gov\u00AD\nernment"));
    assertEquals(1, WordNormalizer.of(new Locale("fa")).words("می\u200Cخواهم").size());
  }

  @Test
  void scriptsWithoutSpacesGoByCharacter() {
    String text = "你好，AI技术。コーヒー";
    List<NormalizedWord> found = WordNormalizer.of(Locale.CHINESE).words(text);
    assertEquals(
        List.of("你", "好", "ai", "技", "术", "コ", "ー", "ヒ", "ー"),
        found.stream().map(NormalizedWord::text).toList());
    assertEquals(new TextSpan(3, 5), found.get(2).source());
    // Voiced kana of half width are one character of two.
    assertEquals(List.of("ガ"), words("\uFF76\uFF9E"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ผมรักเมืองไทย",
        "ຂ້ອຍຮັກເມືອງລາວ",
        "ខ្ញុំស្រឡាញ់ប្រទេសកម្ពុជា",
        "ကျွန်တော်မြန်မာကိုချစ်တယ်"
      })
  void howAScriptWithoutSpacesIsCutMakesNoDifference(String text) {
    List<NormalizedWord> whole = ENGLISH.words(text);
    List<String> letters = whole.stream().map(NormalizedWord::text).toList();
    for (NormalizedWord word : whole) {
      int end = word.source().end();
      String cut = text.substring(0, end) + " " + text.substring(end);
      assertEquals(letters, words(cut));
    }
    long places = whole.stream().map(NormalizedWord::source).distinct().count();
    assertTrue(places > 1 && places < whole.size(), places + " words of " + whole.size());
  }

  @Test
  void abbreviationsAreReadAsTheUserSays() {
    WordNormalizer normalizer =
        ENGLISH.withAbbreviations(
            Abbreviations.of(
                Map.of(
                    "Dr.",
                    "doctor",
                    "US",
                    "United States",
                    "e.g.",
                    "for example",
                    "z. B.",
                    "zum Beispiel",
                    "km²",
                    "square kilometres",
                    "no.",
                    "number 1")));
    String text = "Dr. Who told us: US, E.g. 5 km², no. 2, z.\u00A0B. drum";
    assertEquals(
        List.of(
            "doctor",
            "who",
            "told",
            "us",
            "united",
            "states",
            "for",
            "example",
            "five",
            "square",
            "kilometres",
            "number",
            "one",
            "two",
            "zum",
            "beispiel",
            "drum"),
        words(normalizer, text));
    NormalizedWord states = normalizer.words(text).get(5);
    assertEquals("US", states.source().in(text));
    assertEquals(List.of("usa", "bus"), words(normalizer, "USA BUS"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "zh", "ja", "th", "ar", "hi", "gd", "und"})
  void placesAreInOrderAndInsideForAnyText(String language) {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    WordNormalizer normalizer =
        WordNormalizer.of(Locale.forLanguageTag(language))
            .withAbbreviations(Abbreviations.of(Map.of("a b", "x 3 y", "-", "dash", "c", "sea")));
    String[] pieces = {
      "a",
      " b",
      "c",
      "-\n",
      "\u00AD",
      "\n",
      "12",
      ".",
      ",",
      "3",
      "%",
      "$",
      "st",
      "\u4F60",
      "\u30AB",
      "\u0E01\u0E32",
      "\u0E35",
      "\u0301",
      "\u200B",
      "\u200D",
      "'",
      "million",
      "\u0967",
      "\uD83D"
    };
    for (int round = 0; round < 1_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        int kind = random.nextInt(4);
        if (kind < 2) {
          text.append(pieces[random.nextInt(pieces.length)]);
        } else {
          text.append((char) random.nextInt(kind == 2 ? 0x80 : 0x10000));
        }
      }
      checkPlaces(normalizer, text.toString(), "seed " + seed + ": " + text);
      // Magnitudes, ranges and Roman numerals depend on what stands beside them.
      String separate =
          text.toString().replace("million", "mill").replaceAll("[-\u2013\u2212]", " ");
      checkContent(language, separate.replaceAll("[IVXLCDM]", "a"), "seed " + seed + ": " + text);
    }
  }

  /** Each place alone has just the words that were found for it. */
  private static void checkContent(String language, String text, String message) {
    WordNormalizer normalizer = WordNormalizer.of(Locale.forLanguageTag(language));
    Map<TextSpan, List<String>> byPlace = new TreeMap<>();
    for (NormalizedWord word : normalizer.words(text)) {
      byPlace.computeIfAbsent(word.source(), place -> new ArrayList<>()).add(word.text());
    }
    byPlace.forEach(
        (place, words) ->
            assertEquals(
                words,
                normalizer.words(text, place).stream().map(NormalizedWord::text).toList(),
                message));
  }

  private static void checkPlaces(WordNormalizer normalizer, String text, String message) {
    TextSpan last = new TextSpan(0, 0);
    for (NormalizedWord word : normalizer.words(text)) {
      assertFalse(word.text().isEmpty(), message);
      TextSpan place = word.source();
      assertTrue(place.equals(last) || place.start() >= last.end(), message);
      assertTrue(place.end() <= text.length() && place.length() > 0, message);
      last = place;
    }
  }

  @Test
  void normalizedWordsStayAsTheyAre() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    String[] pieces = {"Gov-\nernment ", "1984 ", "$5.20 ", "21st ", "I'm ", "你好", "ไทย", "É "};
    for (int round = 0; round < 200; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      List<String> once = words(text.toString());
      assertEquals(once, words(String.join(" ", once)), "seed " + seed);
    }
  }

  @Test
  void timeGrowsWithTheTextWhateverItIs() {
    assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          for (String piece :
              List.of("a-\n", "1,", "(", "$", "\u00AD", "\u0E01", "A:\n", "'", "1.")) {
            String text = piece.repeat(200_000);
            assertTrue(ENGLISH.words(text).size() <= text.length());
            assertTrue(UnspokenText.in(text).size() <= text.length());
          }
        });
  }
}
