package dev.caesura.models.hmm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.TrainingRecording;
import dev.caesura.align.TrainingShare;
import dev.caesura.align.Utterance;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On real speech: English prompts in pieces of about half a minute, too short for one alone. */
class SelfModelTrainerTests {

  private static final int RATE = EnglishPrompts.RATE;

  /** Sentences of a piece. */
  private static final int OWN = 11;

  private static final int PIECES = 4;

  private static final List<String> SENTENCES = new ArrayList<>();
  private static final List<TimeSpan> TIMES = new ArrayList<>();
  private static float[] recording;

  @TempDir private Path folder;

  @BeforeAll
  static void read() throws IOException {
    EnglishPrompts prompts = EnglishPrompts.read();
    SENTENCES.addAll(prompts.sentences());
    TIMES.addAll(prompts.times());
    recording = prompts.samples();
  }

  private static SelfModelTrainer trainer() {
    return SelfModelTrainer.of(WordNormalizer.of(Locale.ENGLISH)).withJobs(2);
  }

  private static int start(int piece) {
    return piece == 0 ? 0 : (int) TIMES.get(piece * OWN - 1).endSample() + RATE / 10;
  }

  private static TrainingRecording recording(int piece, List<String> text) throws IOException {
    int end = (int) TIMES.get((piece + 1) * OWN - 1).endSample() + RATE / 10;
    float[] samples = Arrays.copyOfRange(recording, start(piece), end);
    return recording(Signal.of(samples, RATE), text);
  }

  private static TrainingRecording recording(Signal signal, List<String> text) throws IOException {
    AudioSource source = AudioSource.of("r", signal);
    return new TrainingRecording(
        source, EnglishPrompts.speech(source), EnglishPrompts.transcript(text));
  }

  private static List<String> sentences(int piece) {
    return SENTENCES.subList(piece * OWN, (piece + 1) * OWN);
  }

  private static int right(RecordingAlignment found, int piece) {
    int right = 0;
    for (int i = 0; i < OWN; i++) {
      Utterance utterance = found.utterances().get(i);
      TimeSpan time = TIMES.get(piece * OWN + i);
      if (utterance.span().isPresent()) {
        long start = utterance.span().get().startSample() + start(piece) - time.startSample();
        long end = utterance.span().get().endSample() + start(piece) - time.endSample();
        right += Math.max(Math.abs(start), Math.abs(end)) <= RATE / 2 ? 1 : 0;
      }
    }
    return right;
  }

  @Test
  void shortRecordingsTrainOneModelWithoutTheOneWhoseTranscriptIsWrong() throws IOException {
    int wrong = 2;
    List<TrainingRecording> all = new ArrayList<>();
    for (int piece = 0; piece < PIECES; piece++) {
      List<String> text = new ArrayList<>(sentences(piece == wrong ? PIECES + 1 : piece));
      if (piece == wrong) {
        Collections.reverse(text);
      }
      all.add(recording(piece, text));
    }
    all.add(recording(Signal.of(new float[RATE], RATE), List.of("Silence.")));
    List<TrainingShare> shares = trainer().train(all, folder);
    List<TrainingShare> expected =
        new ArrayList<>(Collections.nCopies(PIECES + 1, TrainingShare.TRAINED));
    expected.set(wrong, TrainingShare.REFUSED);
    expected.set(PIECES, TrainingShare.REFUSED);
    assertEquals(expected, shares);
    SelfAligner aligner = SelfAligner.of(WordNormalizer.of(Locale.ENGLISH)).withModel(folder);
    int right = 0;
    for (int piece = 0; piece < PIECES; piece++) {
      TrainingRecording one = all.get(piece);
      RecordingAlignment found = aligner.align("r", one.audio(), one.speech(), one.written());
      assertEquals(piece != wrong, found.isPlausible(), piece + ": " + found.agreement());
      right += piece == wrong ? 0 : right(found, piece);
    }
    int spoken = (PIECES - 1) * OWN;
    assertTrue(right >= 0.93 * spoken, right + " of " + spoken);
  }

  @Test
  void writesNothingIfNoTranscriptBelongs() throws IOException {
    List<String> text = new ArrayList<>(sentences(3));
    Collections.reverse(text);
    assertEquals(
        List.of(TrainingShare.REFUSED), trainer().train(List.of(recording(0, text)), folder));
    assertFalse(Files.exists(folder.resolve(HmmModelFile.NAME)));
    assertEquals(List.of(), trainer().train(List.of(), folder));
  }

  @Test
  void refusesOtherSampleRatesAndJobs() {
    TrainingRecording other =
        new TrainingRecording(
            AudioSource.of("r", Signal.of(new float[800], 8000)),
            List.of(),
            Segmentation.ofEnds("a", List.of(1)));
    assertThrows(IllegalArgumentException.class, () -> trainer().train(List.of(other), folder));
    assertThrows(IllegalArgumentException.class, () -> trainer().withJobs(0));
  }
}
