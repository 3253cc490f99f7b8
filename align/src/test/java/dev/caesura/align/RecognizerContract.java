package dev.caesura.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Recognizer} promises. Implementations of this test share one recogniser per
 * class, since some take seconds to load.
 */
public interface RecognizerContract {

  /** The recogniser under test; the test class closes it. */
  Recognizer recognizer();

  /** At least 2 s of a recording, from its start, with words that the recogniser hears. */
  Signal speech();

  /** A recogniser that was closed; none if the class has no close method. */
  Optional<Recognizer> closed();

  /** A rate that is refused; none if every rate is taken. */
  default OptionalInt refusedRate() {
    return OptionalInt.of(8_000);
  }

  /** What holds for the words of any piece. */
  static void check(Transcript heard, Signal piece) {
    long last = piece.span().startSample();
    for (Word word : heard.words()) {
      assertEquals(piece.sampleRate(), word.span().sampleRate(), word.toString());
      assertTrue(piece.span().covers(word.span()), () -> word + " is outside " + piece);
      assertTrue(word.span().startSample() >= last, () -> word + " is out of order");
      last = word.span().startSample();
    }
  }

  @Test
  default void wordsAreHeardInOrderAndInside() throws IOException {
    Transcript heard = recognizer().recognize(speech());
    assertTrue(heard.size() >= 2, () -> "only " + heard);
    check(heard, speech());
    assertEquals(heard, recognizer().recognize(speech()), "second time");
  }

  @Test
  default void noSamplesGiveNoWords() throws IOException {
    long middle = speech().length() / 2;
    TimeSpan nothing = new TimeSpan(middle, middle, speech().sampleRate());
    assertEquals(new Transcript(List.of()), recognizer().recognize(speech().slice(nothing)));
    assertEquals(
        new Transcript(List.of()),
        recognizer().recognize(Signal.of(new float[0], speech().sampleRate())));
  }

  @Test
  default void fewSamplesAreNoError() throws IOException {
    for (int length : new int[] {1, 159, 160, 400, 1_600, 4_000}) {
      long start = speech().length() / 3;
      Signal piece = speech().slice(new TimeSpan(start, start + length, speech().sampleRate()));
      check(recognizer().recognize(piece), piece);
    }
  }

  @Test
  default void silenceGivesNoWords() throws IOException {
    long start = speech().span().endSample() + 60L * speech().sampleRate();
    int length = 3 * speech().sampleRate();
    TimeSpan after = new TimeSpan(start, start + length, speech().sampleRate());
    assertEquals(
        new Transcript(List.of()), recognizer().recognize(Signal.of(new float[length], after)));
  }

  @Test
  default void threadsOrderAndWhatLiesAroundChangeNothing() throws Exception {
    Map<Signal, Transcript> alone = new HashMap<>();
    List<Signal> shuffled = new ArrayList<>();
    int words = 0;
    for (Signal piece : slices(speech())) {
      Transcript heard = recognizer().recognize(piece);
      check(heard, piece);
      words += heard.size();
      // A copy has nothing before and after it.
      for (Signal each : List.of(piece, Signal.of(piece.toArray(), piece.span()))) {
        alone.put(each, heard);
        shuffled.add(each);
      }
    }
    assertTrue(words > 0, "no slice has a word");
    long seed = Long.getLong("seed", System.nanoTime());
    Collections.shuffle(shuffled, new Random(seed));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Transcript>> results = new ArrayList<>();
      for (Signal piece : shuffled) {
        results.add(threads.submit(() -> recognizer().recognize(piece)));
      }
      for (int i = 0; i < shuffled.size(); i++) {
        Signal piece = shuffled.get(i);
        assertEquals(alone.get(piece), results.get(i).get(), () -> piece + ", seed " + seed);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  default void anotherRateIsRefused() {
    assumeTrue(refusedRate().isPresent(), "every rate is taken");
    int rate = refusedRate().orElseThrow();
    Signal other = Signal.of(new float[rate], rate);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> recognizer().recognize(other));
    assertTrue(e.getMessage().contains(String.valueOf(rate)), e.getMessage());
  }

  @Test
  default void aClosedOneIsRefused() {
    assumeTrue(closed().isPresent(), "it has nothing to close");
    Recognizer closed = closed().orElseThrow();
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> closed.recognize(speech()));
    assertFalse(e.getMessage() == null || e.getMessage().isBlank());
  }

  /** Three slices that overlap, the first and the last at the ends. */
  private static List<Signal> slices(Signal speech) {
    long third = speech.length() / 3;
    List<Signal> slices = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      long start = speech.span().startSample() + i * third / 2;
      long end = i == 2 ? speech.span().endSample() : start + 2 * third;
      slices.add(speech.slice(new TimeSpan(start, end, speech.sampleRate())));
    }
    return slices;
  }
}
