package dev.caesura.text.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.text.BoundaryScores;
import dev.caesura.text.length.Lengths;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoredWordTests {

  private static List<String> words(String text) {
    return ScoredWord.of(BoundaryScores.of(text, new float[text.length()])).stream()
        .map(ScoredWord::text)
        .toList();
  }

  @Test
  void wordsAreSeparatedBySpacesOrAreCharacters() {
    assertEquals(List.of(), words(""));
    assertEquals(List.of(), words(" \n\u3000"));
    assertEquals(List.of("We", "came", "\"home\".", "x"), words(" We came\n\"home\".  x"));
    assertEquals(
        List.of("\u4ECA", "\u5929\u3002", "ab", "\u597D"), words("\u4ECA\u5929\u3002ab\u597D"));
    assertEquals(List.of("\uD83D\uDE00", "\uD800", "\u0000"), words("\uD83D\uDE00 \uD800 \u0000"));
  }

  @Test
  void wordHasTheLargestScoreOfTheSpaceAfterIt() {
    BoundaryScores scores = BoundaryScores.of("ab  c d", new float[] {1, .2f, .1f, .7f, 0, 0, .3f});
    assertEquals(
        List.of(
            new ScoredWord("ab", 0, 2, .7f),
            new ScoredWord("c", 4, 5, 0),
            new ScoredWord("d", 6, 7, .3f)),
        ScoredWord.of(scores));
  }

  @Test
  void sentencesKeepTheirScores() {
    float[] scores = {0, .1f, 0, 0, .9f, 0, 0, .2f};
    String text = "ab cd ef";
    for (Lengths lengths : List.of(Lengths.unlimited(), Lengths.capped(6, 20))) {
      List<Sentence> found =
          new BoundarySegmenter(
                  whole -> BoundaryScores.of(whole, scores),
                  SentenceSettings.defaults().withLengths(lengths))
              .sentences(text);
      // Joined where they are too short.
      assertEquals(lengths.min() == 0 ? 2 : 1, found.size());
      assertEquals(
          List.of(.1f, .9f, .2f),
          found.stream().flatMap(s -> s.words().stream()).map(ScoredWord::probability).toList());
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new Sentence("a", 0, 1, 0, false, BoundaryScores.of("b", new float[1])));
  }
}
