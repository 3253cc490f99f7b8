package dev.caesura.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link SpeechScorer} does; a test class of each implementation implements this. */
public interface SpeechScorerContract {

  /**
   * The scorer under test.
   *
   * @return a scorer; the test class closes it, if need be
   */
  SpeechScorer scorer();

  /**
   * A rate that the scorer takes.
   *
   * @return samples a second
   */
  default int sampleRate() {
    return 16_000;
  }

  /**
   * Rates that the scorer refuses.
   *
   * @return samples a second; empty if it takes every rate
   */
  default List<Integer> refusedRates() {
    return List.of();
  }

  /** No sample, no frame, and no failure. */
  @Test
  default void emptyRecordingHasNoFrames() throws IOException {
    FrameScores scores = scorer().score(noise(0));
    assertEquals(0, scores.size());
    assertEquals(new TimeSpan(0, 0, sampleRate()), scores.span());
  }

  /**
   * Every length is scored over its whole span; the values check number and range of the scores.
   */
  @Test
  default void everyLengthIsScoredWhole() throws IOException {
    int window = scorer().score(noise(sampleRate())).grid().windowSamples();
    int[] lengths = {1, 2, window - 1, window, window + 1, 2 * window - 1, 2 * window, 7919};
    for (int length : lengths) {
      if (length > 0) {
        FrameScores scores = scorer().score(noise(length));
        assertEquals(new TimeSpan(0, length, sampleRate()), scores.span());
        assertEquals(sampleRate(), scores.grid().sampleRate());
      }
    }
  }

  /** Silence, full scale and hostile shapes give probabilities. */
  @Test
  default void extremeSamplesGiveProbabilities() throws IOException {
    int length = sampleRate() / 2;
    float[] square = new float[length];
    float[] tiny = new float[length];
    for (int i = 0; i < length; i++) {
      square[i] = i % 3 == 0 ? 1 : -1;
      tiny[i] = Float.MIN_VALUE;
    }
    for (float[] samples : List.of(new float[length], square, tiny)) {
      FrameScores scores = scorer().score(AudioSource.of("extreme", signal(samples)));
      assertTrue(scores.size() > 0);
    }
  }

  /** The sizes of the blocks that a stream hands out do not show. */
  @Test
  default void blockSizesDoNotMatter() throws IOException {
    AudioSource whole = noise(sampleRate() + 77);
    AtomicInteger closed = new AtomicInteger();
    FrameScores trickled = scorer().score(trickle(whole, closed));
    assertEquals(scorer().score(whole), trickled);
    assertEquals(1, closed.get(), "streams closed");
  }

  /** The same recording gives the same scores, alone and in eight threads. */
  @Test
  default void sameScoresAgainAndInEightThreads()
      throws IOException, InterruptedException, ExecutionException {
    SpeechScorer scorer = scorer();
    List<FrameScores> alone = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      alone.add(scorer.score(noise(sampleRate() / 2 + 1000 * i)));
    }
    assertEquals(alone.get(0), scorer.score(noise(sampleRate() / 2)));
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<FrameScores>> together = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int length = sampleRate() / 2 + 1000 * i;
        together.add(pool.submit(() -> scorer.score(noise(length))));
      }
      for (int i = 0; i < 8; i++) {
        assertEquals(alone.get(i), together.get(i).get());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** A recording that fails in the middle fails the call with its own message. */
  @Test
  default void failureOfTheRecordingIsPassedOn() {
    AtomicInteger closed = new AtomicInteger();
    AudioSource broken = trickle(noise(sampleRate()), closed, sampleRate() / 2);
    IOException e = assertThrows(IOException.class, () -> scorer().score(broken));
    assertEquals("disk is gone", e.getMessage());
    assertEquals(1, closed.get(), "streams closed");
  }

  /** Rates that it does not take are refused by value. */
  @Test
  default void otherRatesAreRefused() {
    for (int rate : refusedRates()) {
      AudioSource source = AudioSource.of("other", Signal.of(new float[rate], rate));
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> scorer().score(source));
      assertTrue(e.getMessage().contains(Integer.toString(rate)), e.getMessage());
    }
  }

  private AudioSource noise(int length) {
    Random random = new Random(7);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian() * Math.sin(i / 2000.0));
    }
    return AudioSource.of("noise of " + length, signal(samples));
  }

  private Signal signal(float[] samples) {
    return Signal.of(samples, sampleRate());
  }

  private static AudioSource trickle(AudioSource source, AtomicInteger closed) {
    return trickle(source, closed, Long.MAX_VALUE);
  }

  /** The same samples, in blocks of 1 to 400, failing after so many. */
  private static AudioSource trickle(AudioSource source, AtomicInteger closed, long failAfter) {
    return new AudioSource() {
      @Override
      public String name() {
        return source.name();
      }

      @Override
      public int sampleRate() {
        return source.sampleRate();
      }

      @Override
      public AudioStream open() throws IOException {
        AudioStream stream = source.open();
        Random random = new Random(11);
        return new AudioStream() {
          private long position;

          @Override
          public int read(float[] buffer, int offset, int length) throws IOException {
            if (position >= failAfter) {
              throw new IOException("disk is gone");
            }
            int read = stream.read(buffer, offset, Math.min(length, 1 + random.nextInt(400)));
            position += Math.max(0, read);
            return read;
          }

          @Override
          public void close() throws IOException {
            closed.incrementAndGet();
            stream.close();
          }
        };
      }
    };
  }
}
