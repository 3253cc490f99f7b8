package dev.caesura.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.caesura.align.correction.CorrectionJson;
import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisFormat;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.align.io.HypothesisReaderSettings;
import dev.caesura.align.io.TimedWord;
import dev.caesura.align.speech.JointSentenceScorer;
import java.util.List;

/** Words of recognisers in all of their formats, and files about words. */
class WordFilesFuzzTests {

  private static final int RATE = 16_000;

  private static void fuzz(HypothesisReaderSettings settings, byte[] bytes) {
    ReaderContract.read(".words", bytes, HypothesisReader.of(RATE, settings)::read)
        .ifPresent(WordFilesFuzzTests::check);
    ReaderContract.read(
            ".words", bytes, HypothesisReader.of(RATE, settings.withUntimed(true))::read)
        .ifPresent(WordFilesFuzzTests::check);
  }

  private static void check(List<Hypothesis> found) {
    for (Hypothesis hypothesis : found) {
      for (TimedWord word : hypothesis.words()) {
        assertTrue(!word.word().text().isBlank(), "a word without text");
        assertTrue(word.word().score() >= 0 && word.word().score() <= 1, "score of " + word);
      }
      // Their order is that of the transcript.
      assertEquals(hypothesis.words().size(), hypothesis.transcript().words().size());
    }
  }

  private static void fuzz(HypothesisFormat format, byte[] bytes) {
    fuzz(HypothesisReaderSettings.defaults().withFormat(format), bytes);
  }

  @FuzzTest
  void detected(byte[] bytes) {
    fuzz(HypothesisReaderSettings.defaults(), bytes);
  }

  @FuzzTest
  void ctm(byte[] bytes) {
    fuzz(HypothesisFormat.CTM, bytes);
  }

  @FuzzTest
  void stm(byte[] bytes) {
    fuzz(HypothesisFormat.STM, bytes);
  }

  @FuzzTest
  void json(byte[] bytes) {
    fuzz(HypothesisFormat.JSON, bytes);
  }

  @FuzzTest
  void subRip(byte[] bytes) {
    fuzz(HypothesisFormat.SRT, bytes);
  }

  @FuzzTest
  void webVtt(byte[] bytes) {
    fuzz(HypothesisFormat.WEBVTT, bytes);
  }

  @FuzzTest
  void nlp(byte[] bytes) {
    fuzz(HypothesisFormat.NLP, bytes);
  }

  @FuzzTest
  void corrections(byte[] bytes) {
    ReaderContract.read(".jsonl", bytes, CorrectionJson::read);
  }

  @FuzzTest
  void speechScorer(byte[] bytes) {
    ReaderContract.read(".json", bytes, JointSentenceScorer::read);
  }
}
