package dev.caesura.cli.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is chosen without {@code --recognizer}; the recording does not exist. */
class RecognizerOptionsTests {

  private static final String STORE = "caesura.models";
  private static final Path MODEL =
      Path.of(System.getProperty("caesura.testdata")).resolve("ctc-tones");

  @TempDir private Path folder;
  private String before;

  @BeforeEach
  void anEmptyStore() {
    before = System.getProperty(STORE);
    System.setProperty(STORE, folder.resolve("models").toString());
  }

  @AfterEach
  void theStoreOfBefore() {
    if (before == null) {
      System.clearProperty(STORE);
    } else {
      System.setProperty(STORE, before);
    }
  }

  private String align(int code, String text, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("talk.txt"), text);
    StringWriter err = new StringWriter();
    List<String> arguments =
        new ArrayList<>(List.of("align", "--text", file.toString(), "--audio", "none.wav"));
    arguments.addAll(List.of(more));
    int found =
        Caesura.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute(arguments.toArray(String[]::new));
    assertEquals(code, found, err::toString);
    return err.toString();
  }

  private void store(String name) throws IOException {
    Path place = folder.resolve("models").resolve(name);
    Files.createDirectories(place);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(MODEL)) {
      for (Path file : files) {
        Files.copy(file, place.resolve(file.getFileName()));
      }
    }
    Files.writeString(place.resolve("SHA256SUMS"), "");
  }

  private static final String CROATIAN =
      "Ministrica je jučer otvorila novi most. Na ulici nije bilo nikoga koji bi gledao.\n";

  @Test
  void sphinxForEnglish() throws IOException {
    String err = align(1, "The minister opened the new bridge and nobody was there.\n");
    assertTrue(err.contains("caesura: language: en, guessed from the transcript."), err);
    assertTrue(err.contains("Sphinx-4, biased to the transcript (auto: the model for Eng"), err);
    assertTrue(err.contains("none.wav"), err);
  }

  @Test
  void lettersForOtherLanguages() throws IOException {
    String err = align(1, CROATIAN);
    assertTrue(err.contains("caesura: language: hr, guessed from the transcript."), err);
    assertTrue(err.matches("(?s).*caesura: recogniser: (letter models|models of ph).*"), err);
    assertTrue(err.contains("trained on the recording (auto: no model for hr in the sto"), err);
    err = align(2, CROATIAN, "--order", "any");
    assertTrue(
        err.contains("--order any: expected recognised words; found --recognizer self"), err);
    err = align(1, "Zxq vrm plork snib.\n");
    assertTrue(err.contains("language: en, because the transcript does not decide."), err);
  }

  @Test
  void theModelOfTheStore() throws IOException {
    store("own/tones-fr");
    store("own/tones-croatian");
    String err = align(1, CROATIAN);
    assertTrue(err.contains("recogniser: CTC network tones-croatian (SHA-256"), err);
    assertTrue(err.contains("own/tones-croatian is the first model for hr in the store"), err);
    err = align(1, CROATIAN, "--language", "fra");
    assertTrue(err.contains("recogniser: CTC network tones-fr"), err);
    assertTrue(!err.contains("language:"), err);
    err = align(1, CROATIAN, "--language", "sl");
    assertTrue(err.contains("auto: no model for sl in the store"), err);
    err = align(1, CROATIAN, "--recognizer", "self");
    assertTrue(err.contains(" trained on the recording\n"), err);
  }

  @Test
  void sphinxModelsByName() throws IOException {
    String err = align(2, CROATIAN, "--acoustic-model", "sphinx-fr");
    assertTrue(
        err.contains(
            "--acoustic-model sphinx-fr: expected a folder, or a model in the store; found"
                + " neither. Run 'caesura models get sphinx-fr'."),
        err);
    Path place = Files.createDirectories(folder.resolve("models/cmusphinx/sphinx-fr"));
    Files.writeString(place.resolve("SHA256SUMS"), "");
    Files.writeString(place.resolve("means"), "s4");
    Files.writeString(place.resolve("variances"), "");
    Files.writeString(place.resolve("transition_matrices"), "");
    Files.writeString(place.resolve("feat.params"), "");
    Files.writeString(place.resolve("fr.dic"), "a a\n");
    err = align(1, CROATIAN, "--acoustic-model", "sphinx-fr");
    assertTrue(err.contains(place.resolve("means") + ", byte 0: expected a file of"), err);
    assertTrue(err.contains("which begins with \"s3\"; found \"s4\""), err);
    err = align(1, CROATIAN, "--language", "fr");
    assertTrue(err.contains(place.resolve("means") + ", byte 0: expected a file of"), err);
    StringWriter said = new StringWriter();
    int code =
        Caesura.commandLine()
            .setErr(new PrintWriter(said, true))
            .execute("transcribe", "--acoustic-model", "sphinx-fr", "none.wav");
    assertEquals(2, code, said::toString);
    assertTrue(said.toString().contains("found a model that needs a transcript"), said::toString);
  }

  @Test
  void dictionariesNeedTheirModel() throws IOException {
    String err = align(2, CROATIAN, "--dictionary", "hr.dic");
    assertTrue(
        err.contains("--dictionary: expected --acoustic-model of CMU Sphinx beside it"), err);
    err = align(2, CROATIAN, "--acoustic-model", MODEL.toString(), "--dictionary", "hr.dic");
    assertTrue(err.contains("--dictionary hr.dic: expected none with --recognizer ctc"), err);
    err = align(2, CROATIAN, "--dictionary", "a", "--recognizer-command", "hear {wav}");
    assertTrue(err.contains("--recognizer-command, --dictionary: expected one of them"), err);
  }

  @Test
  void oneChoiceAtATime() throws IOException {
    String err = align(2, CROATIAN, "--by-synthesis", "--recognizer", "self");
    assertTrue(err.contains("--by-synthesis, --recognizer: expected one of them"), err);
    err = align(2, CROATIAN, "--recognizer", "self", "--sweep");
    assertTrue(err.contains("--sweep: expected recognised words; found --recognizer self"), err);
    err = align(2, CROATIAN, "--recognizer", "sphinx");
    assertTrue(err.contains("--language hr: expected en with --recognizer sphinx"), err);
    err = align(2, CROATIAN, "--words", "a.ctm");
    assertTrue(err.contains("--audio, --channel, --lenient: expected no --words"), err);
  }
}
