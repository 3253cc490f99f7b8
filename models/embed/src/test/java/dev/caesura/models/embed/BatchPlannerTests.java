package dev.caesura.models.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchPlannerTests {

  private static final int MAX_TOKENS = 256;

  private static int[] lengths(Random random, int count, int longest) {
    return random
        .ints(count, 1, longest + 1)
        .boxed()
        .sorted(Comparator.reverseOrder())
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int padded(int[] lengths, List<Integer> ends) {
    int tokens = 0;
    int start = 0;
    for (int end : ends) {
      tokens += (end - start) * lengths[start];
      start = end;
    }
    return tokens;
  }

  @Test
  void everyTextIsInOneBatchThatIsNotTooLarge() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      int[] lengths = lengths(random, random.nextInt(60), 1 + random.nextInt(300));
      int maxTokens = 1 + random.nextInt(400);
      int start = 0;
      for (int end : BatchPlanner.ends(lengths, maxTokens)) {
        assertTrue(end > start);
        assertTrue(end == start + 1 || (end - start) * lengths[start] <= maxTokens);
        start = end;
      }
      assertEquals(lengths.length, start, Arrays.toString(lengths));
    }
  }

  @Test
  void fewTokensArePadding() {
    int[] lengths = lengths(new Random(2), 500, 60);
    int padded = padded(lengths, BatchPlanner.ends(lengths, MAX_TOKENS));
    int tokens = Arrays.stream(lengths).sum();
    assertTrue(padded <= 1.01 * tokens, padded + " for " + tokens);
  }

  @Test
  void batchesAreLargeWhereTextsAreAlike() {
    int[] lengths = new int[400];
    Arrays.fill(lengths, 16);
    List<Integer> ends = BatchPlanner.ends(lengths, MAX_TOKENS);
    assertEquals(16, ends.get(0));
    assertTrue(ends.size() < 35, ends.toString());
  }

  /** A short text is divided, so that it has work for several threads; a few words are not. */
  @Test
  void theLastBatchesAreSmaller() {
    int[] lengths = new int[20];
    Arrays.fill(lengths, 16);
    assertEquals(List.of(5, 9, 13, 17, 20), BatchPlanner.ends(lengths, MAX_TOKENS));
    assertEquals(List.of(4), BatchPlanner.ends(new int[] {5, 5, 4, 4}, MAX_TOKENS));
    assertEquals(List.of(), BatchPlanner.ends(new int[0], MAX_TOKENS));
  }

  @Test
  void aLongerTextIsNotMixedWithManyShortOnes() {
    assertEquals(List.of(1, 7), BatchPlanner.ends(new int[] {60, 9, 9, 9, 9, 9, 8}, MAX_TOKENS));
  }
}
