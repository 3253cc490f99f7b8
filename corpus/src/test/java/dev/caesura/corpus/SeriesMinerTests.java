package dev.caesura.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.AcousticModelTrainer;
import dev.caesura.align.AlignedWord;
import dev.caesura.align.RecordingAligner;
import dev.caesura.align.RecordingAlignerProvider;
import dev.caesura.align.RecordingAlignerSettings;
import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.TrainingRecording;
import dev.caesura.align.TrainingShare;
import dev.caesura.align.Utterance;
import dev.caesura.align.Utterance.Passage;
import dev.caesura.align.Utterance.Similarity;
import dev.caesura.align.Utterance.Speech;
import dev.caesura.audio.TimeSpan;
import dev.caesura.corpus.mine.Miner;
import dev.caesura.corpus.mine.SeriesMiner;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several recordings with an aligner whose model is a list of what it was trained on. */
class SeriesMinerTests {

  private static final Path SPEECH =
      Path.of(System.getProperty("caesura.testdata"), "speech", "librivox");

  @TempDir private Path folder;

  private final List<String> trained = new ArrayList<>();
  private final List<String> aligned = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  /** Aligns sentences one second each; a text with "wrong" agrees with nothing. */
  private final class Listing implements RecordingAlignerProvider {

    @Override
    public String name() {
      return "listing";
    }

    @Override
    public boolean usesModels() {
      return true;
    }

    @Override
    public String description(RecordingAlignerSettings settings) throws IOException {
      return "a list of " + model(settings);
    }

    private String model(RecordingAlignerSettings settings) throws IOException {
      return settings.model().isPresent()
          ? Files.readString(settings.model().get().resolve("list"))
          : "nothing";
    }

    @Override
    public Optional<AcousticModelTrainer> trainer(RecordingAlignerSettings settings) {
      return Optional.of(
          (recordings, model) -> {
            List<TrainingShare> shares = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (TrainingRecording one : recordings) {
              String text = one.written().text().strip();
              boolean isWrong = text.contains("wrong");
              trained.add(text);
              shares.add(isWrong ? TrainingShare.REFUSED : TrainingShare.TRAINED);
              if (!isWrong) {
                texts.add(text);
              }
            }
            if (!texts.isEmpty()) {
              Files.createDirectories(model);
              Files.writeString(model.resolve("list"), String.join("|", texts));
            }
            return shares;
          });
    }

    @Override
    public RecordingAligner open(RecordingAlignerSettings settings) throws IOException {
      String model = model(settings);
      assertEquals(Optional.empty(), settings.savedModel());
      return (name, recording, speech, written) -> {
        aligned.add(name + " by " + model);
        List<Utterance> found = new ArrayList<>();
        for (TextSpan piece : written.spans()) {
          Passage passage = Passage.of(WhiteSpace.strip(written.text(), piece), written.text());
          long start = 16_000L * found.size();
          TimeSpan span = new TimeSpan(start, start + 16_000, 16_000);
          List<AlignedWord> words =
              List.of(new AlignedWord(passage.source(), span, AlignedWord.Evidence.MATCH));
          found.add(
              Utterance.matched(
                  name, passage, new Speech(span, "", words), new Similarity(1, 0.9)));
        }
        return new RecordingAlignment(found, written.text().contains("wrong") ? 0.1 : 0.9);
      };
    }
  }

  @BeforeEach
  void write() throws IOException {
    Path speech;
    try (var files = Files.list(SPEECH)) {
      speech = files.filter(file -> file.toString().endsWith(".wav")).sorted().findFirst().get();
    }
    for (String name : List.of("one", "two", "three")) {
      Files.copy(speech, folder.resolve(name + ".wav"));
    }
    Files.writeString(folder.resolve("broken.wav"), "no audio");
    text("one", "First text.");
    text("two", "The wrong text.");
    text("three", "Third text.");
    text("broken", "Lost text.");
  }

  private void text(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".txt"), text + "\n");
  }

  private RecordingPairs pairs(String... names) throws IOException {
    List<Path> audio = new ArrayList<>();
    for (String name : names) {
      audio.add(folder.resolve(name + ".wav"));
    }
    return RecordingPairs.of(audio, folder);
  }

  private SeriesResult mine(RecordingPairs pairs, boolean redo) throws Exception {
    Miner miner =
        Miner.of(MiningSettings.defaults().withClipFormat(ClipFormat.WAV).withRedo(redo))
            .withAligner(
                new Listing(),
                RecordingAlignerSettings.defaults().withSavedModel(folder.resolve("saved")));
    return SeriesMiner.of(miner).withProgress(said::add).mine(pairs, folder.resolve("out"));
  }

  @Test
  void goodRecordingsTrainOneModelAndBadOnesAreReported() throws Exception {
    RecordingPairs pairs = pairs("one", "broken", "two", "three", "none");
    SeriesResult result = mine(pairs, false);
    assertEquals(List.of("First text.", "The wrong text.", "Third text."), trained);
    String model = "First text.|Third text.";
    assertEquals(List.of("one by " + model, "two by " + model, "three by " + model), aligned);
    assertEquals(model, Files.readString(folder.resolve("saved/list")));
    assertEquals(2, result.failures().size(), result.failures()::toString);
    assertTrue(result.failures().get(0).contains("none.wav: expected a transcript"));
    assertTrue(result.failures().get(1).contains("broken.wav"), result.failures().get(1));
    assertEquals(
        List.of("two"), result.refused().stream().map(item -> item.pair().name()).toList());
    assertTrue(result.summary().contains("trained on 2 of 5 recordings"), result.summary());
    assertTrue(said.get(0).contains("training one model on 4 recordings"), said::toString);

    List<String> kept = Files.readAllLines(folder.resolve("out/corpus.jsonl"));
    assertEquals(2, kept.size(), kept::toString);
    assertTrue(kept.get(1).contains("\"recording\":\"three\""), kept.get(1));
    String clip = kept.get(1).replaceAll(".*\"audio\":\"([^\"]*)\".*", "$1");
    assertTrue(clip.startsWith("recordings/three/"), clip);
    assertTrue(Files.exists(folder.resolve("out").resolve(clip)), clip);
    List<String> rejected = Files.readAllLines(folder.resolve("out/rejected.jsonl"));
    assertTrue(rejected.stream().anyMatch(r -> r.contains("The wrong text.")), rejected::toString);
    List<String> failed = Files.readAllLines(folder.resolve("out/failures.jsonl"));
    assertEquals(2, failed.size());
    assertTrue(failed.get(1).startsWith("{\"recording\":\"broken\""), failed.get(1));

    byte[] before = Files.readAllBytes(folder.resolve("out/corpus.jsonl"));
    mine(pairs, false);
    assertEquals(3, trained.size(), "the model is trained once");
    assertEquals(3, aligned.size(), "and each recording aligned once");
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("out/corpus.jsonl")));
  }

  @Test
  void otherRecordingsNeedRedoAndLeaveNothingBehind() throws Exception {
    mine(pairs("one", "two"), false);
    IOException e = assertThrows(IOException.class, () -> mine(pairs("one", "three"), false));
    assertTrue(e.getMessage().contains("holds other recordings or settings"), e.getMessage());
    assertTrue(e.getMessage().contains("three.wav is new"), e.getMessage());
    SeriesResult result = mine(pairs("one", "three"), true);
    assertTrue(result.isModelTrained());
    assertEquals("three by First text.|Third text.", aligned.get(aligned.size() - 1));
    assertFalse(Files.exists(folder.resolve("out/recordings/two")));
    text("three", "Another text.");
    assertThrows(IOException.class, () -> mine(pairs("one", "three"), false));
  }

  @Test
  void withoutAModelEachIsMinedByItself() throws Exception {
    SeriesResult result = mine(pairs("two"), false);
    assertFalse(result.isModelTrained());
    assertEquals(List.of("two by nothing"), aligned);
    assertEquals(1, result.refused().size());
    assertFalse(Files.exists(folder.resolve("saved")));
    assertEquals(0, Files.size(folder.resolve("out/corpus.jsonl")));
    Files.createDirectories(folder.resolve("other"));
    Files.writeString(folder.resolve("other/file"), "x");
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                SeriesMiner.of(Miner.of(MiningSettings.defaults()))
                    .mine(new RecordingPairs(List.of(), Map.of()), folder.resolve("other")));
    assertTrue(e.getMessage().contains("expected an empty folder"), e.getMessage());
  }
}
