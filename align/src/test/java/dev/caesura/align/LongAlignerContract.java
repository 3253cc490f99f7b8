package dev.caesura.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Utterance.Status;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link LongAligner} promises. */
public interface LongAlignerContract {

  /** The aligner under test. */
  LongAligner aligner();

  /** Words of 0.4 s with pauses of 0.1 s. */
  static Transcript recognized(String words) {
    List<Word> recognized = new ArrayList<>();
    if (!words.isBlank()) {
      for (String word : words.strip().split("\\s+")) {
        long start = recognized.size() * 8_000L;
        recognized.add(new Word(word, new TimeSpan(start, start + 6_400, 16_000), 1));
      }
    }
    return new Transcript(recognized);
  }

  /** Lines as sentences. */
  static Segmentation lines(String text) {
    List<Integer> ends = new ArrayList<>();
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      ends.add(i + 1);
    }
    return Segmentation.ofEnds(text, ends);
  }

  @Test
  default void emptySidesAreNoError() {
    assertEquals(List.of(), aligner().align("r", recognized(""), lines("")));
    List<Utterance> text = aligner().align("r", recognized(""), lines("One two.\nThree."));
    assertEquals(
        List.of(Status.ONLY_IN_TEXT, Status.ONLY_IN_TEXT),
        text.stream().map(Utterance::status).toList());
    List<Utterance> audio = aligner().align("r", recognized("one two"), lines(""));
    assertEquals(List.of(Status.ONLY_IN_AUDIO), audio.stream().map(Utterance::status).toList());
    assertEquals("one two", audio.get(0).hypothesis());
  }

  @Test
  default void exactSpeechIsFoundExactly() {
    List<Utterance> found =
        aligner()
            .align(
                "r",
                recognized("good morning to all now we begin"),
                lines("Good morning, to all!\nNow we begin."));
    assertEquals(2, found.size());
    assertEquals(new TimeSpan(0, 30_400, 16_000), found.get(0).span().orElseThrow());
    assertEquals(0, found.get(0).cer());
    assertEquals(1, found.get(0).score());
    assertEquals("Now we begin.", found.get(1).text());
    assertEquals(3, found.get(1).words().size());
  }

  @Test
  default void everySentenceAndEveryHeardWordComesBackOnce() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      StringBuilder text = new StringBuilder();
      StringBuilder said = new StringBuilder();
      int count = random.nextInt(8);
      for (int s = 0; s < count; s++) {
        boolean written = random.nextInt(5) > 0;
        boolean spoken = random.nextInt(5) > 0;
        for (int w = 1 + random.nextInt(6); w > 0; w--) {
          String word = Integer.toString(500 + random.nextInt(40), 36) + "x";
          text.append(written ? word + " " : "");
          said.append(spoken && random.nextInt(8) > 0 ? word + " " : "");
        }
        text.append(written ? "\n" : "");
      }
      Transcript recognized = recognized(said.toString());
      Segmentation written = lines(text.toString());
      check(aligner().align("r", recognized, written), recognized, written, "seed " + seed);
    }
  }

  @Test
  default void oneSideMayBeAThousandTimesLonger() {
    Transcript recognized = recognized("a needle here");
    Segmentation written = lines("hay stack straw\n".repeat(500) + "A needle here.\n");
    List<Utterance> found = aligner().align("r", recognized, written);
    check(found, recognized, written, "long text");
    assertEquals(Status.MATCHED, found.get(500).status());
  }

  @Test
  default void identicalWordsOnlyAreNoTrap() {
    Transcript recognized = recognized("no ".repeat(50));
    Segmentation written = lines("No no no.\n".repeat(10));
    check(aligner().align("r", recognized, written), recognized, written, "no");
  }

  /** Checks what holds for any result. */
  static void check(
      List<Utterance> found, Transcript recognized, Segmentation written, String hint) {
    List<String> sentences =
        written.strings().stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    assertEquals(
        sentences,
        found.stream()
            .filter(u -> u.source().isPresent() && u.status() != Status.REPEATED)
            .map(Utterance::text)
            .toList(),
        hint);
    List<String> words = new ArrayList<>();
    long last = 0;
    for (Utterance u :
        found.stream()
            .filter(u -> u.span().isPresent())
            .sorted((a, b) -> a.span().orElseThrow().compareTo(b.span().orElseThrow()))
            .toList()) {
      TimeSpan span = u.span().orElseThrow();
      assertTrue(span.startSample() >= last, () -> hint + ": overlap at " + u);
      last = span.endSample();
      words.addAll(Arrays.asList(u.hypothesis().split(" ")));
      long word = span.startSample();
      for (AlignedWord aligned : u.words()) {
        assertTrue(span.covers(aligned.span()), () -> hint + ": outside " + u);
        assertTrue(aligned.span().startSample() >= word, hint);
        word = aligned.span().endSample();
      }
    }
    assertEquals(recognized.words().stream().map(Word::text).toList(), words, hint);
  }
}
