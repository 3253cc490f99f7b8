package dev.caesura.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.audio.TimeSpan;
import dev.caesura.text.TextSpan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ValuesTests {

  private static final TimeSpan SPAN = new TimeSpan(10, 20, 16_000);

  @Test
  void applyingAPathToTheLeftGivesTheRight() {
    EditPath path =
        new EditPath(
            List.of(
                new Edit.Match(0, 0),
                new Edit.Substitute(1, 1),
                new Edit.Delete(2, 2),
                new Edit.Insert(3, 2)),
            3,
            3);
    assertEquals(3, path.distance());
    assertEquals(
        List.of("a", "x", "y"), path.apply(List.of("a", "b", "c"), List.of("a", "x", "y")));
    assertThrows(IllegalArgumentException.class, () -> path.apply(List.of(), List.of()));
  }

  @Test
  void aPathHasNoGaps() {
    assertThrows(
        IllegalArgumentException.class, () -> new EditPath(List.of(new Edit.Match(1, 0)), 2, 1));
    assertThrows(IllegalArgumentException.class, () -> new EditPath(List.of(), 1, 0));
  }

  @Test
  void aTranscriptIsInTheOrderOfTime() {
    Word late = new Word("late", SPAN, 1);
    Word early = new Word("early", new TimeSpan(9, 30, 16_000), 1);
    assertEquals(2, new Transcript(List.of(early, late)).size());
    assertThrows(IllegalArgumentException.class, () -> new Transcript(List.of(late, early)));
    assertThrows(IllegalArgumentException.class, () -> new Word(" ", SPAN, 1));
    assertThrows(IllegalArgumentException.class, () -> new Word("a", SPAN, Double.NaN));
  }

  @Test
  void theSidesOfAnUtteranceFitItsStatus() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Utterance(
                "r",
                Utterance.Status.MATCHED,
                Optional.of(SPAN),
                Optional.empty(),
                "a",
                "a",
                List.of(),
                0,
                1,
                OptionalDouble.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Utterance(
                "r",
                Utterance.Status.ONLY_IN_TEXT,
                Optional.of(SPAN),
                Optional.of(new TextSpan(0, 1)),
                "a",
                "",
                List.of(),
                1,
                0,
                OptionalDouble.empty()));
  }

  @Test
  void factoriesGiveEachStatusItsSides() {
    Utterance.Passage passage = Utterance.Passage.of(new TextSpan(2, 6), "A word.");
    Utterance.Speech speech = new Utterance.Speech(SPAN, "ward", List.of());
    Utterance.Similarity similarity = Utterance.Similarity.of(1, 4, 4);
    Utterance matched = Utterance.matched("r", passage, speech, similarity);
    assertEquals("word", matched.text());
    assertEquals("ward", matched.hypothesis());
    assertEquals(0.25, matched.cer());
    assertEquals(0.75, matched.score());
    assertEquals(
        Utterance.Status.MOVED, Utterance.moved("r", passage, speech, similarity).status());
    assertEquals(
        Utterance.Status.REPEATED, Utterance.repeated("r", passage, speech, similarity).status());
    assertEquals(Optional.empty(), Utterance.onlyInText("r", passage).span());
    assertEquals("ward", Utterance.onlyInAudio("r", SPAN, "ward").text());
    TimeSpan later = new TimeSpan(30, 40, 16_000);
    assertEquals(Optional.of(later), matched.withTimes(later, List.of()).span());
  }

  @Test
  void similarityIsOfTheLongerSide() {
    assertEquals(new Utterance.Similarity(2, 0), Utterance.Similarity.of(2, 0, 2));
    assertEquals(new Utterance.Similarity(1, 0.5), Utterance.Similarity.of(2, 2, 4));
    assertThrows(IllegalArgumentException.class, () -> new Utterance.Similarity(Double.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> new Utterance.Similarity(0, 1.1));
  }
}
