package dev.caesura.align.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caesura.align.Edit;
import dev.caesura.align.EditPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class UnitAlignerTests {

  /** The whole table. */
  private static int brute(int[] left, int[] right) {
    int[][] table = new int[left.length + 1][right.length + 1];
    for (int i = 0; i <= left.length; i++) {
      for (int j = 0; j <= right.length; j++) {
        int best = i == 0 ? j : j == 0 ? i : Integer.MAX_VALUE;
        if (i > 0 && j > 0) {
          best = table[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
          best = Math.min(best, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        }
        table[i][j] = best;
      }
    }
    return table[left.length][right.length];
  }

  private static void check(
      int expected, int[] left, int[] right, int distance, PackedPairs pairs, String hint) {
    assertEquals(expected, distance, hint);
    EditPath path = pairs.path(left, right);
    assertEquals(expected, path.distance(), hint);
    for (Edit edit : path.edits()) {
      if (edit instanceof Edit.Match) {
        assertEquals(left[edit.left()], right[edit.right()], hint);
      }
    }
  }

  private static int[] mutated(int[] text, Random random, double rate, int letters) {
    List<Integer> out = new ArrayList<>();
    for (int letter : text) {
      double luck = random.nextDouble();
      if (luck < rate / 3) {
        continue;
      }
      out.add(luck < rate * 2 / 3 ? random.nextInt(letters) : letter);
      if (luck > 1 - rate / 3) {
        out.add(random.nextInt(letters));
      }
    }
    return out.stream().mapToInt(Integer::intValue).toArray();
  }

  @Test
  void everyKernelFindsTheFewestEdits() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 3_000; round++) {
      int letters = 1 + random.nextInt(random.nextBoolean() ? 4 : 500);
      int[] left =
          random.ints(1 + random.nextInt(random.nextInt(10) > 0 ? 150 : 900), 0, letters).toArray();
      int[] right =
          random.nextBoolean()
              ? mutated(left, random, random.nextDouble() / 2, letters)
              : random.ints(1 + random.nextInt(300), 0, letters).toArray();
      if (right.length == 0) {
        continue;
      }
      String hint = "seed " + seed + ", round " + round;
      int expected = brute(left, right);
      PackedPairs bits = new PackedPairs(16);
      assertEquals(expected, new BitParallelAligner(left, right).distance(), hint);
      check(expected, left, right, new BitParallelAligner(left, right).path(bits), bits, hint);
      PackedPairs waves = new PackedPairs(16);
      check(
          expected,
          left,
          right,
          new DiagonalTransitionAligner(left, right, 900).path(waves),
          waves,
          hint);
      assertEquals(expected, UnitAligner.path(left, right).distance(), hint);
      assertEquals(expected, UnitAligner.distance(left, right), hint);
    }
  }

  @Test
  void diagonalsGiveUpAtTheirLimit() {
    PackedPairs pairs = new PackedPairs(16);
    assertEquals(
        -1, new DiagonalTransitionAligner(new int[] {1, 2, 3}, new int[] {4, 5, 6}, 2).path(pairs));
  }

  @Test
  void emptySides() {
    assertEquals(0, UnitAligner.path(new int[0], new int[0]).distance());
    assertEquals(3, UnitAligner.path(new int[3], new int[0]).distance());
    assertEquals(2, UnitAligner.distance(new int[0], new int[2]));
  }

  @Test
  void agreesOnALongOcrPair() throws IOException {
    Path folder =
        Path.of(System.getProperty("caesura.data", "none"), "align/dev/oracles/rapidfuzz");
    assumeTrue(Files.isDirectory(folder), "no OCR pair in " + folder);
    int[] left = bytes(folder.resolve("ocr_example1.bytes.gz"));
    int[] right = bytes(folder.resolve("ocr_example2.bytes.gz"));
    // The distance that the tests of the project of this pair expect.
    assertEquals(5278, UnitAligner.distance(left, right));
    assertEquals(5278, UnitAligner.path(left, right).distance());
  }

  private static int[] bytes(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      byte[] bytes = in.readAllBytes();
      int[] items = new int[bytes.length];
      Arrays.setAll(items, i -> bytes[i] & 255);
      return items;
    }
  }
}
