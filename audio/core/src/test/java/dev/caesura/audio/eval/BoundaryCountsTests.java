package dev.caesura.audio.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BoundaryCountsTests {

  /** Every one-to-one matching of a few places is tried. */
  @Property(tries = 200)
  void matchingIsTheLargest(
      @ForAll @Size(max = 6) Set<@IntRange(max = 60) Integer> reference,
      @ForAll @Size(max = 6) Set<@IntRange(max = 60) Integer> found,
      @ForAll @IntRange(max = 12) int collar) {
    long[] left = reference.stream().mapToLong(i -> i).sorted().toArray();
    long[] right = found.stream().mapToLong(i -> i).sorted().toArray();
    BoundaryCounts counts = BoundaryCounts.ofPlaces(left, right, collar);
    assertEquals(largest(left, right, 0, 0, collar), counts.matched());
    assertEquals(left.length, counts.reference());
    assertEquals(right.length, counts.found());
  }

  /** The largest matching of what is left, with the places on the right as a set of bits. */
  private static long largest(long[] left, long[] right, int i, int used, int collar) {
    if (i == left.length) {
      return 0;
    }
    long best = largest(left, right, i + 1, used, collar);
    for (int j = 0; j < right.length; j++) {
      if ((used >> j & 1) == 0 && Math.abs(left[i] - right[j]) <= collar) {
        best = Math.max(best, 1 + largest(left, right, i + 1, used | 1 << j, collar));
      }
    }
    return best;
  }

  /** Values of the paper: a perfect segmentation, and the points that it marks in its plane. */
  @Test
  void rValue() {
    assertEquals(1, new BoundaryCounts(10, 10, 10).rValue(), 1e-12);
    // Nothing found: hit rate 0, over-segmentation -1.
    assertEquals(1 - (Math.sqrt(2) + 0) / 2, new BoundaryCounts(0, 10, 0).rValue(), 1e-12);
    // Twice as many: hit rate 1, over-segmentation 1.
    assertEquals(1 - (1 + 1 / Math.sqrt(2)) / 2, new BoundaryCounts(10, 10, 20).rValue(), 1e-12);
    assertEquals(0, BoundaryCounts.NONE.overSegmentation());
  }
}
