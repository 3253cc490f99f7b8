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

  private static double error(FoundPassage passage, double quality) {
    return new Rivalry(0, 0).errorProbability(passage, passage.score(), true, quality);
  }

  @Test
  void aPassageThatAgreesMuchBetterThanItsRecordingIsAPhrase() {
    FoundPassage scattered = passage(0, 500, 300, 90, 150);
    FoundPassage dense = passage(0, 500, 60, 40, 150);
    assertTrue(error(scattered, 0.42) < 0.05, "" + error(scattered, 0.42));
    assertTrue(error(dense, 0.42) > 0.5, "" + error(dense, 0.42));
    assertTrue(error(dense, 0.65) < 0.05, "" + error(dense, 0.65));
    assertEquals(error(dense, 0), error(dense, 0.3), 1e-9);
    // The document of a recording without any sure passage may be missing.
    assertTrue(error(scattered, Double.NaN) > 2 * error(scattered, 0.42));
  }

  @Test
  void countsEqualWordsOfTheStrongestRivalAndTies() {
    FoundPassage passage = passage(0, 100, 50, 40, 300);
    FoundPassage copy = passage(1, 100, 50, 38, 290);
    FoundPassage weak = passage(2, 120, 50, 10, 80);
    Rivalry rivalry = Rivalry.of(passage, List.of(passage, copy, weak));
    assertEquals(0.95, rivalry.share(), 1e-9);
    assertEquals(1, rivalry.ties());
    assertEquals(new Rivalry(0, 0), Rivalry.of(passage, List.of(passage)));
  }
}
