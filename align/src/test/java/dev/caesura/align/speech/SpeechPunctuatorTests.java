package dev.caesura.align.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.align.Word;
import dev.caesura.text.punctuation.PunctuatorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SpeechPunctuatorTests {

  private static String restore(String text, Integer... ends) {
    List<Word> words = new ArrayList<>();
    String[] parts = text.split(" ");
    double[] scores = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      words.add(Speech.word(parts[i], i, i + 0.5));
      scores[i] = List.of(ends).contains(i) ? 0.9 : 0.1;
    }
    SpeechPunctuator punctuator =
        new SpeechPunctuator(
            Speech.NETWORK, PunctuatorSettings.defaults().withLanguage(Locale.ENGLISH));
    List<Word> restored = punctuator.restore(words, scores, 0.5);
    assertEquals(parts.length, restored.size());
    return String.join(" ", restored.stream().map(Word::text).toList());
  }

  @Test
  void marksStandExactlyAtTheEnds() {
    assertEquals(
        "We came. To the end. And so on.", restore("we came to the end and so on", 1, 4, 7));
    assertEquals("The end of it.", restore("the end of it", 3));
    assertEquals("Came who? They did.", restore("came who they did", 1, 3));
  }

  @Test
  void ownMarksYieldToTheDecision() {
    assertEquals(
        "Then Argos came, there came good. Night to all.",
        restore("Then Argos came, there. Came good night to all.", 5, 8));
    assertEquals("The Inc. of Mr. Smith.", restore("The Inc. of Mr. Smith.", 4));
  }

  @Test
  void noWordsStayNoWords() {
    SpeechPunctuator punctuator =
        new SpeechPunctuator(Speech.NETWORK, PunctuatorSettings.defaults());
    assertEquals(List.of(), punctuator.restore(List.of(), new double[0], 0.5));
  }
}
