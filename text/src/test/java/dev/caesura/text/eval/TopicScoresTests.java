package dev.caesura.text.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.text.Segmentation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TopicScoresTests {

  /** Counted by hand: six units, the window is 2, and the end is found one unit late. */
  @Test
  void aNearMissCostsHalf() {
    TopicScores scores = TopicScores.of(List.of(3, 3), List.of(4, 2));
    assertEquals(0.5, scores.pk());
    assertEquals(0.5, scores.windowDiff());
    assertEquals(0.5, scores.boundarySimilarity());
    assertEquals(0, scores.boundaryF1());
    assertEquals(0, scores.segmentF1());
  }

  /** One boundary right, one invented, one missed: B = 1 - 2/3. */
  @Test
  void fullMissesCostOne() {
    TopicScores scores = TopicScores.of(List.of(4, 4, 4), List.of(2, 2, 8));
    assertEquals(1 - 2.0 / 3, scores.boundarySimilarity(), 1e-12);
    assertEquals(0.5, scores.boundaryF1());
    assertEquals(0, scores.segmentF1());
  }

  @Test
  void equalSegmentationsAgree() {
    for (List<Integer> lengths : List.of(List.<Integer>of(), List.of(1), List.of(2, 1, 5))) {
      assertEquals(new TopicScores(0, 0, 1, 1, 1), TopicScores.of(lengths, lengths));
    }
  }

  @Test
  void segmentationsOfTextCount() {
    Segmentation units = Segmentation.ofEnds("aabbccdd", List.of(2, 4, 6));
    Segmentation truth = Segmentation.ofEnds("aabbccdd", List.of(4));
    Segmentation found = Segmentation.ofEnds("aabbccdd", List.of(2));
    assertEquals(TopicScores.of(List.of(2, 2), List.of(1, 3)), TopicScores.of(units, truth, found));
    assertThrows(
        IllegalArgumentException.class,
        () -> TopicScores.of(units, truth, Segmentation.ofEnds("aabbccdd", List.of(3))));
  }

  @Test
  void lengthsThatDisagreeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> TopicScores.of(List.of(3), List.of(2)));
    assertThrows(IllegalArgumentException.class, () -> TopicScores.of(List.of(0, 3), List.of(3)));
  }

  /** The published definitions, over labels of units as segeval computes them. */
  @Test
  void equalsTheDefinitions() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 3000; round++) {
      int units = 1 + random.nextInt(14);
      List<Integer> truth = lengths(units, random);
      List<Integer> guess = lengths(units, random);
      TopicScores scores = TopicScores.of(truth, guess);
      String message = "seed " + seed + ", " + truth + " against " + guess;
      int window = (int) Math.max(2, Math.rint(units / (double) truth.size() / 2));
      int[] a = labels(truth);
      int[] b = labels(guess);
      double pk = 0;
      double windowDiff = 0;
      int windows = Math.max(0, units - window);
      for (int i = 0; i < windows; i++) {
        pk += (a[i] == a[i + window]) != (b[i] == b[i + window]) ? 1 : 0;
        windowDiff += a[i + window] - a[i] != b[i + window] - b[i] ? 1 : 0;
      }
      assertEquals(windows == 0 ? 0 : pk / windows, scores.pk(), 1e-12, message);
      assertEquals(windows == 0 ? 0 : windowDiff / windows, scores.windowDiff(), 1e-12, message);
      assertEquals(similarity(a, b), scores.boundarySimilarity(), 1e-12, message);
    }
  }

  /** Boundary similarity with the most near misses of all ways to pair unmatched boundaries. */
  private static double similarity(int[] a, int[] b) {
    List<Integer> onlyA = new ArrayList<>();
    List<Integer> onlyB = new ArrayList<>();
    int matches = 0;
    for (int i = 0; i + 1 < a.length; i++) {
      boolean inA = a[i] != a[i + 1];
      boolean inB = b[i] != b[i + 1];
      matches += inA && inB ? 1 : 0;
      if (inA && !inB) {
        onlyA.add(i);
      } else if (inB && !inA) {
        onlyB.add(i);
      }
    }
    int near = pairs(onlyA, 0, onlyB);
    int full = onlyA.size() + onlyB.size() - 2 * near;
    int all = matches + near + full;
    return all == 0 ? 1 : 1 - (full + near / 2.0) / all;
  }

  private static int pairs(List<Integer> onlyA, int from, List<Integer> onlyB) {
    if (from == onlyA.size()) {
      return 0;
    }
    int best = pairs(onlyA, from + 1, onlyB);
    for (Integer other : onlyB) {
      if (Math.abs(other - onlyA.get(from)) == 1) {
        List<Integer> rest = new ArrayList<>(onlyB);
        rest.remove(other);
        best = Math.max(best, 1 + pairs(onlyA, from + 1, rest));
      }
    }
    return best;
  }

  private static List<Integer> lengths(int units, SplittableRandom random) {
    List<Integer> lengths = new ArrayList<>();
    for (int left = units; left > 0; left -= lengths.get(lengths.size() - 1)) {
      lengths.add(1 + random.nextInt(Math.min(left, 6)));
    }
    return lengths;
  }

  private static int[] labels(List<Integer> lengths) {
    int[] labels = new int[lengths.stream().mapToInt(n -> n).sum()];
    int unit = 0;
    for (int i = 0; i < lengths.size(); i++) {
      for (int j = 0; j < lengths.get(i); j++) {
        labels[unit++] = i;
      }
    }
    return labels;
  }
}
