package dev.caesura.models.recognition.lexicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WrittenTextTests {

  private static List<String> words(String text) {
    return WrittenText.of(text).sentences().stream().flatMap(List::stream).toList();
  }

  @Test
  void wordsKeepInnerApostrophesAndDigitMarks() {
    assertEquals(
        List.of("it's", "3.5", "10:30", "1,000", "o'clock", "'em", "dogs'"),
        words("It’s 3.5, 10:30; 1,000 o'clock 'em dogs'"));
  }

  @Test
  void quotesHyphensAndSymbols() {
    assertEquals(
        List.of("call", "forward", "and", "either", "or", "5", "percent"),
        words("'Call'-forward & either/or -- 5%…"));
  }

  @Test
  void sentencesEndAtMarksAndLines() {
    assertEquals(
        List.of(List.of("one", "two"), List.of("three", "3.5"), List.of("four")),
        WrittenText.of("One two. Three 3.5!\n\nFour").sentences());
  }

  @Test
  void capitalsAloneAreInitialisms() {
    WrittenText text = WrittenText.of("The XML of A PBX, IAX2 and Ok");
    assertEquals(Set.of("xml", "pbx", "iax2"), text.initialisms());
  }

  @Test
  void anyTextGivesWordsWithoutWhiteSpace() {
    Stream.of(
            "",
            " \n\t",
            "''''",
            "— … “”",
            "日本語 テスト",
            "a\u0301 e\uD83D\uDE00f",
            "\uD83D",
            "a\u0000b\u2028c")
        .forEach(
            text ->
                words(text)
                    .forEach(
                        word ->
                            assertTrue(
                                !word.isEmpty() && word.chars().noneMatch(Character::isWhitespace),
                                word)));
    assertEquals(List.of("á"), words("a\u0301"));
  }
}
