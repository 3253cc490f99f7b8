package dev.caesura.align.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.caesura.align.Word;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HypothesisRoundTripTests {

  @TempDir private Path folder;

  private static Hypothesis random(Random random, int rate, String recording) {
    List<TimedWord> words = new ArrayList<>();
    long start = 0;
    for (int i = random.nextInt(20); i >= 0; i--) {
      long end = start + random.nextInt(2 * rate);
      TimeSpan span = new TimeSpan(start, end, rate);
      // The reader ends a word where the next one starts.
      start = end + random.nextInt(rate);
      String text = List.of("été", "a\"b", "今日", "\\", "𝄞", "<unk>").get(random.nextInt(6));
      Timing timing = random.nextBoolean() ? Timing.STATED : Timing.ESTIMATED;
      words.add(new TimedWord(new Word(text, span, random.nextDouble()), timing, "s"));
    }
    return new Hypothesis(recording, "1", words, Repairs.NONE);
  }

  @Test
  void jsonLinesKeepEverything() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int rate : new int[] {8_000, 16_000, 22_050, 44_100, 48_000}) {
      List<Hypothesis> all = List.of(random(random, rate, "a b"), random(random, rate, "c"));
      Path file = folder.resolve("words.jsonl");
      HypothesisWriter.jsonLines(file, all);
      List<Hypothesis> read = HypothesisReader.of(rate).read(file);
      assertEquals(2, read.size());
      for (int i = 0; i < 2; i++) {
        assertEquals(all.get(i).words(), read.get(i).words(), "seed " + seed);
        assertEquals(all.get(i).recording(), read.get(i).recording());
      }
      assertEquals(List.of("words.jsonl"), List.of(folder.toFile().list()), "temporary files");
    }
  }

  @Test
  void ctmKeepsWordsTimesAndScores() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int rate : new int[] {8_000, 16_000, 22_050, 44_100, 48_000}) {
      List<Hypothesis> all = List.of(random(random, rate, "a"), random(random, rate, "c"));
      Path file = folder.resolve("words.ctm");
      HypothesisWriter.ctm(file, all);
      List<Hypothesis> read = HypothesisReader.of(rate).read(file);
      for (int i = 0; i < 2; i++) {
        assertEquals(all.get(i).transcript(), read.get(i).transcript(), "seed " + seed);
      }
    }
  }

  @Test
  void ctmNamesAreOneField() throws IOException {
    TimedWord word = new TimedWord(new Word("a", new TimeSpan(0, 1, 1), 1), Timing.STATED, "");
    Hypothesis hypothesis = new Hypothesis("my talk", "ch\u00A01", List.of(word), Repairs.NONE);
    Path file = folder.resolve("x.ctm");
    HypothesisWriter.ctm(file, List.of(hypothesis));
    assertEquals("my_talk ch_1 0.00 1.00 a 1.00\n", Files.readString(file));
    assertEquals(1, Hypothesis.of("my talk.wav", HypothesisReader.of(1).read(file)).size());
  }

  @Test
  void ctmRefusesSpaces() {
    TimedWord word = new TimedWord(new Word("a b", new TimeSpan(0, 1, 1), 1), Timing.STATED, "");
    Hypothesis hypothesis = new Hypothesis("", "", List.of(word), Repairs.NONE);
    Path file = folder.resolve("x.ctm");
    assertEquals(
        "CTM field 'a b': expected a text without spaces that does not begin with ;;",
        assertThrows(
                IllegalArgumentException.class,
                () -> HypothesisWriter.ctm(file, List.of(hypothesis)))
            .getMessage());
    assertEquals(false, Files.exists(file));
  }
}
