package dev.caesura.models.recognition.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LexiconTests {

  private static PronouncingDictionary english;
  private static LetterToSound letterToSound;

  @BeforeAll
  static void read() throws IOException {
    english = PronouncingDictionary.english();
    // A tenth of the dictionary is enough to see that it learns, and quick.
    Map<String, List<String>> tenth = new TreeMap<>();
    english
        .entries()
        .forEach(
            (word, said) -> {
              if (word.hashCode() % 10 == 0) {
                tenth.put(word, said);
              }
            });
    letterToSound = LetterToSound.train(tenth);
  }

  private static List<String> said(String word, String... initialisms) {
    return Lexicon.of(Set.of(word), Set.of(initialisms), english, () -> letterToSound)
        .pronunciations()
        .get(word);
  }

  @Test
  void dictionaryWordsAreLookedUp() {
    assertEquals(List.of("HH AH L OW", "HH EH L OW"), said("hello"));
    assertEquals(List.of("K AH F EY"), said("café").subList(0, 1));
  }

  @Test
  void formsOfKnownWords() {
    assertEquals("L AY B R EH R IY Z", said("library's").get(0));
    assertEquals("S P R EH D SH IY T S", said("spreadsheets").get(0));
  }

  @Test
  void numbersAreSaidInTheWaysPeopleSayThem() {
    assertEquals(
        List.of(
            "one hundred sixty two", "one hundred and sixty two", "one sixty two", "one six two"),
        NumberReadings.of("162"));
    assertTrue(NumberReadings.of("1984").contains("nineteen eighty four"));
    assertTrue(NumberReadings.of("1990s").contains("nineteen nineties"));
    assertEquals(List.of("twenty first"), NumberReadings.of("21st").subList(0, 1));
    assertEquals(List.of("three point one four"), NumberReadings.of("3.14"));
    assertEquals(List.of("ten thirty"), NumberReadings.of("10:30").subList(0, 1));
    assertEquals(List.of("one thousand"), NumberReadings.of("1,000").subList(0, 1));
    assertEquals("W AH N", said("1").get(0));
    assertEquals("EH M P IY TH R IY", said("mp3").get(0));
    NumberReadings.of("9".repeat(400));
  }

  @Test
  void initialismsAreSpelled() {
    assertTrue(said("xml", "xml").contains("EH K S EH M EH L"));
    assertEquals("P IY B IY EH K S", said("pbx").get(0));
  }

  @Test
  void unknownWordsAreGuessedAndUnreadableOnesListed() {
    Lexicon lexicon =
        Lexicon.of(Set.of("blorping", "мир", "dog"), Set.of(), english, () -> letterToSound);
    assertEquals(Set.of("blorping"), lexicon.guessed());
    assertEquals(Set.of("мир"), lexicon.silent());
    String guess = lexicon.pronunciations().get("blorping").get(0);
    assertTrue(guess.startsWith("B L AO R P") && guess.endsWith("IH NG"), guess);
  }

  @Test
  void trainingIsOnlyAskedForWhenNeeded() {
    Lexicon.of(
        Set.of("dog", "12", "мир"),
        Set.of(),
        english,
        () -> {
          throw new AssertionError("trained for nothing");
        });
  }

  @Test
  void soundsFollowFromLettersAlone() {
    assertEquals(letterToSound.pronounce("grombel", 3), letterToSound.pronounce("GROMBEL", 3));
    assertEquals(List.of(), letterToSound.pronounce("", 1));
    assertEquals(List.of(), letterToSound.pronounce("123", 1));
    assertTrue(letterToSound.pronounce("x".repeat(300), 1).size() <= 1);
  }

  @Test
  void aBadDictionaryLineIsNamed() {
    IOException e =
        assertThrows(
            IOException.class,
            () -> PronouncingDictionary.read(new StringReader("a AH\n\nbee\n"), "x.dict"));
    assertEquals("x.dict, line 3: expected a word and its phones; found 'bee'.", e.getMessage());
  }
}
