package dev.caesura.align.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.SpokenWord;
import dev.caesura.align.Word;
import dev.caesura.align.WordLogits;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.punctuation.Mark;
import dev.caesura.text.punctuation.PunctuationScorer;
import dev.caesura.text.punctuation.PunctuationScores;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextEvidenceTests {

  private final List<String> seen = new ArrayList<>();

  /** A sentence ends at each line break, and nowhere else. */
  private PunctuationScores lines(String text) {
    seen.add(text);
    float[] after = new float[text.length()];
    int kinds = Mark.values().length;
    float[] marks = new float[kinds * text.length()];
    for (int i = 0; i < after.length; i++) {
      after[i] = text.charAt(i) == '\n' ? 1 : 0;
      boolean last = i + 1 < after.length && text.charAt(i + 1) == '\n';
      marks[i * kinds + List.of(Mark.values()).indexOf(last ? Mark.STOP : Mark.NONE)] = 1;
    }
    return PunctuationScores.of(BoundaryScores.of(text, after), marks, new float[text.length()]);
  }

  private static SpokenWord word(String text, double start, double end, boolean timed) {
    TimeSpan span = TimeSpan.fromSeconds(start, end, 16_000);
    return new SpokenWord(new Word(text, span, 1), timed, "", WordLogits.UNKNOWN);
  }

  @Test
  void longPausesAreLineBreaksOfTheSecondReading() {
    PunctuationScorer network = this::lines;
    List<SpokenWord> read =
        TextEvidence.read(
            List.of(
                word("Good", 0, 0.4, true),
                word("morning.", 0.5, 1, true),
                word("Hello", 1.6, 2, true),
                word("there", 2.4, 3, true)),
            network);
    assertEquals(List.of("good morning hello there", "good morning\nhello there"), seen);
    assertTrue(read.get(1).text().brokenBoundary() > 10);
    assertTrue(read.get(1).text().brokenTerminal() > 10);
    assertTrue(read.get(1).text().boundary() < -10);
    assertTrue(read.get(2).text().brokenBoundary() < -10);
  }

  @Test
  void withoutPausesOrTimesTheTextIsReadOnce() {
    List<SpokenWord> close = List.of(word("a", 0, 1, true), word("b", 1.2, 2, true));
    WordLogits logits = TextEvidence.read(close, this::lines).get(0).text();
    assertEquals(logits.boundary(), logits.brokenBoundary());
    assertEquals(1, seen.size());
    List<SpokenWord> untimed = List.of(word("a", 0, 0, false), word("b", 0, 0, false));
    assertTrue(Float.isNaN(TextEvidence.read(untimed, this::lines).get(0).text().brokenTerminal()));
    assertEquals(2, seen.size());
  }
}
