package dev.caesura.corpus.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LetterAgreementTests {

  private final LetterAgreement agreement = new LetterAgreement();

  private static List<String> words(int size, Random random) {
    List<String> words = new ArrayList<>();
    for (int w = 0; w < size; w++) {
      StringBuilder word = new StringBuilder();
      for (int l = 2 + random.nextInt(3); l > 0; l--) {
        word.append("bcdfgklmnprstvz".charAt(random.nextInt(15)))
            .append("aeiou".charAt(random.nextInt(5)));
      }
      words.add(word.toString());
    }
    return words;
  }

  @Test
  void findsWhereTheSameConsonantsAre() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      List<String> said = words(60, random);
      List<String> written = new ArrayList<>(words(100, random));
      List<String> vowels = said.stream().map(word -> word.replaceAll("[aeiou]", "y")).toList();
      written.addAll(20, vowels);
      LetterAgreement.Stretch stretch = agreement.align(said, written);
      assertTrue(stretch.bits() > 200, stretch + ", seed " + seed);
      assertEquals(0, stretch.firstRecognized());
      assertEquals(60, stretch.endRecognized());
      assertEquals(20, stretch.firstWritten(), 2, "seed " + seed);
      assertEquals(80, stretch.endWritten(), 2, "seed " + seed);
    }
  }

  @Test
  void unrelatedWordsHaveLittleEvidence() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      double bits = agreement.align(words(200, random), words(200, random)).bits();
      assertTrue(bits < 40, bits + " bits, seed " + seed);
    }
  }

  @Test
  void wordsWithoutConsonantsHaveNone() {
    List<String> vowels = List.of("a", "1984", "eau");
    assertEquals(0, agreement.align(vowels, vowels).bits());
    assertEquals(0, agreement.align(List.of(), List.of("dog")).bits());
  }
}
