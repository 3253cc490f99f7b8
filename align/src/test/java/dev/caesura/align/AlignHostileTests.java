package dev.caesura.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.chain.TokenMatcher;
import dev.caesura.align.chain.TokenMatches;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.align.utterance.SentenceAligner;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Inputs that no recording gives: a clear error or a labelled result, and soon. */
class AlignHostileTests {

  private static final int RATE = 16_000;
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private static TokenMatches match(
      TranscriptOrder order, List<String> recognized, List<String> written) {
    return assertTimeoutPreemptively(
        SOON, () -> TokenMatcher.of(order).match(recognized, written), order + " hangs");
  }

  private static void isConsistent(TokenMatches matches) {
    for (int j = 0; j < matches.writtenSize(); j++) {
      int recognized = matches.recognizedFor(j);
      assertTrue(recognized < 0 || matches.writtenFor(recognized) == j, "written word " + j);
    }
  }

  private static List<String> numbered(int size) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      words.add("w" + i);
    }
    return words;
  }

  @ParameterizedTest
  @EnumSource(TranscriptOrder.class)
  void emptySidesMatchNothing(TranscriptOrder order) {
    List<String> some = numbered(1000);
    assertEquals(0, match(order, List.of(), List.of()).blocks().size());
    assertEquals(0, match(order, some, List.of()).blocks().size());
    assertEquals(0, match(order, List.of(), some).blocks().size());
  }

  @ParameterizedTest
  @EnumSource(TranscriptOrder.class)
  void aSideAThousandTimesLongerHidesNothing(TranscriptOrder order) {
    List<String> large = numbered(200_000);
    List<String> small = large.subList(123_400, 123_600);
    TokenMatches found = match(order, small, large);
    TokenMatches turned = match(order, large, small);
    isConsistent(found);
    isConsistent(turned);
    for (int i = 0; i < small.size(); i++) {
      assertEquals(123_400 + i, found.writtenFor(i));
      assertEquals(123_400 + i, turned.recognizedFor(i));
    }
  }

  @ParameterizedTest
  @EnumSource(TranscriptOrder.class)
  void oneWordOverAndOver(TranscriptOrder order) {
    List<String> same = Collections.nCopies(50_000, "yes");
    isConsistent(match(order, same, same));
    List<String> two = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      two.add(i % 2 == 0 ? "yes" : "no");
    }
    isConsistent(match(order, two, same));
  }

  @ParameterizedTest
  @EnumSource(TranscriptOrder.class)
  void wordsOfAMillionLetters(TranscriptOrder order) {
    String giant = "b".repeat(1_000_000);
    isConsistent(match(order, List.of(giant, "a", giant + "d"), List.of("a", giant, giant)));
  }

  @ParameterizedTest
  @EnumSource(TranscriptOrder.class)
  void wordsThatLieOverEachOtherGiveSentencesThatDoNot(TranscriptOrder order) {
    String text = "One bright elephant walks home. Two small tigers sleep outside.";
    List<Word> words = new ArrayList<>();
    for (String word :
        "one bright elephant walks home two small tigers sleep outside".split(" ", -1)) {
      int from = words.size() * 100;
      words.add(new Word(word, new TimeSpan(from, from + 20L * RATE, RATE), 1));
    }
    Segmentation sentences = Segmentation.ofEnds(text, List.of(32, text.length()));
    List<Utterance> found =
        SentenceAligner.of(
                WordNormalizer.of(Locale.ENGLISH),
                SentenceAligner.Settings.defaults().withOrder(order))
            .align("talk", new Transcript(words), sentences);
    long last = 0;
    for (Utterance utterance : found) {
      if (utterance.span().isPresent()) {
        TimeSpan span = utterance.span().get();
        assertTrue(span.startSample() >= last, utterance.toString());
        last = span.endSample();
      }
    }
    assertTrue(last > 0, "no sentence has a time");
  }

  @Test
  void wordsThatRunBackwardsAreRefused() {
    Word late = new Word("late", new TimeSpan(1000, 2000, RATE), 1);
    Word early = new Word("early", new TimeSpan(0, 500, RATE), 1);
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> new Transcript(List.of(late, early)));
    assertTrue(error.getMessage().contains("expected a start"), error.getMessage());
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedWithTheFile() throws IOException {
    byte[] ctm = "talk 1 0.0 0.5 h?llo\n".getBytes(StandardCharsets.UTF_8);
    byte[] json =
        "{\"word\": \"h?llo\", \"start\": 0, \"end\": 1}\n".getBytes(StandardCharsets.UTF_8);
    for (byte[] bytes : List.of(ctm, json)) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = bytes[i] == '?' ? (byte) 0xC3 : bytes[i];
      }
      Path file = Files.write(folder.resolve("damaged"), bytes);
      IOException error =
          assertThrows(IOException.class, () -> HypothesisReader.of(RATE).read(file));
      assertTrue(error.getMessage().contains("damaged"), error.getMessage());
    }
  }

  @Test
  void timesThatAreNoNumbersAreRefused() throws IOException {
    for (String time : List.of("NaN", "Infinity", "-Infinity", "1e400")) {
      Path file = Files.writeString(folder.resolve("odd.ctm"), "talk 1 " + time + " 0.5 hello\n");
      IOException error =
          assertThrows(IOException.class, () -> HypothesisReader.of(RATE).read(file), time);
      assertTrue(error.getMessage().contains("odd.ctm"), error.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource(TranscriptOrder.class)
  void oneWordOnBothSidesIsPairedWhole(TranscriptOrder order) {
    TokenMatches found =
        match(order, Collections.nCopies(50_000, "yes"), Collections.nCopies(49_000, "yes"));
    isConsistent(found);
    for (int j = 0; j < 49_000; j++) {
      assertTrue(found.recognizedFor(j) >= 0, "written word " + j);
    }
  }

  @Test
  void oneWordWithAnotherHereAndThereIsPairedWhole() {
    List<String> recognized = new ArrayList<>(Collections.nCopies(30_000, "yes"));
    List<String> written = new ArrayList<>(recognized);
    for (int i = 0; i < 30_000; i += 3_000) {
      recognized.set(i, "perhaps" + i);
      written.set(i + 100, "certainly" + i);
    }
    TokenMatches found = match(TranscriptOrder.KEEP, recognized, written);
    isConsistent(found);
    int same = 0;
    for (int i = 0; i < recognized.size(); i++) {
      int j = found.writtenFor(i);
      same += j >= 0 && recognized.get(i).equals(written.get(j)) ? 1 : 0;
    }
    // Twenty words of each side have no partner that is the same.
    assertTrue(same >= 29_900, same + " of 30,000");
  }

  private static Transcript spoken(List<String> words) {
    List<Word> recognized = new ArrayList<>();
    for (String word : words) {
      long from = recognized.size() * 6_000L;
      recognized.add(new Word(word, new TimeSpan(from, from + 5_000, RATE), 1));
    }
    return new Transcript(recognized);
  }

  private static List<Utterance> alignSoon(
      TranscriptOrder order, Transcript recognized, String text) {
    Segmentation whole = Segmentation.ofEnds(text, List.of(text.length()));
    return assertTimeoutPreemptively(
        SOON,
        () ->
            SentenceAligner.of(
                    WordNormalizer.of(Locale.ENGLISH),
                    SentenceAligner.Settings.defaults().withOrder(order))
                .align("r", recognized, whole),
        order + " hangs");
  }

  @ParameterizedTest
  @EnumSource(TranscriptOrder.class)
  void aSentenceOfMegabytesIsOnlyInTheText(TranscriptOrder order) {
    List<String> words = random(400_000);
    String text = String.join(" ", words);
    assertTrue(text.length() > 2_000_000, "length " + text.length());
    List<Utterance> found = alignSoon(order, spoken(words.subList(200_000, 205_000)), text);
    assertEquals(Utterance.Status.ONLY_IN_TEXT, found.get(0).status());
    assertEquals(Utterance.Status.ONLY_IN_AUDIO, found.get(1).status());
  }

  @ParameterizedTest
  @EnumSource(TranscriptOrder.class)
  void oneSentenceOfAMegabyteIsMatched(TranscriptOrder order) {
    List<String> words = random(150_000);
    List<String> misrecognized = new ArrayList<>(words);
    for (int i = 5; i < misrecognized.size(); i += 10) {
      misrecognized.set(i, "mumble");
    }
    List<Utterance> found = alignSoon(order, spoken(misrecognized), String.join(" ", words));
    assertEquals(1, found.size());
    assertEquals(Utterance.Status.MATCHED, found.get(0).status());
    // One word in ten is wrong; the bound counts all of its letters at most.
    assertEquals(0.1, found.get(0).cer(), 0.03);
  }

  private static List<String> random(int size) {
    Random random = new Random(size);
    List<String> words = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      int number = (int) Math.abs(random.nextGaussian() * 3_000);
      StringBuilder word = new StringBuilder();
      for (int k = 0; k < 4; k++) {
        word.append("bdfgklmnprst".charAt(number % 12)).append("aeiou".charAt(number % 5));
        number = number * 31 / 12 + 7 * k;
      }
      words.add(word.substring(0, 4 + word.length() % 5));
    }
    return words;
  }

  @Test
  void emissionsThatAreNoNumbersAreRefusedWithTheirPlace() {
    for (float odd : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 0.5f}) {
      float[] values = {-1, -1, -1, odd, -1, -1};
      IllegalArgumentException error =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  Emissions.of(
                      new TimeSpan(0, 960L, RATE), new FrameGrid(RATE, 400, 320), 2, values));
      assertTrue(error.getMessage().contains("symbol 1 in frame 1 " + odd), error.getMessage());
    }
  }
}
