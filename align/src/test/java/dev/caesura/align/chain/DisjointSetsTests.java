package dev.caesura.align.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests of {@link DisjointSets}. */
class DisjointSetsTests {

  @Test
  void agreesWithRelabelling() {
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      int size = 1 + random.nextInt(60);
      DisjointSets sets = new DisjointSets(size);
      int[] labels = new int[size];
      for (int i = 0; i < size; i++) {
        labels[i] = i;
      }
      for (int k = 0; k < size; k++) {
        int one = random.nextInt(size);
        int other = random.nextInt(size);
        sets.join(one, other);
        int from = Math.max(labels[one], labels[other]);
        int to = Math.min(labels[one], labels[other]);
        for (int i = 0; i < size; i++) {
          labels[i] = labels[i] == from ? to : labels[i];
        }
        for (int i = 0; i < size; i++) {
          assertEquals(labels[i], sets.find(i));
        }
      }
    }
  }

  @Test
  void checksItsNumbers() {
    assertThrows(IllegalArgumentException.class, () -> new DisjointSets(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> new DisjointSets(2).find(2));
    assertThrows(IndexOutOfBoundsException.class, () -> new DisjointSets(0).join(0, 0));
  }
}
