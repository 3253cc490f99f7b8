package dev.caesura.models.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Recognizer;
import dev.caesura.align.RecognizerContract;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.models.recognition.lexicon.WrittenText;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SphinxRecognizerTests implements RecognizerContract {

  private static SphinxRecognizer recognizer;
  private static Signal speech;
  private static Transcript spoken;

  @BeforeAll
  static void open() throws IOException {
    speech = ReadSpeech.speech();
    recognizer = SphinxRecognizer.open(ReadSpeech.TEXT, SphinxSettings.defaults().withDecoders(2));
    spoken = recognizer.recognize(speech);
  }

  @AfterAll
  static void close() throws IOException {
    recognizer.close();
    recognizer.close();
  }

  @Override
  public Recognizer recognizer() {
    return recognizer;
  }

  /** A part, since what is cut off in a word is searched twice. */
  @Override
  public Signal speech() {
    return speech.slice(new TimeSpan(0, 5 * 8_000, 16_000));
  }

  @Override
  public Optional<Recognizer> closed() {
    try {
      SphinxRecognizer closed = SphinxRecognizer.open("hello", SphinxSettings.defaults());
      closed.close();
      return Optional.of(closed);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsWrittenIsHeard() {
    assertTrue(ReadSpeech.errors(spoken, ReadSpeech.TEXT) <= 1, spoken::toString);
    Word last = spoken.words().get(spoken.size() - 1);
    assertTrue(last.span().endSeconds() > 6 && last.span().endSeconds() < 7.1, last::toString);
  }

  @Test
  void wordsMoveWithTheirPiece() throws IOException {
    long hour = 3_600L * 16_000;
    Signal part = speech();
    Transcript later = recognizer.recognize(ReadSpeech.later(part, hour));
    Transcript first = recognizer.recognize(part);
    assertTrue(first.size() >= 2, first::toString);
    assertEquals(ReadSpeech.words(first), ReadSpeech.words(later));
    for (int i = 0; i < first.size(); i++) {
      assertEquals(
          first.words().get(i).span().startSample() + hour,
          later.words().get(i).span().startSample());
    }
  }

  /** What is not written makes a second pass happen; it must not change what comes after it. */
  @Test
  void aPieceLeavesNothingBehind() throws IOException {
    Signal unwritten = ReadSpeech.other().slice(new TimeSpan(0, 3 * 16_000, 16_000));
    Transcript other = recognizer.recognize(unwritten);
    assertEquals(spoken, recognizer.recognize(speech));
    assertEquals(other, recognizer.recognize(unwritten));
    assertFalse(new TranscriptAnchors(transcript()).anchored(other.words()) > 0.5 * other.size());
  }

  private static WrittenText transcript() {
    return WrittenText.of(ReadSpeech.TEXT);
  }
}
