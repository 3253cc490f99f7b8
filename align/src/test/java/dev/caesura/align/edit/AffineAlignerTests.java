package dev.caesura.align.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.EditPath;
import dev.caesura.align.eval.ErrorCounts;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AffineAlignerTests {

  /** All alignments, one step at a time: slow and plainly right. */
  private static long cheapest(
      int[] left, int[] right, int i, int j, char last, SubstitutionCost cost, GapCosts gaps) {
    if (i == left.length && j == right.length) {
      return 0;
    }
    long best = Long.MAX_VALUE;
    if (i < left.length && j < right.length) {
      best = cost.cost(i, j) + cheapest(left, right, i + 1, j + 1, 'm', cost, gaps);
    }
    if (i < left.length) {
      long step = (long) gaps.extend() + (last == 'd' ? 0 : gaps.open());
      best = Math.min(best, step + cheapest(left, right, i + 1, j, 'd', cost, gaps));
    }
    if (j < right.length) {
      long step = (long) gaps.extend() + (last == 'i' ? 0 : gaps.open());
      best = Math.min(best, step + cheapest(left, right, i, j + 1, 'i', cost, gaps));
    }
    return best;
  }

  private static long cheapestWithFreeEnds(
      int[] left, int[] right, SubstitutionCost cost, GapCosts gaps, FreeEnds free) {
    long best = Long.MAX_VALUE;
    for (int a = 0; a <= (free.left() ? left.length : 0); a++) {
      for (int b = free.left() ? a : left.length; b <= left.length; b++) {
        for (int c = 0; c <= (free.right() ? right.length : 0); c++) {
          for (int d = free.right() ? c : right.length; d <= right.length; d++) {
            int a1 = a;
            int c1 = c;
            long value =
                cheapest(
                    java.util.Arrays.copyOfRange(left, a, b),
                    java.util.Arrays.copyOfRange(right, c, d),
                    0,
                    0,
                    'm',
                    (i, j) -> cost.cost(a1 + i, c1 + j),
                    gaps);
            best = Math.min(best, value);
          }
        }
      }
    }
    return best;
  }

  private static int[] random(Random random, int most, int letters) {
    return random.ints(random.nextInt(most + 1), 0, letters).toArray();
  }

  @Test
  void isAsCheapAsTheBestOfAllAlignments() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 3_000; round++) {
      int[] left = random(random, 6, 3);
      int[] right = random(random, 6, 3);
      int[][] table = new int[3][3];
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          table[a][b] = a == b ? 0 : 1 + random.nextInt(9);
        }
      }
      SubstitutionCost cost = (i, j) -> table[left[i]][right[j]];
      GapCosts gaps = new GapCosts(random.nextInt(5), 1 + random.nextInt(5));
      EditPath path = AffineAligner.path(left.length, right.length, cost, gaps, FreeEnds.NONE);
      assertEquals(
          cheapest(left, right, 0, 0, 'm', cost, gaps),
          AffineAligner.cost(path, cost, gaps, FreeEnds.NONE),
          () -> "seed " + seed + " " + path);
    }
  }

  @Test
  void freeEndsAreAsCheapAsTheBestOfAllParts() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int[] left = random(random, 5, 2);
      int[] right = random(random, 5, 2);
      int reward = random.nextInt(4);
      SubstitutionCost cost = (i, j) -> left[i] == right[j] ? -reward : 3;
      GapCosts gaps = new GapCosts(random.nextInt(3), 1 + random.nextInt(3));
      FreeEnds free = new FreeEnds(random.nextBoolean(), random.nextBoolean());
      EditPath path = AffineAligner.path(left.length, right.length, cost, gaps, free);
      assertEquals(
          cheapestWithFreeEnds(left, right, cost, gaps, free),
          AffineAligner.cost(path, cost, gaps, free),
          () -> "seed " + seed + " " + free + " " + path);
    }
  }

  @Test
  void findsAShortTextInALongOne() {
    String text = "xxxxxneedleyyyy";
    EditPath path =
        AffineAligner.path(
            6,
            text.length(),
            (i, j) -> "needle".charAt(i) == text.charAt(j) ? 0 : 9,
            new GapCosts(2, 2),
            new FreeEnds(false, true));
    assertEquals(6, ErrorCounts.of(path).matches());
    assertEquals(
        0,
        AffineAligner.cost(
            path,
            (i, j) -> "needle".charAt(i) == text.charAt(j) ? 0 : 9,
            new GapCosts(2, 2),
            new FreeEnds(false, true)));
  }

  @Test
  void unitPathsAreAsShortAsTheEditDistance() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      String left = letters(random, 200);
      String right = letters(random, 200);
      List<Integer> a = left.codePoints().boxed().toList();
      List<Integer> b = right.codePoints().boxed().toList();
      EditPath path = SequenceAligner.unit(a, b);
      assertEquals(EditDistance.of(left, right), path.distance(), () -> "seed " + seed);
      assertEquals(b, path.apply(a, b), () -> "seed " + seed);
    }
  }

  private static String letters(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most); i > 0; i--) {
      text.append((char) ('a' + random.nextInt(4)));
    }
    return text.toString();
  }

  @Test
  void countsErrors() {
    ErrorCounts errors =
        ErrorCounts.of(
            SequenceAligner.unit(
                List.of("the", "cat", "sat", "sat"), List.of("the", "bat", "sat", "down", "here")));
    assertEquals(3, errors.errors());
    assertEquals(5, errors.referenceLength());
    assertEquals(0.6, errors.rate(), 1e-9);
    assertTrue(Double.isInfinite(new ErrorCounts(0, 0, 0, 1).rate()));
    assertEquals(0, new ErrorCounts(0, 0, 0, 0).rate());
  }

  @Test
  void alignsLongSequences() {
    int n = 3_000;
    Random random = new Random(1);
    int[] left = random.ints(n, 0, 500).toArray();
    int[] right = left.clone();
    for (int i = 0; i < n; i += 10) {
      right[i] = 999;
    }
    EditPath path =
        AffineAligner.path(
            n, n, (i, j) -> left[i] == right[j] ? -6 : 5, new GapCosts(3, 2), FreeEnds.BOTH);
    // The first item differs too: with free ends it is left out on both sides.
    assertEquals(n - n / 10, ErrorCounts.of(path).matches());
  }
}
