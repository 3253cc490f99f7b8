package dev.caesura.audio.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Segmenter} does; a test class of each implementation implements this. */
public interface SegmenterContract {

  /** The grid that most of these tests score on: 32 ms, as Silero's. */
  FrameGrid GRID = new FrameGrid(16_000, 512, 512);

  /**
   * The segmenter under test.
   *
   * @param maxSeconds longest segment; methods without a maximum ignore it
   * @return a segmenter with this maximum, everything else at its default
   */
  Segmenter segmenter(double maxSeconds);

  /**
   * Whether the method keeps a maximum.
   *
   * @return true unless it finds speech as it is
   */
  default boolean hasMaximum() {
    return true;
  }

  /**
   * Whether every frame at or above the threshold lies in a segment.
   *
   * @return true unless the method drops short speech on purpose
   */
  default boolean keepsAllSpeech() {
    return true;
  }

  /**
   * From where a frame is speech for sure.
   *
   * @return a probability
   */
  default double threshold() {
    return 0.5;
  }

  /**
   * Scores on {@link #GRID}, of a stretch that begins somewhere in a recording.
   *
   * @param scores one per frame
   * @return the scores
   */
  static FrameScores scores(float... scores) {
    long start = 12_345;
    TimeSpan span = new TimeSpan(start, start + 512L * scores.length, 16_000);
    return FrameScores.of(span, GRID, scores);
  }

  /**
   * Scores that look like speech: runs of speech and silence of random lengths, with noise.
   *
   * @param random random seed
   * @param frames how many
   * @return one score per frame
   */
  static float[] speechLike(Random random, int frames) {
    float[] scores = new float[frames];
    boolean speech = random.nextBoolean();
    double meanSpeech = 1 + random.nextInt(200);
    double meanSilence = 1 + random.nextInt(40);
    double noise = random.nextDouble() * 0.6;
    int left = 0;
    for (int i = 0; i < frames; i++) {
      if (left-- <= 0) {
        speech = !speech;
        left = (int) (-(speech ? meanSpeech : meanSilence) * Math.log(1 - random.nextDouble()));
      }
      double score = (speech ? 0.97 : 0.03) + noise * random.nextGaussian();
      scores[i] = (float) Math.min(1, Math.max(0, score));
    }
    return scores;
  }

  /** Nothing in, nothing out. */
  @Test
  default void noFramesGiveNoSegments() {
    assertEquals(List.of(), segmenter(18).segment(scores()));
    TimeSpan span = new TimeSpan(0, 511, 16_000);
    assertEquals(List.of(), segmenter(18).segment(FrameScores.of(span, GRID, new float[0])));
  }

  /** One frame is silence or a segment. */
  @Test
  default void oneFrameIsSilenceOrSpeech() {
    assertEquals(List.of(), checked(18, scores(0f)));
    List<TimeSpan> speech = checked(18, scores(1f));
    if (keepsAllSpeech()) {
      assertEquals(1, speech.size());
    }
  }

  /** A recording of silence has no segments, whatever its length. */
  @Test
  default void silenceGivesNoSegments() {
    for (int frames : new int[] {1, 2, 100, 10_000}) {
      assertEquals(List.of(), checked(18, scores(new float[frames])));
    }
  }

  /** Speech without a pause is kept whole, in pieces of the maximum at most. */
  @Test
  default void speechWithoutPauseIsKept() {
    for (int frames : new int[] {50, 562, 563, 564, 3750, 100_000}) {
      float[] scores = new float[frames];
      Arrays.fill(scores, 1f);
      List<TimeSpan> segments = checked(18, scores(scores));
      assertEquals(512L * frames, segments.stream().mapToLong(TimeSpan::samples).sum());
      if (hasMaximum()) {
        // Not shredded: flat scores give as few segments as settings allow, give or take one.
        assertTrue(segments.size() <= 512.0 * frames / 16_000 / 9 + 2, segments.size() + " pieces");
      }
    }
  }

  /** Speech every other frame. */
  @Test
  default void alternatingFrames() {
    float[] scores = new float[20_001];
    for (int i = 0; i < scores.length; i += 2) {
      scores[i] = 1;
    }
    checked(18, scores(scores));
    checked(0.1, scores(scores));
  }

  /** A maximum shorter than a frame cuts inside frames. */
  @Test
  default void maximumShorterThanFrame() {
    float[] scores = new float[300];
    Arrays.fill(scores, 30, 200, 0.9f);
    checked(0.01, scores(scores));
    checked(1.0 / 16_000, scores(Arrays.copyOfRange(scores, 20, 40)));
  }

  /** Scores that are not probabilities never get as far as a segmenter. */
  @Test
  default void notANumberIsRefused() {
    for (float bad : new float[] {Float.NaN, -0.1f, 1.1f, Float.POSITIVE_INFINITY}) {
      assertThrows(
          IllegalArgumentException.class, () -> segmenter(18).segment(scores(0.2f, bad, 0.7f)));
    }
  }

  /** Windows that overlap, a last frame that is longer than a hop, another rate. */
  @Test
  default void otherGrids() {
    Random random = new Random(3);
    FrameGrid grid = new FrameGrid(8000, 200, 80);
    for (int samples : new int[] {200, 279, 280, 80_033, 800_000}) {
      TimeSpan span = new TimeSpan(0, samples, 8000);
      int frames = (int) grid.wholeFrames(samples);
      checked(5, FrameScores.of(span, grid, speechLike(random, frames)));
      int started = (int) grid.startedFrames(samples);
      checked(5, FrameScores.of(span, grid, speechLike(random, started)));
    }
  }

  /** Everything that holds, on random scores and maxima; the seed is in the message. */
  @Test
  default void randomScores() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      float[] scores = speechLike(random, 1 + random.nextInt(3000));
      double max = Math.exp(random.nextDouble() * 7 - 3);
      try {
        checked(max, scores(scores));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "-Dcaesura.seed=" + seed + ", round " + round + ", maximum " + max, e);
      }
    }
  }

  /** The same answer again, and from eight threads at once. */
  @Test
  default void sameAnswerFromEightThreads() throws InterruptedException, ExecutionException {
    Segmenter segmenter = segmenter(18);
    FrameScores scores = scores(speechLike(new Random(5), 20_000));
    List<TimeSpan> expected = segmenter.segment(scores);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<List<TimeSpan>>> answers = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        answers.add(pool.submit(() -> segmenter.segment(scores)));
      }
      for (Future<List<TimeSpan>> answer : answers) {
        assertEquals(expected, answer.get());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** Ten hours take no time worth speaking of: nothing is quadratic, nothing recursive. */
  @Test
  default void tenHours() {
    float[] scores = speechLike(new Random(9), 1_125_000);
    float[] flat = new float[1_125_000];
    Arrays.fill(flat, 0.9f);
    for (double max : new double[] {0.05, 18, 36_000}) {
      long start = System.nanoTime();
      checked(max, scores(scores));
      checked(max, scores(flat));
      double seconds = (System.nanoTime() - start) / 1e9;
      assertTrue(seconds < 20, seconds + " s at maximum " + max);
    }
  }

  /**
   * Segments, after all that must hold of them was checked.
   *
   * @param maxSeconds the maximum
   * @param scores what to cut
   * @return the segments
   */
  default List<TimeSpan> checked(double maxSeconds, FrameScores scores) {
    List<TimeSpan> segments = segmenter(maxSeconds).segment(scores);
    long previous = scores.span().startSample();
    for (TimeSpan segment : segments) {
      assertEquals(scores.span().sampleRate(), segment.sampleRate());
      assertTrue(!segment.isEmpty(), () -> segment + " is empty");
      assertTrue(segment.startSample() >= previous, segment + " begins before " + previous);
      previous = segment.endSample();
      if (hasMaximum()) {
        assertTrue(
            segment.seconds() <= maxSeconds || segment.samples() == 1,
            () -> segment + " is longer than " + maxSeconds + " s");
      }
    }
    assertTrue(previous <= scores.span().endSample(), previous + " is after " + scores.span());
    if (keepsAllSpeech()) {
      long kept = 0;
      long speech = 0;
      int next = 0;
      for (int i = 0; i < scores.size(); i++) {
        if (scores.score(i) >= threshold()) {
          // Numbers, not spans, since ten hours have a million frames.
          long from = scores.frameSpan(i).startSample();
          long to = scores.frameSpan(i).endSample();
          speech += to - from;
          while (next < segments.size() && segments.get(next).endSample() <= from) {
            next++;
          }
          for (int j = next; j < segments.size() && segments.get(j).startSample() < to; j++) {
            TimeSpan segment = segments.get(j);
            kept += Math.min(segment.endSample(), to) - Math.max(segment.startSample(), from);
          }
        }
      }
      assertEquals(speech, kept, "samples of speech in segments");
    }
    return segments;
  }
}
