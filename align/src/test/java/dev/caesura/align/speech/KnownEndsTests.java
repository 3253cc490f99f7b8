package dev.caesura.align.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KnownEndsTests {

  private static BitSet ends(String written, String recognized) {
    List<String> words = new ArrayList<>();
    BitSet ends = new BitSet();
    for (String word : written.split(" ")) {
      words.add(word);
      ends.set(words.size() - 1, word.endsWith("."));
    }
    return KnownEnds.of(words, ends, List.of(recognized.split(" ")));
  }

  private static BitSet set(int... indexes) {
    BitSet set = new BitSet();
    for (int index : indexes) {
      set.set(index);
    }
    return set;
  }

  @Test
  void endsMoveToTheWordThatIsMeant() {
    assertEquals(set(1, 3), ends("We came. It rained.", "we came it rained"));
    assertEquals(set(1, 3), ends("We came. It rained.", "we cane it trained"));
    assertEquals(set(2, 4), ends("We came home. It rained.", "we came hoam it rained"));
  }

  @Test
  void anEndWithoutItsWordMovesBack() {
    assertEquals(set(1, 3), ends("We came home. It rained.", "we came it rained"));
    assertEquals(set(1), ends("Yes. We came.", "we came"));
  }

  @Test
  void emptySidesHaveNoEndsButTheLast() {
    assertEquals(set(), KnownEnds.of(List.of("a."), set(0), List.of()));
    assertEquals(set(1), KnownEnds.of(List.of(), set(), List.of("a", "b")));
    assertEquals(set(1), KnownEnds.of(List.of("...", "-"), set(1), List.of("a", "b")));
  }

  @Test
  void manyErrorsMoveFewEnds() {
    SplittableRandom random = new SplittableRandom(5);
    List<String> written = new ArrayList<>();
    List<String> recognized = new ArrayList<>();
    BitSet ends = new BitSet();
    BitSet expected = new BitSet();
    for (int i = 0; i < 5000; i++) {
      String word = "w" + random.nextInt(1500) + (char) ('a' + random.nextInt(26));
      written.add(word);
      if (random.nextInt(5) > 0) {
        recognized.add(random.nextInt(4) == 0 ? word + "x" : word);
      }
      if (i % 12 == 11 && !recognized.isEmpty()) {
        ends.set(i);
        expected.set(recognized.size() - 1);
      }
    }
    expected.set(recognized.size() - 1);
    BitSet found = KnownEnds.of(written, ends, recognized);
    found.xor(expected);
    assertEquals(0, found.cardinality(), found::toString);
    assertEquals(0, Collections.frequency(recognized, ""));
  }
}
