package dev.caesura.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Recognizer;
import dev.caesura.align.RecognizerProvider;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.SpeechScorer;
import dev.caesura.audio.TimeSpan;
import dev.caesura.corpus.mine.Miner;
import dev.caesura.text.Segmentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program brings its own recogniser, detector, splitter and listener. */
class MiningLibraryTests {

  private static final Path SPEECH = Path.of(System.getProperty("caesura.testdata"), "speech");
  private static final int RATE = 16_000;

  @TempDir Path folder;

  private MiningJob job(String out) {
    return MiningJob.of(
        SPEECH.resolve("prompts-en.flac"), SPEECH.resolve("prompts-en.txt"), folder.resolve(out));
  }

  private static List<String[]> rows() throws IOException {
    return Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv")).stream()
        .map(row -> row.split("\t"))
        .toList();
  }

  /** Knows the sentences and their times; the words of a sentence share its time. */
  private static Recognizer oracle() throws IOException {
    List<Word> all = new ArrayList<>();
    for (String[] row : rows()) {
      double start = Double.parseDouble(row[1]);
      String[] words = row[0].split(" ");
      double seconds = (Double.parseDouble(row[2]) - start) / words.length;
      for (int i = 0; i < words.length; i++) {
        all.add(
            new Word(
                words[i],
                TimeSpan.fromSeconds(start + i * seconds, start + (i + 1) * seconds, RATE),
                1));
      }
    }
    return piece ->
        new Transcript(
            all.stream()
                .filter(
                    word ->
                        word.span().startSample() >= piece.span().startSample()
                            && word.span().endSample() <= piece.span().endSample())
                .toList());
  }

  @Test
  void minesWithARecognizerOfTheProgramInAnyLanguage() throws Exception {
    Set<MiningStage> stages = Collections.synchronizedSet(EnumSet.noneOf(MiningStage.class));
    MiningSettings settings =
        MiningSettings.defaults()
            .withLanguage(Locale.forLanguageTag("cy"))
            .withClipFormat(ClipFormat.WAV)
            .withJobs(2);
    MiningResult result =
        Miner.of(settings)
            .withRecognizer(RecognizerProvider.of("an oracle", oracle()))
            .withProgress((stage, done, total) -> stages.add(stage))
            .mine(job("oracle"));
    assertEquals(rows().size(), result.sentences());
    assertTrue(result.keptSentences() >= 0.9 * result.sentences(), result::summary);
    assertEquals(
        EnumSet.of(MiningStage.DECODE, MiningStage.RECOGNIZE, MiningStage.ALIGN, MiningStage.WRITE),
        stages);
    assertEquals(EnumSet.allOf(MiningStage.class), result.times().keySet());
    List<String> records = Files.readAllLines(folder.resolve("oracle/corpus.jsonl"));
    assertEquals(result.keptSentences(), records.size());
    assertTrue(records.get(0).contains("\"audio\":\"clips/prompts-en/"), records.get(0));
    assertTrue(Files.readString(folder.resolve("oracle/report.html")).contains("an oracle"));
  }

  private static Segmentation whole(String text) {
    return Segmentation.ofEnds(text, List.of(text.length()));
  }

  @Test
  void aFolderKnowsItsDetectorAndItsSplitter() throws Exception {
    SpeechScorer always =
        recording -> {
          int frames = 60;
          float[] scores = new float[frames];
          Arrays.fill(scores, 1);
          FrameGrid grid = new FrameGrid(RATE, RATE, RATE);
          return FrameScores.of(new TimeSpan(0, frames * (long) RATE, RATE), grid, scores);
        };
    Miner miner =
        Miner.of(MiningSettings.defaults())
            .withRecognizer(RecognizerProvider.of("an oracle", oracle()))
            .withSplitter(MiningLibraryTests::whole, "one sentence");
    MiningResult whole = miner.withVad(always, "always").mine(job("whole"));
    assertEquals(1, whole.sentences());
    assertEquals(60, whole.recordingSeconds());
    IOException e = assertThrows(IOException.class, () -> miner.mine(job("whole")));
    assertTrue(e.getMessage().contains("voice activity was always and is not set"), e::getMessage);
    IOException other =
        assertThrows(
            IOException.class,
            () ->
                miner
                    .withVad(always, "always")
                    .withSplitter(MiningLibraryTests::whole, "another")
                    .mine(job("whole")));
    assertTrue(
        other.getMessage().contains("sentence splitter was one sentence and is another"),
        other::getMessage);
  }

  @Test
  void theRecognizerOfTheClassPathKnowsEnglishAlone() {
    Miner miner = Miner.of(MiningSettings.defaults().withLanguage(Locale.forLanguageTag("hr")));
    Exception e = assertThrows(IllegalArgumentException.class, () -> miner.mine(job("hr")));
    assertEquals("language hr: expected one that recognizer sphinx knows (en)", e.getMessage());
  }
}
