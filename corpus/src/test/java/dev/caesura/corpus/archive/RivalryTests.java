package dev.caesura.corpus.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RivalryTests {

  private static FoundPassage passage(int document, int from, int size, int equal, double bits) {
    BitSet words = new BitSet();
    words.set(from, from + equal);
    return new FoundPassage(document, 0, size, from, from + size, words, bits);
  }

  /** Returns the strongest passage of a recording, so many of whose words are equal. */
  private static FoundPassage strongest(double quality, double bits) {
    return passage(9, 5000, 1000, (int) (1000 * quality), bits);
  }

  private static double error(FoundPassage passage, double quality) {
    return error(passage, strongest(quality, 900), 6000);
  }

  private static double error(FoundPassage passage, FoundPassage strongest, int recognized) {
    return new Rivalry(0, 1, 0).errorProbability(passage, strongest, recognized, true);
  }

  @Test
  void aPassageThatAgreesMuchBetterThanItsRecordingIsAPhrase() {
    FoundPassage scattered = passage(0, 500, 300, 90, 150);
    FoundPassage dense = passage(0, 500, 60, 40, 150);
    assertTrue(error(scattered, 0.42) < 0.05, "" + error(scattered, 0.42));
    assertTrue(error(dense, 0.42) > 0.5, "" + error(dense, 0.42));
    assertTrue(error(dense, 0.65) < 0.05, "" + error(dense, 0.65));
    assertEquals(error(dense, 0.2), error(dense, 0.4), 1e-9);
    // The document of a recording without any sure passage may be missing.
    assertTrue(error(scattered, strongest(0.42, 200), 6000) > 2 * error(scattered, 0.42));
  }

  @Test
  void aShortRecordingHasFewPlacesForChance() {
    FoundPassage passage = passage(0, 50, 60, 45, 160);
    double first = error(passage, passage, 1000);
    assertEquals(first, error(passage, passage, 300), 1e-9);
    assertTrue(error(passage, passage, 110) < first - 0.2, "" + first);
  }

  @Test
  void countsEqualWordsOfTheStrongestRivalAndTies() {
    FoundPassage passage = passage(0, 100, 50, 40, 300);
    FoundPassage copy = passage(1, 100, 50, 38, 290);
    FoundPassage weak = passage(2, 120, 50, 10, 80);
    Rivalry rivalry = Rivalry.of(passage, List.of(passage, copy, weak));
    assertEquals(0.95, rivalry.share(), 1e-9);
    assertEquals(1, rivalry.ties());
    assertEquals(0.05, rivalry.free(), 1e-9);
    assertEquals(new Rivalry(0, 1, 0), Rivalry.of(passage, List.of(passage)));
  }

  @Test
  void aPhraseOfWhichEachDocumentHasAPartIsNoPassage() {
    FoundPassage phrase = passage(0, 100, 80, 60, 220);
    List<FoundPassage> all =
        List.of(
            phrase,
            passage(1, 95, 25, 25, 90),
            passage(2, 115, 20, 20, 70),
            passage(3, 130, 20, 20, 70));
    Rivalry rivalry = Rivalry.of(phrase, all);
    assertEquals(1.0 / 3, rivalry.share(), 1e-9);
    assertEquals(0.2, rivalry.free(), 0.05);
    FoundPassage strongest = strongest(0.7, 900);
    double error = rivalry.errorProbability(phrase, strongest, 6000, true);
    double alone = new Rivalry(1.0 / 3, 2.0 / 3, 0).errorProbability(phrase, strongest, 6000, true);
    assertTrue(error > 0.5, "" + error);
    assertTrue(alone < 0.3, "" + alone);
    // What chance finds elsewhere takes nothing away, nor what the document repeats.
    assertEquals(1, Rivalry.of(phrase, List.of(phrase, passage(0, 95, 25, 25, 90))).free(), 1e-9);
    assertEquals(1, Rivalry.of(phrase, List.of(phrase, passage(1, 95, 25, 20, 20))).free(), 1e-9);
  }
}
