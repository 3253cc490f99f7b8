package dev.caesura.models.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrthographicEvidenceTests {

  /** Adjusts logits of -6 but for {@code likely} after each of {@code marks}. */
  private static float[] adjusted(String text, String marks, float likely) {
    int[] codes = text.codePoints().toArray();
    float[] logits = new float[codes.length];
    for (int i = 0; i < codes.length; i++) {
      logits[i] = marks.indexOf(codes[i]) >= 0 ? likely : -6;
    }
    float[] before = logits.clone();
    float[] after = OrthographicEvidence.adjust(codes, logits);
    assertArrayEquals(before, logits, "the logits given are left as they are");
    return after;
  }

  @Test
  void fullStopsGainWhereTheyEndSentences() {
    String text = "Cats slept. Dogs ran. Birds sang.";
    float[] logits = adjusted(text, ".", 1);
    assertEquals(3f, logits[text.indexOf('.')]);
    assertEquals(-6f, logits[2], "a letter of a script with capitals");
  }

  @Test
  void anAbbreviationBeforeALowerCaseLetterGainsNothing() {
    String text = "The min. opened it. He left.";
    float[] logits = adjusted(text, ".", 1);
    assertEquals(1f, logits[text.indexOf('.')]);
    assertEquals(3f, logits[text.indexOf("it.") + 2]);
    String number = "It follows from Art. 5 of it. He left.";
    assertEquals(1f, adjusted(number, ".", 1)[number.indexOf('.')]);
    String lower = text.toLowerCase(Locale.ROOT);
    assertEquals(3f, adjusted(lower, ".", 1)[lower.indexOf('.')], "no capitals anywhere");
  }

  @Test
  void withoutMarksCapitalsShowWhereSentencesBegin() {
    String text = "Cats slept Dogs ran off Birds sang";
    float[] logits = new float[text.length()];
    Arrays.fill(logits, -6);
    logits[9] = 1;
    logits[14] = 0.5f;
    logits[22] = 1;
    float[] after = OrthographicEvidence.adjust(text.codePoints().toArray(), logits);
    assertEquals(1.5f, after[9], "before a capital");
    assertEquals(-1.5f, after[14], "before a lower-case letter");
    String lower = text.toLowerCase(Locale.ROOT);
    assertArrayEquals(
        after,
        OrthographicEvidence.adjust(lower.codePoints().toArray(), after),
        "without capitals nothing changes");
  }

  @Test
  void lettersLoseWhereThereAreNoCapitals() {
    assertEquals(-8f, adjusted("天氣很好。我們出去了。", "。", 1)[0]);
  }

  @Test
  void textWithoutMarksIsLeftAsItIs() {
    float[] expected = new float["cats slept dogs ran".length()];
    Arrays.fill(expected, -6);
    expected[9] = 1;
    String text = "cats slept dogs ran";
    float[] logits = new float[text.length()];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = i == 9 ? 1 : -6;
    }
    assertArrayEquals(expected, OrthographicEvidence.adjust(text.codePoints().toArray(), logits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "”", "»", ":)", ";-)", ":D", "😊", "😊👍", "❤\uFE0F", ")))"})
  void whatClosesOrDecoratesBelongsToTheSentenceBefore(String token) {
    String text = "It was late. " + token + " Nobody came.";
    float[] logits = adjusted(text, ".", 1);
    int stop = text.codePointCount(0, text.indexOf('.'));
    int end = stop + 1 + token.codePointCount(0, token.length());
    assertEquals(-9f, logits[stop]);
    assertTrue(logits[end] >= 3, token + ": " + logits[end]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "«", "(", "-", "*", "Is", "X", ":", "'"})
  void whatMayOpenIsLeftWithTheSentenceAfter(String token) {
    String text = "It was late. " + token + " Nobody came.";
    float[] logits = adjusted(text, ".", 1);
    assertEquals(3f, logits[text.indexOf('.')]);
  }

  @Test
  void anyCodePointsAndLengthsEnd() {
    long seed = new Random().nextLong();
    System.out.println("OrthographicEvidenceTests seed " + seed);
    Random random = new Random(seed);
    String alphabet = ". \n'”):;D😊❤\uFE0Fa天\"!。";
    int[] letters = alphabet.codePoints().toArray();
    for (int round = 0; round < 3000; round++) {
      int[] codes = new int[random.nextInt(40)];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = letters[random.nextInt(letters.length)];
      }
      float[] logits = new float[codes.length];
      for (int i = 0; i < codes.length; i++) {
        logits[i] = random.nextFloat() * 40 - 20;
      }
      float highest = -100;
      for (float logit : logits) {
        highest = Math.max(highest, logit);
      }
      for (float logit : OrthographicEvidence.adjust(codes, logits)) {
        assertTrue(logit <= highest + 4.001 && !Float.isNaN(logit), "seed " + seed);
      }
    }
  }
}
