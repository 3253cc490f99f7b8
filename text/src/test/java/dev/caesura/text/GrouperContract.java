package dev.caesura.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What every {@link Grouper} keeps to, on hostile and on usual text. */
public interface GrouperContract {

  /** Returns the grouper under test. */
  Grouper grouper();

  /** Every boundary of the result is one of the input, and nothing is lost. */
  @Test
  default void joinsPieces() {
    String[] bits = {"", " ", "\n\n", "Word.", "\uD83D\uDE00 ", "e\u0301", "字。", "\u0000", "x "};
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 60; round++) {
      StringBuilder text = new StringBuilder();
      List<Integer> ends = new ArrayList<>();
      for (int i = random.nextInt(25); i > 0; i--) {
        int before = text.length();
        text.append(bits[random.nextInt(bits.length)]);
        if (text.length() > before) {
          ends.add(text.length());
        }
      }
      Segmentation pieces = Segmentation.ofEnds(text.toString(), ends);
      Segmentation groups = grouper().group(pieces);
      String message = "seed " + seed + ", pieces " + pieces.strings();
      assertEquals(pieces.text(), groups.text(), message);
      Set<Integer> known = new HashSet<>(ends);
      groups.spans().forEach(span -> assertTrue(known.contains(span.end()), message));
      assertEquals(groups, grouper().group(pieces), message);
    }
  }
}
