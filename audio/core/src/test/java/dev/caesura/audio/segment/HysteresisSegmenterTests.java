package dev.caesura.audio.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.OnlineSegmenter;
import dev.caesura.audio.StreamingSegmenter;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HysteresisSegmenterTests implements OnlineSegmenterContract {

  private static final FrameGrid TENTHS = new FrameGrid(1000, 100, 100);

  @Override
  public OnlineSegmenter segmenter(double maxSeconds) {
    return HysteresisSegmenter.defaults().withMinSpeechSeconds(0).withMaxSeconds(maxSeconds);
  }

  private static List<TimeSpan> segment(HysteresisSegmenter segmenter, float... scores) {
    TimeSpan span = new TimeSpan(0, 100L * scores.length, 1000);
    return segmenter.segment(FrameScores.of(span, TENTHS, scores));
  }

  private static HysteresisSegmenter bare() {
    return HysteresisSegmenter.defaults().withMinSpeechSeconds(0).withPaddingSeconds(0);
  }

  private static TimeSpan ms(long start, long end) {
    return new TimeSpan(start, end, 1000);
  }

  @Test
  void goesOnAboveTheOffset() {
    assertEquals(
        List.of(ms(100, 400)), segment(bare(), 0.4f, 0.5f, 0.36f, 0.36f, 0.34f, 0.4f, 0.4f));
    assertEquals(
        List.of(ms(100, 200)),
        segment(bare().withOffset(0.5), 0.4f, 0.5f, 0.4f, 0.4f, 0.34f, 0.4f, 0.4f));
  }

  @Test
  void bridgesShortSilence() {
    float[] scores = {1, 0, 0, 1, 0, 0, 0, 1, 0};
    assertEquals(
        List.of(ms(0, 400), ms(700, 800)), segment(bare().withMinSilenceSeconds(0.3), scores));
    assertEquals(
        List.of(ms(0, 100), ms(300, 400), ms(700, 800)),
        segment(bare().withMinSilenceSeconds(0), scores));
  }

  @Test
  void leavesOutShortSpeech() {
    float[] scores = {1, 0, 0, 1, 1, 0, 0, 1};
    assertEquals(List.of(ms(300, 500)), segment(bare().withMinSpeechSeconds(0.2), scores));
  }

  @Test
  void padsInsideTheRecording() {
    float[] scores = {0, 1, 0, 1, 0, 0};
    assertEquals(
        List.of(ms(20, 250), ms(250, 480)), segment(bare().withPaddingSeconds(0.08), scores));
  }

  @Test
  void cutsAtTheLongestSilenceOrAtTheLast() {
    float[] scores = {1, 0, 0, 1, 0, 1, 1, 1};
    HysteresisSegmenter bridging = bare().withMinSilenceSeconds(0.5).withMaxSeconds(0.6);
    assertEquals(List.of(ms(0, 100), ms(300, 800)), segment(bridging, scores));
    assertEquals(
        List.of(ms(0, 400), ms(500, 800)),
        segment(bridging.withCutAtLongestSilence(false), scores));
  }

  @Test
  void knowsSilencesBehindACut() {
    // The first cut takes the three frames of silence; the next one finds the two after them.
    float[] scores = {1, 0, 0, 0, 1, 1, 0, 0, 1, 1, 1, 1};
    assertEquals(
        List.of(ms(0, 100), ms(400, 600), ms(800, 1200)),
        segment(bare().withMinSilenceSeconds(0.5).withMaxSeconds(0.7), scores));
  }

  @Test
  void waitsForASilenceThatGoesOnAtTheMaximum() {
    HysteresisSegmenter segmenter = bare().withMinSilenceSeconds(0.3).withMaxSeconds(0.5);
    // It ends there: no cut at all, although a silence was before.
    assertEquals(List.of(ms(0, 400)), segment(segmenter, 1, 0, 1, 1, 0, 0, 0, 0));
    // It does not: all of it is taken out, short as it is.
    assertEquals(
        List.of(ms(0, 400), ms(600, 700)),
        segment(segmenter.withMinSilenceAtMaxSeconds(1), 1, 0, 1, 1, 0, 0, 1));
  }

  @Test
  void cutsBlindlyOnlyWithoutSilence() {
    assertEquals(
        List.of(ms(0, 250), ms(250, 500)), segment(bare().withMaxSeconds(0.25), 1, 1, 1, 1, 1));
  }

  @Test
  void tellsWhatItDrops() {
    HysteresisSegmenter segmenter = HysteresisSegmenter.defaults().withMinSpeechSeconds(0.2);
    float[] scores = {1, 0, 0, 1, 1, 0, 0, 1};
    FrameScores given = FrameScores.of(ms(0, 800), TENTHS, scores);
    assertEquals(List.of(ms(0, 100), ms(700, 800)), segmenter.dropped(given));
    assertEquals(1, segmenter.segment(given).size());
  }

  /** What is left out takes no padding from what is kept. */
  @Test
  void droppedSpeechDoesNotShareTheGap() {
    float[] scores = {1, 1, 1, 0, 0, 1, 0, 0, 0, 0};
    assertEquals(
        List.of(ms(0, 600)),
        segment(
            bare().withMinSpeechSeconds(0.2).withMinSilenceSeconds(0.1).withPaddingSeconds(0.3),
            scores));
  }

  /** Every setting at random: in time, strict, complete but for what is listed. */
  @Test
  void randomSettingsKeepTheirWord() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      double max =
          random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : 0.5 + 20 * random.nextDouble();
      double onset = 0.1 + 0.9 * random.nextDouble();
      HysteresisSegmenter segmenter =
          HysteresisSegmenter.defaults()
              .withOnset(onset)
              .withOffset(onset * (0.1 + 0.9 * random.nextDouble()))
              .withMinSpeechSeconds(0.5 * random.nextDouble())
              .withMinSilenceSeconds(random.nextDouble())
              .withPaddingSeconds(0.5 * random.nextDouble())
              .withMinSilenceAtMaxSeconds(0.3 * random.nextDouble())
              .withCutAtLongestSilence(random.nextBoolean())
              .withMaxSeconds(max);
      String message = "-Dcaesura.seed=" + seed + ", round " + round + ", " + segmenter;
      FrameScores scores =
          SegmenterContract.scores(SegmenterContract.speechLike(random, 1 + random.nextInt(2000)));
      StreamingSegmenter stream = segmenter.start(GRID, scores.span().startSample());
      List<TimeSpan> segments = new ArrayList<>();
      for (int i = 0; i < scores.size(); i++) {
        for (TimeSpan ready : stream.push(scores.score(i))) {
          long late = scores.frameSpan(Math.max(0, i - 2)).startSample() - ready.endSample();
          assertTrue(late / 16_000.0 <= segmenter.delaySeconds(), message);
          segments.add(ready);
        }
      }
      segments.addAll(stream.finish(scores.span().endSample()));
      assertEquals(segmenter.segment(scores), segments, message);
      List<TimeSpan> dropped = segmenter.dropped(scores);
      long end = scores.span().startSample();
      for (TimeSpan segment : segments) {
        assertTrue(segment.startSample() >= end && !segment.isEmpty(), message);
        assertTrue(segment.seconds() <= max, message);
        end = segment.endSample();
      }
      for (int i = 0; i < scores.size(); i++) {
        TimeSpan frame = scores.frameSpan(i);
        if (scores.score(i) >= onset) {
          long found =
              Stream.concat(segments.stream(), dropped.stream())
                  .flatMap(span -> span.intersection(frame).stream())
                  .mapToLong(TimeSpan::samples)
                  .sum();
          // Padding may reach into what is dropped, so it can be there twice.
          assertTrue(found >= frame.samples(), message + ": frame " + i);
        }
      }
    }
  }

  @Test
  void settingsAreChecked() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> bare().withOnset(0.3).withOffset(0.4));
    assertEquals("offset 0.4: expected at most onset 0.3", e.getMessage());
    e =
        assertThrows(
            IllegalArgumentException.class,
            () -> bare().withMinSpeechSeconds(1).withMaxSeconds(0.5));
    assertEquals("minSpeechSeconds 1.0: expected at most maxSeconds 0.5", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> bare().withMaxSeconds(0));
    assertThrows(IllegalArgumentException.class, () -> bare().withOnset(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> bare().withMinSilenceSeconds(-1));
  }
}
