package dev.caesura.audio.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HybridSegmenterTests implements SegmenterContract {

  /** Ten frames a second, so that lengths can be read off. */
  private static final FrameGrid TENTHS = new FrameGrid(1000, 100, 100);

  @Override
  public Segmenter segmenter(double maxSeconds) {
    return HybridSegmenter.defaults().withMaxSeconds(maxSeconds);
  }

  /** From "speech seconds, pause seconds, speech seconds ...". */
  private static FrameScores track(double... seconds) {
    float[] scores = new float[100_000];
    int frame = 0;
    for (int i = 0; i < seconds.length; i++) {
      int frames = (int) Math.round(10 * seconds[i]);
      Arrays.fill(scores, frame, frame + frames, i % 2 == 0 ? 0.9f : 0.1f);
      frame += frames;
    }
    return tenths(Arrays.copyOf(scores, frame));
  }

  private static FrameScores tenths(float[] scores) {
    return FrameScores.of(new TimeSpan(0, 100L * scores.length, 1000), TENTHS, scores);
  }

  private static String cut(HybridSegmenter segmenter, FrameScores scores) {
    StringBuilder text = new StringBuilder();
    for (TimeSpan segment : segmenter.segment(scores)) {
      text.append(text.length() == 0 ? "" : " ")
          .append(segment.startSample() / 1000.0)
          .append('-')
          .append(segment.endSample() / 1000.0);
    }
    return text.toString();
  }

  private static HybridSegmenter bare(double min, double max) {
    return HybridSegmenter.defaults().withMaxSeconds(max).withMinSeconds(min).withPaddingSeconds(0);
  }

  @Test
  void endsAtDeepestPauseBetweenMinimumAndMaximum() {
    assertEquals("0.0-6.0 6.8-13.8", cut(bare(5, 10), track(3, 1, 2, 0.8, 2, 0.5, 4.5)));
  }

  @Test
  void certaintyOfSilenceCounts() {
    float[] scores = track(6, 0.5, 2, 0.5, 6).toArray();
    Arrays.fill(scores, 60, 65, 0.45f);
    assertEquals("0.0-8.5 9.0-15.0", cut(bare(5, 10), tenths(scores)));
  }

  @Test
  void longPauseAlwaysParts() {
    assertEquals("0.0-1.0 3.0-4.0", cut(bare(5, 10), track(1, 2, 1)));
    assertEquals("0.0-4.0", cut(bare(5, 10).withLongPauseSeconds(2.1), track(1, 2, 1)));
    assertEquals("0.0-1.0 9.5-10.5", cut(bare(5, 10).withLongPauseSeconds(99), track(1, 8.5, 1)));
  }

  @Test
  void restIsLeftItsMinimum() {
    // The deepest pause, at 9.0, would leave 3 s; the one at 6.0 leaves 6.3.
    assertEquals("0.0-6.0 6.3-12.6", cut(bare(5, 10), track(6, 0.3, 2.7, 0.6, 3)));
  }

  @Test
  void shortSegmentIsBetterThanCutWord() {
    assertEquals("0.0-4.0 4.3-12.3", cut(bare(5, 10), track(4, 0.3, 8)));
    // A pause of one frame is shorter than minPauseSeconds: it serves where nothing else does.
    assertEquals("0.0-7.0 7.1-15.0", cut(bare(5, 10), track(4, 0.1, 2.9, 0.1, 7.9)));
  }

  @Test
  void cutsAtQuietestFrameWithoutPause() {
    float[] scores = track(15).toArray();
    scores[72] = 0.6f;
    assertEquals("0.0-7.25 7.25-15.0", cut(bare(5, 10), tenths(scores)));
  }

  @Test
  void earlyShortPauseMayHoldTheQuietestFrame() {
    // The dip from 4.9 to 5.1 begins before the minimum and ends after it.
    float[] scores = track(12).toArray();
    scores[49] = 0.4f;
    scores[50] = 0.3f;
    assertEquals("0.0-4.9 5.1-12.0", cut(bare(5, 10).withMinPauseSeconds(0.5), tenths(scores)));
  }

  @Test
  void paddingReachesIntoPausesOnly() {
    HybridSegmenter segmenter = bare(1, 10).withLongPauseSeconds(0.5).withPaddingSeconds(0.4);
    FrameScores scores = track(0, 0.3, 1, 0.6, 1, 3, 1, 0.1);
    assertEquals("0.0-1.6 1.6-3.3 5.5-7.0", cut(segmenter, scores));
  }

  @Test
  void paddingCountsTowardsTheMaximum() {
    HybridSegmenter segmenter = bare(1, 2).withLongPauseSeconds(0.5).withPaddingSeconds(0.4);
    assertEquals("0.65-2.65", cut(segmenter, track(0, 1, 1.3, 1)));
  }

  @Test
  void withoutMaximumOnlyLongPausesPart() {
    HybridSegmenter segmenter = bare(0, Double.POSITIVE_INFINITY);
    assertEquals("0.0-61.9 63.9-64.9", cut(segmenter, track(30, 1.9, 30, 2, 1)));
  }

  @Test
  void recognitionPiecesHaveTheirLength() {
    FrameScores scores = SegmenterContract.scores(speech(40_000));
    List<TimeSpan> pieces = HybridSegmenter.forRecognition().segment(scores);
    long good = pieces.stream().filter(p -> p.seconds() >= 8).count();
    assertTrue(pieces.stream().allMatch(p -> p.seconds() <= 15));
    assertTrue(good > 0.9 * pieces.size(), good + " of " + pieces.size() + " are 8 to 15 s");
  }

  /** Words of 0.1 to 3 s, pauses of 0.1 to 1 s. */
  private static float[] speech(int frames) {
    Random random = new Random(1);
    float[] scores = new float[frames];
    int frame = 0;
    while (frame < frames) {
      int to = Math.min(frames, frame + 3 + random.nextInt(90));
      Arrays.fill(scores, frame, to, 0.95f);
      frame = to + 3 + random.nextInt(28);
    }
    return scores;
  }

  @Test
  void settingsAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> bare(0, 0));
    assertThrows(IllegalArgumentException.class, () -> bare(-1, 1));
    assertThrows(IllegalArgumentException.class, () -> bare(Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> HybridSegmenter.defaults().withThreshold(0));
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> bare(3, 2));
    assertEquals("minSeconds 3.0: expected at most maxSeconds 2.0", e.getMessage());
  }

  @Test
  void rangeMaximumAgreesWithScan() {
    Random random = new Random(4);
    for (int size = 0; size < 70; size++) {
      double[] values = random.doubles(size).map(v -> Math.floor(v * 5)).toArray();
      RangeMaximum maximum = new RangeMaximum(size, i -> values[i]);
      for (int from = 0; from <= size; from++) {
        for (int to = from; to <= size; to++) {
          int best = -1;
          for (int i = from; i < to; i++) {
            best = best < 0 || values[i] >= values[best] ? i : best;
          }
          assertEquals(best, maximum.in(from, to));
        }
      }
    }
  }
}
