package dev.caesura.models.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Recognizer;
import dev.caesura.align.RecognizerContract;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.Signal;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class PocketsphinxRecognizerTests implements RecognizerContract {

  private static PocketsphinxRecognizer recognizer;
  private static Signal speech;

  @BeforeAll
  static void open() throws IOException {
    PocketsphinxSettings settings = PocketsphinxSettings.defaults().withDecoders(4);
    Assumptions.assumeTrue(
        PocketsphinxRecognizer.isInstalled(settings), "pocketsphinx_batch is not installed here");
    speech = ReadSpeech.speech();
    recognizer = PocketsphinxRecognizer.open(ReadSpeech.TEXT, settings);
  }

  @AfterAll
  static void close() throws IOException {
    if (recognizer != null) {
      recognizer.close();
      recognizer.close();
    }
  }

  @Override
  public Recognizer recognizer() {
    return recognizer;
  }

  @Override
  public Signal speech() {
    return speech;
  }

  @Override
  public Optional<Recognizer> closed() {
    try {
      PocketsphinxRecognizer closed =
          PocketsphinxRecognizer.open("hello", PocketsphinxSettings.defaults());
      closed.close();
      return Optional.of(closed);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsWrittenIsHeardWithScores() throws IOException {
    Transcript heard = recognizer.recognize(speech);
    assertTrue(ReadSpeech.errors(heard, ReadSpeech.TEXT) <= 1, heard::toString);
    assertTrue(heard.words().stream().mapToDouble(Word::score).average().orElse(0) > 0.5);
    assertTrue(heard.words().stream().anyMatch(word -> word.score() < 1), heard::toString);
  }

  @Test
  void wordsAreWhereTheOtherEngineHasThem() throws IOException {
    Transcript heard = recognizer.recognize(speech);
    try (SphinxRecognizer sphinx =
        SphinxRecognizer.open(ReadSpeech.TEXT, SphinxSettings.defaults())) {
      Transcript other = sphinx.recognize(speech);
      assertEquals(ReadSpeech.words(other), ReadSpeech.words(heard));
      for (int i = 0; i < heard.size(); i++) {
        Word one = heard.words().get(i);
        Word two = other.words().get(i);
        assertEquals(one.span().startSeconds(), two.span().startSeconds(), 0.25, one.text());
        assertEquals(one.span().endSeconds(), two.span().endSeconds(), 0.25, one.text());
      }
    }
  }

  @Test
  void wordsMoveWithTheirPiece() throws IOException {
    Transcript first = recognizer.recognize(speech);
    Transcript later = recognizer.recognize(ReadSpeech.later(speech, 16_000));
    assertEquals(ReadSpeech.words(first), ReadSpeech.words(later));
    assertEquals(
        first.words().get(3).span().startSample() + 16_000,
        later.words().get(3).span().startSample());
  }
}
