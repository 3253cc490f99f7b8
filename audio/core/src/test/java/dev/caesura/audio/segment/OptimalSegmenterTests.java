package dev.caesura.audio.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OptimalSegmenterTests implements SegmenterContract {

  @Override
  public Segmenter segmenter(double maxSeconds) {
    return OptimalSegmenter.defaults().withMaxSeconds(maxSeconds);
  }

  /** The cost of the cheapest way from a node on, by trying every next cut. */
  private static double cheapest(CutPlaces places, int node, long budget, long least) {
    double best = Double.POSITIVE_INFINITY;
    long start = node == 0 ? places.start() : places.next(node - 1);
    for (int to = node + 1; to <= places.count() + 1; to++) {
      boolean last = to > places.count();
      long length = (last ? places.finish() : places.end(to - 1)) - start;
      if (length <= budget) {
        double lacks = length >= least ? 0 : OptimalSegmenter.SHORT * (least - length) / least;
        double rest = last ? 0 : places.cost(to - 1) + cheapest(places, to, budget, least);
        best = Math.min(best, lacks + rest);
      }
    }
    return best;
  }

  private static double costOf(CutPlaces places, int[] cuts, long least) {
    double cost = 0;
    long start = places.start();
    for (int i = 0; i <= cuts.length; i++) {
      long end = i == cuts.length ? places.finish() : places.end(cuts[i]);
      cost += end - start >= least ? 0 : OptimalSegmenter.SHORT * (least - (end - start)) / least;
      if (i < cuts.length) {
        cost += places.cost(cuts[i]);
        start = places.next(cuts[i]);
      }
    }
    return cost;
  }

  @Test
  void noOtherChoiceIsCheaper() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      float[] values = new float[1 + random.nextInt(16)];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(3) == 0 ? random.nextFloat() : random.nextInt(2);
      }
      FrameScores scores = SegmenterContract.scores(values);
      SpeechRuns runs = SpeechRuns.of(scores, 0.5);
      if (runs.count() == 0) {
        continue;
      }
      long budget = 512L * (1 + random.nextInt(8)) - random.nextInt(500);
      long least = 1L + random.nextInt((int) budget);
      CutPlaces places = CutPlaces.of(scores, runs, budget, 0.05);
      int[] cuts = new OptimalCuts(places, budget, least).cuts();
      assertEquals(
          cheapest(places, 0, budget, least),
          costOf(places, cuts, least),
          1e-9,
          "-Dcaesura.seed=" + seed + ", round " + round);
    }
  }

  @Test
  void takesTheWayThatIsBestInTheEnd() {
    // Three of speech, a pause, six of speech, a longer pause, six of speech: at most ten.
    float[] values = new float[500];
    fill(values, 0, 100);
    fill(values, 110, 300);
    fill(values, 312, 500);
    FrameScores scores = SegmenterContract.scores(values);
    List<TimeSpan> segments =
        OptimalSegmenter.defaults()
            .withMaxSeconds(10)
            .withPaddingSeconds(0)
            .withMinSeconds(2)
            .segment(scores);
    assertEquals(2, segments.size());
    assertEquals(12_345 + 512L * 300, segments.get(0).endSample());
  }

  private static void fill(float[] values, int from, int to) {
    java.util.Arrays.fill(values, from, to, 0.9f);
  }
}
