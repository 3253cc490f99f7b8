package dev.caesura.corpus.mine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.corpus.MiningSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTests {

  @TempDir Path folder;

  private static RunSettings settings(String audio, double minScore) {
    return new RunSettings(
        new RunSettings.Inputs(
            audio, "2", "en", Optional.empty(), Optional.of("Sphinx-4"), Optional.empty()),
        MiningSettings.defaults().withMinScore(minScore),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void aFolderOfAnotherRunIsLeftAlone() throws IOException {
    Path out = folder.resolve("out");
    RunFolder.open(out, settings("1", 0.6), false).close();
    RunFolder.open(out, settings("1", 0.6), false).close();
    Files.writeString(out.resolve("corpus.jsonl"), "{}");
    IOException e =
        assertThrows(IOException.class, () -> RunFolder.open(out, settings("1", 0.7), false));
    assertTrue(e.getMessage().contains("minimum score was 0.6 and is 0.7"), e.getMessage());
    assertTrue(Files.exists(out.resolve("corpus.jsonl")));
    RunFolder.open(out, settings("1", 0.7), true).close();
    assertTrue(Files.notExists(out.resolve("corpus.jsonl")));
  }

  @Test
  void recognizedWordsStayValidUntilTheInputsChange() throws IOException {
    Path out = folder.resolve("out");
    RunFolder.open(out, settings("1", 0.6), false).close();
    Path words = Files.writeString(out.resolve(".caesura/heard.jsonl"), "");
    Path scores = Files.writeString(out.resolve(".caesura/1.scores"), "");
    RunFolder.open(out, settings("1", 0.7), true).close();
    assertTrue(Files.exists(words) && Files.exists(scores));
    RunFolder.open(out, settings("3", 0.7), true).close();
    assertTrue(Files.notExists(words) && Files.notExists(scores));
  }

  /** The settings file of earlier versions, byte for byte. */
  @Test
  void theFileOfSettingsKeepsItsForm() throws IOException {
    Path out = folder.resolve("out");
    RunFolder.open(out, settings("1", 0.6), false).close();
    assertEquals(
        """
        {
          "choosing" : {
            "clips" : "flac",
            "longest clip (s)" : "30.0",
            "maximum probability of an error" : "0.05",
            "minimum score" : "0.6",
            "notes" : "auto",
            "order" : "keep"
          },
          "hearing" : {
            "audio (SHA-256)" : "1",
            "language" : "en",
            "recognizer" : "Sphinx-4",
            "text (SHA-256)" : "2"
          }
        }
        """,
        Files.readString(out.resolve(".caesura/run.json")));
  }

  @Test
  void onlyOneRunWritesAtATime() throws IOException {
    Path out = folder.resolve("out");
    try (RunFolder held = RunFolder.open(out, settings("1", 0.6), false)) {
      assertEquals(out, held.folder());
      assertThrows(IOException.class, () -> RunFolder.open(out, settings("1", 0.6), false));
    }
  }
}
