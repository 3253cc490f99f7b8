package dev.caesura.text.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.text.TextSpan;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordNormalizerTests {

  private static final WordNormalizer ENGLISH = WordNormalizer.of(Locale.ENGLISH);

  private static List<String> words(String text) {
    return ENGLISH.words(text).stream().map(NormalizedWord::text).toList();
  }

  @Test
  void dropsCaseAndPunctuation() {
    assertEquals(
        List.of("im", "sorry", "its", "strasse"), words("I'm sorry -- it\u2019s STRA\u00DFE."));
    assertEquals(List.of("file"), words("\uFB01le"));
    assertEquals(List.of(), words("... -- !"));
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

  @Test
  void placesAreInOrderAndInsideForAnyText() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
      }
      int end = 0;
      for (NormalizedWord word : ENGLISH.words(text.toString())) {
        assertFalse(word.text().isEmpty(), "seed " + seed);
        assertTrue(word.source().end() >= end, "seed " + seed);
        assertTrue(word.source().end() <= text.length(), "seed " + seed);
        end = word.source().end();
      }
    }
  }
}
