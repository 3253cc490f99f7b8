package dev.caesura.align.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.EditPath;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** The façade and the three kernels of any cost, against the whole table. */
class SequenceAlignerTests {

  private static final int FAR = 1 << 28;

  /** The least cost of any alignment, from Gotoh's three tables in full. */
  static int cheapest(int left, int right, SubstitutionCost cost, GapCosts gaps, FreeEnds free) {
    int[][][] table = new int[3][left + 1][right + 1];
    boolean local = free.left() && free.right();
    int best = FAR;
    for (int i = 0; i <= left; i++) {
      for (int j = 0; j <= right; j++) {
        boolean start = (i == 0 || free.left()) && (j == 0 || free.right());
        start &= local || i == 0 || j == 0;
        int pair = start ? 0 : FAR;
        int down = FAR;
        int across = FAR;
        if (i > 0 && j > 0) {
          pair = Math.min(pair, least(table, i - 1, j - 1) + cost.cost(i - 1, j - 1));
        }
        if (i > 0) {
          down = Math.min(table[1][i - 1][j], least(table, i - 1, j) + gaps.open());
          down += gaps.extend();
        }
        if (j > 0) {
          across = Math.min(table[2][i][j - 1], least(table, i, j - 1) + gaps.open());
          across += gaps.extend();
        }
        table[0][i][j] = pair;
        table[1][i][j] = down;
        table[2][i][j] = across;
        boolean end = (i == left || free.left()) && (j == right || free.right());
        if (end && (local || i == left || j == right)) {
          best = Math.min(best, least(table, i, j));
        }
      }
    }
    return best;
  }

  private static int least(int[][][] table, int i, int j) {
    return Math.min(table[0][i][j], Math.min(table[1][i][j], table[2][i][j]));
  }

  @Test
  void everyVariantIsAsCheapAsTheWholeTable() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 4_000; round++) {
      int letters = 2 + random.nextInt(4);
      int[] left = random.ints(random.nextInt(25), 0, letters).toArray();
      int[] right = random.ints(random.nextInt(25), 0, letters).toArray();
      int[][] table = new int[letters][letters];
      for (int a = 0; a < letters; a++) {
        for (int b = 0; b < letters; b++) {
          table[a][b] = random.nextInt(14) - (a == b ? 9 : 4);
        }
      }
      SubstitutionCost cost = (i, j) -> table[left[i]][right[j]];
      GapCosts gaps = new GapCosts(random.nextInt(6), random.nextInt(5));
      FreeEnds free = new FreeEnds(random.nextBoolean(), random.nextBoolean());
      int least = cheapest(left.length, right.length, cost, gaps, free);
      String hint = "seed " + seed + ", round " + round;
      for (EditPath path :
          List.of(
              SequenceAligner.path(left.length, right.length, cost, gaps, free),
              AffineAligner.path(left.length, right.length, cost, gaps, free))) {
        long found = AffineAligner.cost(path, cost, gaps, free);
        assertEquals(least, found, () -> hint + " " + free + " " + path);
      }
    }
  }

  @Test
  void theFacadeNamesTheVariants() {
    String text = "xxneedelyy";
    SubstitutionCost cost = (i, j) -> "needle".charAt(i) == text.charAt(j) ? -2 : 3;
    GapCosts gaps = new GapCosts(1, 1);
    EditPath within = SequenceAligner.within(6, 10, cost, gaps);
    assertEquals(
        cheapest(6, 10, cost, gaps, new FreeEnds(false, true)),
        AffineAligner.cost(within, cost, gaps, new FreeEnds(false, true)));
    EditPath local = SequenceAligner.local(6, 10, cost, gaps);
    assertEquals(-8, AffineAligner.cost(local, cost, gaps, FreeEnds.BOTH));
    assertEquals(2, SequenceAligner.unit(List.of("a", "b"), List.of("b", "c")).distance());
    assertEquals(1, SequenceAligner.unit(new int[] {1, 2}, new int[] {1, 3}).distance());
    assertEquals(0, SequenceAligner.global(0, 0, cost, gaps).edits().size());
    assertEquals(6, SequenceAligner.local(6, 0, cost, gaps).distance());
  }

  /** Beyond the cells that one pass keeps: the linear-memory kernel, on the same problem. */
  @Test
  void bothSidesOfTheLimitAgree() {
    Random random = new Random(8);
    int[] left = random.ints(2_300, 0, 30).toArray();
    int[] right = random.ints(2_200, 0, 30).toArray();
    System.arraycopy(left, 100, right, 50, 1_500);
    SubstitutionCost cost = (i, j) -> left[i] == right[j] ? -3 : 2 + (left[i] + right[j]) % 3;
    GapCosts gaps = new GapCosts(3, 1);
    for (FreeEnds free : List.of(FreeEnds.NONE, FreeEnds.BOTH, new FreeEnds(true, false))) {
      int least = cheapest(left.length, right.length, cost, gaps, free);
      EditPath path = SequenceAligner.path(left.length, right.length, cost, gaps, free);
      assertEquals(least, AffineAligner.cost(path, cost, gaps, free), free.toString());
    }
  }

  @Test
  void sumsThatDoNotFitAreRefused() {
    GapCosts dear = new GapCosts(0, 1 << 20);
    SubstitutionCost cost = (i, j) -> 1;
    for (FreeEnds free : List.of(FreeEnds.NONE, FreeEnds.BOTH)) {
      assertThrows(
          IllegalArgumentException.class,
          () -> SequenceAligner.path(1_200, 1_200, cost, dear, free));
      assertThrows(
          IllegalArgumentException.class, () -> AffineAligner.path(1_200, 1_200, cost, dear, free));
    }
    assertThrows(
        IllegalArgumentException.class, () -> BandedAligner.path(1_200, 1_200, cost, dear, 1_200));
  }

  /** Nine million cells: bytes for each of them, or an object, would be seen. */
  @Test
  void memoryIsLinearAndInnerLoopsAllocateNothing() {
    int n = 3_000;
    Random random = new Random(9);
    int[] left = random.ints(n, 0, 400).toArray();
    int[] right = random.ints(n, 0, 400).toArray();
    System.arraycopy(left, 0, right, 10, 2_000);
    SubstitutionCost cost = (i, j) -> left[i] == right[j] ? -3 : 2;
    GapCosts gaps = new GapCosts(2, 1);
    for (FreeEnds free : List.of(FreeEnds.NONE, FreeEnds.BOTH, new FreeEnds(false, true))) {
      allocatesLittle(
          () -> AffineAligner.path(n, n, cost, gaps, free).distance(), 100L * 2 * n, "affine");
    }
    PackedPairs pairs = new PackedPairs(n);
    allocatesLittle(() -> UnitAligner.align(left, right, pairs), 400L * 2 * n, "unit");
  }

  private static void allocatesLittle(LongSupplier run, long most, String what) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long first = run.getAsLong();
    long before = threads.getCurrentThreadAllocatedBytes();
    long second = run.getAsLong();
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertEquals(first, second, what);
    assertTrue(bytes < most, () -> what + " allocated " + bytes + " bytes, at most " + most);
  }
}
