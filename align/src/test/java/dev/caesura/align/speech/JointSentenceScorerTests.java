package dev.caesura.align.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.SpeechEvidence;
import dev.caesura.align.SpokenWord;
import dev.caesura.align.WordLogits;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JointSentenceScorerTests {

  @TempDir private Path folder;

  private static EndCounts counts(JointSentenceScorer scorer, LabelledSpeech speech) {
    double[] scores = scorer.score(speech.evidence());
    BitSet found = new BitSet();
    for (int i = 0; i < scores.length; i++) {
      found.set(i, scores[i] >= scorer.threshold());
    }
    return EndCounts.of(found, speech.ends(), scores.length);
  }

  @Test
  void trainingLearnsWhatTextAndPauseDecideTogether() {
    LabelledSpeech test = Speech.random(2, 2000);
    List<LabelledSpeech> training = List.of(Speech.random(1, 6000));
    double both = counts(SpeechSentenceTrainer.standard().fit(training, "test"), test).f1();
    double text =
        counts(SpeechSentenceTrainer.of(Set.of(EvidenceSource.TEXT)).fit(training, "test"), test)
            .f1();
    assertTrue(both > 0.93, () -> "F1 " + both);
    assertTrue(text < both - 0.1, () -> "F1 of the text alone " + text);
  }

  @Test
  void aWrittenScorerIsTheSame() throws IOException {
    JointSentenceScorer scorer =
        SpeechSentenceTrainer.standard().fit(List.of(Speech.random(1, 3000)), "made by rule");
    Path file = folder.resolve("model.json");
    scorer.write(file);
    JointSentenceScorer read = JointSentenceScorer.read(file);
    SpeechEvidence evidence = Speech.random(3, 500).evidence();
    assertArrayEquals(scorer.score(evidence), read.score(evidence));
    assertEquals(scorer.threshold(), read.threshold());
    assertEquals("made by rule", read.data());
  }

  @Test
  void damagedFilesAreRefusedByName() throws IOException {
    JointSentenceScorer.shipped().write(folder.resolve("good.json"));
    String good = Files.readString(folder.resolve("good.json"));
    int trees = good.indexOf("\"trees\"");
    for (String bad :
        List.of(
            "",
            "[]",
            "{}",
            good.substring(0, 3000),
            good.replace("caesura-speech-sentences-1", "other"),
            good.replace("\"threshold\":", "\"threshold\":-"),
            good.replaceFirst("\"text\\.before\"", "\"no.feature\""),
            good.substring(0, trees) + "\"trees\":[[3,0.5,1,-1,0.1]]}",
            good.substring(0, trees) + "\"trees\":[[-1,0.1,7]]}",
            good.substring(0, trees) + "\"trees\":[[999,0.1,1,-1,1,-1,1]]}")) {
      Path file = Files.writeString(folder.resolve("bad.json"), bad);
      String message =
          assertThrows(IOException.class, () -> JointSentenceScorer.read(file)).getMessage();
      assertTrue(message.startsWith(file.toString()), message);
    }
  }

  @Test
  void theShippedScorerUsesEachKindOfEvidence() {
    JointSentenceScorer shipped = JointSentenceScorer.shipped();
    double[] plain = shipped.score(SpeechEvidence.of(phrase(0.02, -2, "home", "", "")));
    double[] paused = shipped.score(SpeechEvidence.of(phrase(0.9, -2, "home", "", "")));
    double[] read = shipped.score(SpeechEvidence.of(phrase(0.02, 4, "home", "", "")));
    double[] turned = shipped.score(SpeechEvidence.of(phrase(0.3, -2, "home", "a", "b")));
    double[] marked = shipped.score(SpeechEvidence.of(phrase(0.3, -2, "home.", "", "")));
    assertTrue(paused[10] > plain[10] + 0.1, plain[10] + " " + paused[10]);
    assertTrue(read[10] > plain[10] + 0.1, plain[10] + " " + read[10]);
    assertTrue(turned[10] > plain[10] + 0.1, plain[10] + " " + turned[10]);
    assertTrue(marked[10] > plain[10] + 0.1, plain[10] + " " + marked[10]);
    assertEquals(1, plain[plain.length - 1]);
  }

  /** Words without pauses, but after the eleventh. */
  private static List<SpokenWord> phrase(
      double pause, double logit, String text, String before, String after) {
    SpokenWord[] words = new SpokenWord[24];
    double time = 0;
    for (int i = 0; i < words.length; i++) {
      String word = i == 10 ? text : "word";
      words[i] =
          Speech.spoken(word, time, time + 0.3, i == 10 ? logit : -7)
              .withSpeaker(i <= 10 ? before : after);
      time += i == 10 ? 0.3 + pause : 0.31;
    }
    return Arrays.asList(words);
  }

  @Test
  void wordsWithoutTimesAreScoredByTheirText() {
    List<SpokenWord> words =
        phrase(0.5, 5, "home", "", "").stream()
            .map(word -> new SpokenWord(word.word(), false, "", word.text()))
            .toList();
    double[] scores = JointSentenceScorer.shipped().score(SpeechEvidence.of(words));
    assertTrue(scores[10] > 0.5, () -> Arrays.toString(scores));
    assertTrue(scores[4] < 0.05, () -> Arrays.toString(scores));
  }

  @Test
  void fewWordsHaveFewScores() {
    JointSentenceScorer shipped = JointSentenceScorer.shipped();
    assertEquals(0, shipped.score(SpeechEvidence.of(List.of())).length);
    SpokenWord one = Speech.spoken("yes", 1, 1.2, 3);
    assertArrayEquals(new double[] {1}, shipped.score(SpeechEvidence.of(List.of(one))));
    SpokenWord unknown = new SpokenWord(one.word(), false, "", WordLogits.UNKNOWN);
    double[] two = shipped.score(SpeechEvidence.of(List.of(unknown, unknown)));
    assertTrue(two[0] >= 0 && two[0] <= 1 && two[1] == 1);
  }

  @Test
  void audioDecidesWhatAPauseIs() {
    List<SpokenWord> words =
        List.of(
            Speech.spoken("one", 0, 1, 0),
            Speech.spoken("two", 1, 2, 0),
            Speech.spoken("three", 3, 4, 0));
    float[] scores = new float[400];
    Arrays.fill(scores, 1);
    // A silence of 0.4 s between words that touch, and speech in a gap of a second.
    Arrays.fill(scores, 80, 120, 0);
    FrameScores speech =
        FrameScores.of(new TimeSpan(0, 64_000, 16_000), new FrameGrid(16_000, 160, 160), scores);
    float[] without = Pauses.seconds(words, Optional.empty());
    float[] with = Pauses.seconds(words, Optional.of(speech));
    assertArrayEquals(new float[] {0, 1}, without, 1e-6f);
    assertArrayEquals(new float[] {0.4f, 0}, with, 0.011f);
  }

  @Test
  void aRecordingHasItsOwnThreshold() {
    JointSentenceScorer shipped = JointSentenceScorer.shipped();
    double[] few = {0.1, 0.2, 1};
    assertEquals(shipped.threshold(), shipped.threshold(few));
    // Calibrated scores: ends are as sure as 0.9, or no surer than 0.3.
    double[] sure = new double[1000];
    double[] unsure = new double[1000];
    for (int i = 0; i < 1000; i++) {
      sure[i] = i % 10 == 0 ? 0.9 : 0.01;
      unsure[i] = i % 10 == 0 ? 0.27 : 0.01;
    }
    assertEquals(1.1 * shipped.threshold(), shipped.threshold(sure), 1e-9);
    assertEquals(Math.max(0.7 * shipped.threshold(), 0.27), shipped.threshold(unsure), 1e-9);
  }
}
