package dev.caesura.audio.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.segment.Timelines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every measure against its definition, sample by sample and pair by pair. */
class BruteForceTests {

  private static final int RATE = 100;

  private interface Round {
    void check(Random random, TimeSpan within);
  }

  private static void rounds(Round round) {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      long start = random.nextInt(20);
      TimeSpan within = new TimeSpan(start, start + random.nextInt(120), RATE);
      try {
        round.check(random, within);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("-Dcaesura.seed=" + seed + ", round " + i, e);
      }
    }
  }

  /** Spans that may overlap, touch, be empty and reach over the edges. */
  private static List<TimeSpan> spans(Random random, TimeSpan within) {
    List<TimeSpan> spans = new ArrayList<>();
    for (int i = random.nextInt(7); i > 0; i--) {
      long start = random.nextInt((int) within.endSample() + 10);
      spans.add(new TimeSpan(start, start + random.nextInt(30), RATE));
    }
    return spans;
  }

  private static BitSet samples(List<TimeSpan> spans) {
    BitSet set = new BitSet();
    spans.forEach(span -> set.set((int) span.startSample(), (int) span.endSample()));
    return set;
  }

  private static int shared(TimeSpan a, TimeSpan b) {
    BitSet both = samples(List.of(a));
    both.and(samples(List.of(b)));
    return both.cardinality();
  }

  @Test
  void framesAreJudgedByTheirMiddle() {
    rounds(
        (random, within) -> {
          List<TimeSpan> reference = spans(random, within);
          List<TimeSpan> found = spans(random, within);
          int frame = 1 + random.nextInt(9);
          BitSet truth = samples(reference);
          BitSet heard = samples(found);
          long[] expected = new long[4];
          for (int i = (int) within.startSample(); i < within.endSample(); i++) {
            if ((i - within.startSample()) % frame == frame / 2) {
              expected[(truth.get(i) ? 0 : 1) * 2 + (heard.get(i) ? 0 : 1)]++;
            }
          }
          assertEquals(
              new DetectionCounts(expected[0], expected[2], expected[1], expected[3]),
              DetectionCounts.of(reference, found, within, frame));
        });
  }

  @Test
  void areaIsTheShareOfPairsInOrder() {
    rounds(
        (random, within) -> {
          List<TimeSpan> reference = spans(random, within);
          FrameGrid grid = new FrameGrid(RATE, 4, 4);
          float[] scores = new float[(int) grid.startedFrames(within.samples())];
          for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextInt(5) / 4f;
          }
          BitSet truth = samples(reference);
          double won = 0;
          long pairs = 0;
          for (int i = 0; i < within.samples(); i++) {
            for (int j = 0; j < within.samples(); j++) {
              if (truth.get(i + (int) within.startSample())
                  && !truth.get(j + (int) within.startSample())) {
                pairs++;
                int order = Float.compare(scores[i / 4], scores[j / 4]);
                won += order > 0 ? 1 : order == 0 ? 0.5 : 0;
              }
            }
          }
          var area = RocAuc.of(FrameScores.of(within, grid, scores), reference, within, 1);
          assertEquals(pairs > 0, area.isPresent());
          assertEquals(pairs > 0 ? won / pairs : 0, area.orElse(0), 1e-9);
        });
  }

  @Test
  void boundariesMatchAsManyAsPossible() {
    rounds(
        (random, within) -> {
          List<TimeSpan> reference = spans(random, within);
          List<TimeSpan> found = spans(random, within);
          int collar = random.nextInt(12);
          List<Long> left = places(reference, within);
          List<Long> right = places(found, within);
          int[] partner = new int[right.size()];
          Arrays.fill(partner, -1);
          int matched = 0;
          for (int i = 0; i < left.size(); i++) {
            if (augment(i, left, right, collar, partner, new boolean[right.size()])) {
              matched++;
            }
          }
          assertEquals(
              new BoundaryCounts(matched, left.size(), right.size()),
              BoundaryCounts.of(reference, found, within, collar));
        });
  }

  private static List<Long> places(List<TimeSpan> spans, TimeSpan within) {
    TreeSet<Long> places = new TreeSet<>();
    spans.forEach(span -> places.addAll(List.of(span.startSample(), span.endSample())));
    places.removeIf(place -> place <= within.startSample() || place >= within.endSample());
    return List.copyOf(places);
  }

  /** Kuhn's search for an augmenting path: a maximum matching without any use of the order. */
  private static boolean augment(
      int i, List<Long> left, List<Long> right, int collar, int[] partner, boolean[] seen) {
    for (int j = 0; j < right.size(); j++) {
      if (!seen[j] && Math.abs(left.get(i) - right.get(j)) <= collar) {
        seen[j] = true;
        if (partner[j] < 0 || augment(partner[j], left, right, collar, partner, seen)) {
          partner[j] = i;
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void purityCoverageAndRetainedSpeech() {
    rounds(
        (random, within) -> {
          List<TimeSpan> reference = spans(random, within);
          List<TimeSpan> found = spans(random, within);
          BitSet speech = samples(reference);
          long covered = 0;
          long pure = 0;
          long inFound = 0;
          for (TimeSpan r : reference) {
            covered += found.stream().mapToInt(f -> shared(r, f)).max().orElse(0);
          }
          for (TimeSpan f : found) {
            pure += reference.stream().mapToInt(r -> shared(r, f)).max().orElse(0);
            BitSet both = samples(List.of(f));
            both.and(speech);
            inFound += both.cardinality();
          }
          BitSet retained = samples(found);
          retained.and(speech);
          assertEquals(
              new CoverageCounts(
                  covered,
                  reference.stream().mapToLong(TimeSpan::samples).sum(),
                  pure,
                  inFound,
                  retained.cardinality(),
                  speech.cardinality()),
              CoverageCounts.of(reference, found));
        });
  }

  @Test
  void cutsAndWords() {
    rounds(
        (random, within) -> {
          List<TimeSpan> reference = spans(random, within);
          List<TimeSpan> words = spans(random, within);
          List<TimeSpan> found = Timelines.support(spans(random, within));
          int tolerance = random.nextInt(4);
          long inSpeech = 0;
          for (int i = 1; i < found.size(); i++) {
            long from = found.get(i - 1).endSample() - tolerance;
            long to = found.get(i).startSample() + tolerance;
            if (reference.stream().anyMatch(r -> r.startSample() < from && r.endSample() > to)) {
              inSpeech++;
            }
          }
          BitSet kept = samples(found);
          long cut = 0;
          long lost = 0;
          for (TimeSpan word : words) {
            long from = word.startSample() + tolerance;
            long to = word.endSample() - tolerance;
            if (found.stream()
                .anyMatch(
                    f ->
                        (f.startSample() > from && f.startSample() < to)
                            || (f.endSample() > from && f.endSample() < to))) {
              cut++;
            }
            BitSet inside = samples(List.of(word));
            inside.and(kept);
            lost += 2L * inside.cardinality() < word.samples() ? 1 : 0;
          }
          assertEquals(
              new CutCounts(Math.max(0, found.size() - 1), inSpeech, words.size(), cut, lost),
              CutCounts.of(reference, words, found, tolerance));
        });
  }

  @Test
  void countsOfRecordingsAddUp() {
    rounds(
        (random, within) -> {
          List<TimeSpan> reference = spans(random, within);
          List<TimeSpan> found = spans(random, within);
          SegmentMetrics one =
              SegmentEvaluation.defaults().compare(reference, reference, found, within);
          SegmentMetrics two = SegmentMetrics.NONE.plus(one).plus(one);
          assertEquals(one.detection().f1(), two.detection().f1(), 1e-12);
          assertEquals(one.boundaries().f1(), two.boundaries().f1(), 1e-12);
          assertEquals(one.coverage().purity(), two.coverage().purity(), 1e-12);
          assertEquals(one.cuts().wordsCutRate(), two.cuts().wordsCutRate(), 1e-12);
          assertEquals(one.lengths().mean(), two.lengths().mean(), 1e-12);
          assertEquals(2 * one.lengths().count(), two.lengths().count());
        });
  }

  @Test
  void perfectAndEmptyResults() {
    TimeSpan within = new TimeSpan(0, 1000, RATE);
    List<TimeSpan> speech = List.of(new TimeSpan(100, 300, RATE), new TimeSpan(500, 900, RATE));
    SegmentMetrics same = SegmentEvaluation.defaults().compare(speech, speech, speech, within);
    assertEquals(1, same.detection().f1());
    assertEquals(1, same.boundaries().f1());
    assertEquals(1, same.coverage().purity());
    assertEquals(1, same.coverage().coverage());
    assertEquals(1, same.coverage().speechRetained());
    assertEquals(new CutCounts(1, 0, 2, 0, 0), same.cuts());
    SegmentMetrics none = SegmentEvaluation.defaults().compare(speech, speech, List.of(), within);
    assertEquals(0, none.detection().f1());
    assertEquals(1, none.detection().precision());
    assertEquals(1, none.detection().missRate());
    assertEquals(0, none.detection().falseAlarmRate());
    assertEquals(0, none.boundaries().f1());
    assertEquals(2, none.cuts().wordsLost());
    assertEquals(0, none.lengths().quantile(0.5));
    SegmentMetrics nothing =
        SegmentEvaluation.defaults().compare(List.of(), List.of(), List.of(), within);
    assertEquals(1, nothing.detection().f1());
    assertEquals(1, nothing.boundaries().f1());
    assertTrue(RocAuc.of(new float[3], new boolean[3]).isEmpty());
  }

  @Test
  void lengthsByNearestRank() {
    List<TimeSpan> segments = new ArrayList<>();
    for (int i = 10; i > 0; i--) {
      segments.add(new TimeSpan(0, 100L * i, RATE));
    }
    LengthDistribution lengths = LengthDistribution.of(segments);
    assertEquals(10, lengths.count());
    assertEquals(5.5, lengths.mean(), 1e-12);
    assertEquals(1, lengths.quantile(0));
    assertEquals(5, lengths.quantile(0.5));
    assertEquals(10, lengths.quantile(1));
    assertEquals(2, lengths.longerThan(8));
    assertEquals(2, lengths.shorterThan(3));
    assertEquals(
        "share 1.5 is not in [0, 1]",
        assertThrows(IllegalArgumentException.class, () -> lengths.quantile(1.5)).getMessage());
  }

  @Test
  void wrongInputIsRefused() {
    TimeSpan within = new TimeSpan(0, 1000, RATE);
    List<TimeSpan> other = List.of(new TimeSpan(0, 10, 2 * RATE));
    assertThrows(
        IllegalArgumentException.class, () -> BoundaryCounts.of(other, List.of(), within, 3));
    assertThrows(
        IllegalArgumentException.class, () -> DetectionCounts.of(List.of(), other, within, 3));
    assertThrows(
        IllegalArgumentException.class, () -> DetectionCounts.of(List.of(), List.of(), within, 0));
    assertEquals(
        "collarSamples -1 is negative",
        assertThrows(
                IllegalArgumentException.class,
                () -> BoundaryCounts.of(List.of(), List.of(), within, -1))
            .getMessage());
    assertEquals(
        "score 1 is NaN, not at least 0",
        assertThrows(
                IllegalArgumentException.class,
                () -> RocAuc.of(new float[] {0, Float.NaN}, new boolean[2]))
            .getMessage());
    assertEquals(
        "collarSeconds -0.1: expected a finite number of at least 0",
        assertThrows(IllegalArgumentException.class, () -> new SegmentEvaluation(0.01, -0.1, 0))
            .getMessage());
  }
}
