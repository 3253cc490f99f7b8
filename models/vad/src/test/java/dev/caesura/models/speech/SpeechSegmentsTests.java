package dev.caesura.models.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.segment.HybridSegmenter;
import dev.caesura.audio.segment.Timelines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Detector and segmenters together on seven minutes of read prompts with known times. */
class SpeechSegmentsTests {

  private static FrameScores scores;
  private static List<TimeSpan> sentences;

  @BeforeAll
  static void score() throws IOException {
    Path folder = Path.of(System.getProperty("caesura.testdata"), "speech");
    AudioSource recording = AudioFiles.open(folder.resolve("prompts-en.flac"), 16_000);
    try (SileroVad vad = SileroVad.open()) {
      scores = vad.score(recording);
    }
    sentences = new ArrayList<>();
    Path times = folder.resolve("prompts-en.times.tsv");
    for (String line : Files.readAllLines(times, StandardCharsets.UTF_8)) {
      String[] fields = line.split("\t");
      sentences.add(
          TimeSpan.fromSeconds(
              Double.parseDouble(fields[1]), Double.parseDouble(fields[2]), 16_000));
    }
  }

  @Test
  void speechIsHeardWhereTheSentencesAre() {
    int heard = 0;
    int inside = 0;
    for (int i = 0; i < scores.size(); i++) {
      boolean speech = scores.score(i) >= 0.5;
      if (!Timelines.crop(sentences, scores.frameSpan(i)).isEmpty()) {
        inside++;
        heard += speech ? 1 : 0;
      }
    }
    // The clips begin and end with a little silence of their own, and pause inside.
    assertTrue(heard > 0.8 * inside, heard + " of " + inside + " frames");
  }

  @Test
  void recognitionPiecesKeepSentencesWhole() {
    List<TimeSpan> pieces = HybridSegmenter.forRecognition().segment(scores);
    long kept = Timelines.covered(Timelines.overlap(pieces, sentences));
    long spoken = Timelines.covered(sentences);
    assertTrue(kept > 0.95 * spoken, kept + " of " + spoken + " samples of sentences in pieces");
    int whole = 0;
    for (TimeSpan sentence : sentences) {
      long best =
          pieces.stream()
              .flatMap(piece -> piece.intersection(sentence).stream())
              .mapToLong(TimeSpan::samples)
              .max()
              .orElse(0);
      whole += best > 0.9 * sentence.samples() ? 1 : 0;
    }
    assertTrue(
        whole >= 0.9 * sentences.size(), whole + " of " + sentences.size() + " sentences whole");
    assertTrue(pieces.stream().allMatch(piece -> piece.seconds() <= 15));
    long long8 = pieces.stream().filter(piece -> piece.seconds() >= 8).count();
    assertTrue(long8 >= 0.8 * pieces.size(), long8 + " of " + pieces.size() + " pieces of 8-15 s");
  }

  @Test
  void scoresOfSliceAndWholeAgreeAfterTheStart() throws IOException {
    // Recurrence forgets: scores do not depend on where a recording was cut.
    Path file = Path.of(System.getProperty("caesura.testdata"), "speech", "prompts-en.flac");
    int skipped = 300;
    TimeSpan part = new TimeSpan(skipped * 512L, 600 * 512L, 16_000);
    Signal slice = AudioFiles.open(file, 16_000).read(part);
    FrameScores late;
    try (SileroVad vad = SileroVad.open()) {
      late = vad.score(AudioSource.of("slice", Signal.of(slice.toArray(), 16_000)));
    }
    int same = 0;
    for (int i = 31; i < late.size(); i++) {
      same += late.score(i) >= 0.5 == scores.score(skipped + i) >= 0.5 ? 1 : 0;
    }
    assertEquals(300, late.size());
    assertTrue(same >= 0.95 * (late.size() - 31), same + " frames agree");
  }
}
