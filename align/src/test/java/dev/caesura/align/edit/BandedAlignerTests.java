package dev.caesura.align.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.EditPath;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BandedAlignerTests {

  @Test
  void aWideBandGivesTheOptimum() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      int[] left = random.ints(random.nextInt(20), 0, 4).toArray();
      int[] right = random.ints(random.nextInt(20), 0, 4).toArray();
      int reward = random.nextInt(4);
      SubstitutionCost cost =
          (i, j) -> left[i] == right[j] ? -reward : 1 + (left[i] + right[j]) % 5;
      GapCosts gaps = new GapCosts(random.nextInt(5), 1 + random.nextInt(5));
      EditPath exact = AffineAligner.path(left.length, right.length, cost, gaps, FreeEnds.NONE);
      EditPath banded =
          BandedAligner.path(left.length, right.length, cost, gaps, Math.max(1, right.length));
      assertEquals(
          AffineAligner.cost(exact, cost, gaps, FreeEnds.NONE),
          AffineAligner.cost(banded, cost, gaps, FreeEnds.NONE),
          () -> "seed " + seed + " " + exact + " " + banded);
    }
  }

  @Test
  void aNarrowBandGivesAPathThatIsNoCheaperThanTheOptimum() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      int[] left = random.ints(1 + random.nextInt(60), 0, 4).toArray();
      int[] right = random.ints(1 + random.nextInt(60), 0, 4).toArray();
      SubstitutionCost cost = (i, j) -> left[i] == right[j] ? 0 : 3;
      GapCosts gaps = new GapCosts(1, 2);
      EditPath exact = AffineAligner.path(left.length, right.length, cost, gaps, FreeEnds.NONE);
      EditPath banded = BandedAligner.path(left.length, right.length, cost, gaps, 1);
      assertTrue(
          AffineAligner.cost(banded, cost, gaps, FreeEnds.NONE)
              >= AffineAligner.cost(exact, cost, gaps, FreeEnds.NONE),
          () -> "seed " + seed);
    }
  }

  @Test
  void refusesABandWithoutCells() {
    assertThrows(
        IllegalArgumentException.class,
        () -> BandedAligner.path(3, 3, (i, j) -> 1, new GapCosts(1, 1), 0));
  }
}
