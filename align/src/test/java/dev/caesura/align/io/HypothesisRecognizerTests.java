package dev.caesura.align.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.align.Recognizer;
import dev.caesura.align.RecognizerContract;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HypothesisRecognizerTests implements RecognizerContract {

  private static final int RATE = 1_000;
  private static final Transcript KNOWN =
      new Transcript(
          List.of(word("a", 100, 400), word("long", 300, 3_900), word("b", 2_000, 2_400)));

  private static Word word(String text, long start, long end) {
    return new Word(text, new TimeSpan(start, end, RATE), 0.5);
  }

  @Override
  public Recognizer recognizer() {
    return HypothesisRecognizer.of(KNOWN);
  }

  @Override
  public Signal speech() {
    return Signal.of(new float[4 * 16_000], 16_000);
  }

  @Override
  public Optional<Recognizer> closed() {
    return Optional.empty();
  }

  @Override
  public OptionalInt refusedRate() {
    return OptionalInt.empty();
  }

  @Test
  void wordsBelongToThePieceOfTheirMiddle() throws IOException {
    Signal piece = Signal.of(new float[1_000], new TimeSpan(2_000, 3_000, RATE));
    assertEquals(
        new Transcript(List.of(word("long", 2_000, 3_000), word("b", 2_000, 2_400))),
        recognizer().recognize(piece));
  }

  /** Pieces that tile a recording share out every word once. */
  @Test
  void tilesShareOutEveryWord() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<Word> words = new ArrayList<>();
      long start = 0;
      for (int i = 0; i < 100; i++) {
        start += random.nextInt(300);
        words.add(word("w" + i, start, start + random.nextInt(i % 10 == 0 ? 5_000 : 500)));
      }
      Recognizer known = HypothesisRecognizer.of(new Transcript(words));
      List<String> heard = new ArrayList<>();
      for (long from = 0; from < 40_000; ) {
        int length = 1 + random.nextInt(2_000);
        Signal piece = Signal.of(new float[length], new TimeSpan(from, from + length, RATE));
        known.recognize(piece).words().forEach(word -> heard.add(word.text()));
        from += length;
      }
      assertEquals(
          words.stream().map(Word::text).sorted().toList(),
          heard.stream().sorted().toList(),
          "seed " + seed);
    }
  }
}
