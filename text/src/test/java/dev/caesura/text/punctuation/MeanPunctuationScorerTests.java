package dev.caesura.text.punctuation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.text.BoundaryScores;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeanPunctuationScorerTests {

  /** Gives every character the same scores. */
  private static PunctuationScorer all(float stop, float end, float upper) {
    return text -> {
      float[] ends = new float[text.length()];
      float[] marks = new float[text.length() * Mark.values().length];
      float[] capitals = new float[text.length()];
      for (int i = 0; i < text.length(); i++) {
        ends[i] = end;
        capitals[i] = upper;
        marks[i * Mark.values().length + Mark.STOP.place()] = stop;
        marks[i * Mark.values().length] = 1 - stop;
      }
      return PunctuationScores.of(BoundaryScores.of(text, ends), marks, capitals);
    };
  }

  @Test
  void sharesAddUp() {
    PunctuationScores mean =
        MeanPunctuationScorer.of(all(0.8f, 1, 0), all(0.1f, 0.5f, 1), 0.75f).punctuation("ab");
    double stop = Math.pow(0.8, 0.75) * Math.pow(0.1, 0.25);
    double none = Math.pow(0.2, 0.75) * Math.pow(0.9, 0.25);
    for (int i = 0; i < 2; i++) {
      assertEquals(stop / (stop + none), mean.mark(i, Mark.STOP), 1e-5);
      assertEquals(none / (stop + none), mean.mark(i, Mark.NONE), 1e-5);
      assertEquals(0, mean.mark(i, Mark.COMMA), 1e-5);
      assertEquals(0.875f, mean.boundaries().after(i));
      assertEquals(0.25f, mean.upper(i));
    }
    assertEquals(
        0,
        MeanPunctuationScorer.of(all(1, 1, 1), all(1, 1, 1), 0.3f)
            .punctuation("")
            .boundaries()
            .length());
  }

  /** The mean says how probable an end is, and the first scorer whether it asks. */
  @Test
  void theFirstSaysWhichMarkEnds() {
    PunctuationScores mean =
        MeanPunctuationScorer.of(question(0.6f, 0.2f), question(0.1f, 0.4f), 0.5f).punctuation("a");
    double none = Math.sqrt(0.2 * 0.5);
    double ends = Math.sqrt(0.6 * 0.1) + Math.sqrt(0.2 * 0.4);
    assertEquals(ends * 0.75 / (ends + none), mean.mark(0, Mark.QUESTION), 1e-5);
    assertEquals(ends * 0.25 / (ends + none), mean.mark(0, Mark.STOP), 1e-5);
    assertEquals(none / (ends + none), mean.mark(0, Mark.NONE), 1e-5);
  }

  private static PunctuationScorer question(float question, float stop) {
    return text -> {
      float[] marks = new float[Mark.values().length];
      marks[Mark.QUESTION.place()] = question;
      marks[Mark.STOP.place()] = stop;
      marks[Mark.NONE.place()] = 1 - question - stop;
      return PunctuationScores.of(BoundaryScores.of(text, new float[1]), marks, new float[1]);
    };
  }

  @Test
  void refusesAShareOutsideItsRange() {
    PunctuationScorer any = all(0, 0, 0);
    assertThrows(IllegalArgumentException.class, () -> MeanPunctuationScorer.of(any, any, 1.5f));
    assertThrows(
        IllegalArgumentException.class, () -> MeanPunctuationScorer.of(any, any, Float.NaN));
  }

  @Test
  void aLanguageHasItsOwnScorer() {
    PunctuationScorer english = all(1, 1, 1);
    PunctuationScorer others = all(0, 0, 0);
    PunctuationScorer byWords =
        LanguagePunctuationScorer.of(others, Map.of("en", english), Locale.ROOT);
    String text = "we came home late because of the rain and nobody was awake";
    assertEquals(1, byWords.punctuation(text).mark(3, Mark.STOP));
    assertEquals(0, byWords.punctuation("nous sommes rentrés tard à la maison").mark(3, Mark.STOP));
    assertEquals(0, byWords.punctuation("zxqv").mark(3, Mark.STOP));
    PunctuationScorer given =
        LanguagePunctuationScorer.of(others, Map.of("en", english), Locale.UK);
    assertEquals(1, given.punctuation("zxqv").mark(3, Mark.STOP));
  }

  @Test
  void aLanguageThatIsKnownIsNotDetectedAgain() {
    PunctuationScorer byWords =
        LanguagePunctuationScorer.of(all(0, 0, 0), Map.of("en", all(1, 1, 0)), Locale.ROOT);
    assertEquals(1, byWords.punctuation("zxqv", Locale.UK).mark(3, Mark.STOP));
    String text = "we came home late because of the rain and nobody was awake";
    assertEquals(0, byWords.punctuation(text, Locale.ROOT).mark(3, Mark.STOP));
    PunctuatorSettings english = PunctuatorSettings.defaults().withLanguage(Locale.UK);
    assertEquals("Zxqv.", new Punctuator(byWords, english).restore("zxqv"));
  }
}
