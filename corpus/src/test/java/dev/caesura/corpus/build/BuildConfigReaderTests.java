package dev.caesura.corpus.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildConfigReaderTests {

  private static final String GOOD =
      "output: out\nrecordings: audio/**/*.wav\ndocuments: texts\nlanguage: hr\n";

  @TempDir private Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    for (String name : new String[] {"audio/a/1.wav", "audio/b/1.wav", "audio/b/2.wav"}) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), "x");
    }
    Files.createDirectories(folder.resolve("texts"));
    Files.writeString(folder.resolve("texts/a.txt"), "x");
    Files.createDirectories(folder.resolve("words"));
    Files.writeString(folder.resolve("words/2.ctm"), "x");
  }

  private BuildConfig read(String yaml) throws IOException {
    Path file = folder.resolve("archive.yaml");
    Files.writeString(file, yaml);
    return BuildConfigReader.read(file);
  }

  @Test
  void findsFilesAndNamesThemApart() throws IOException {
    BuildConfig config = read(GOOD + "words: words\nfilters: {max-cer: 0.2, min-letters: off}\n");
    assertEquals("[2, audio_a_1, audio_b_1]", config.recordings().keySet().toString());
    assertEquals("[texts/a.txt]", config.documents().keySet().toString());
    assertEquals(folder.resolve("words/2.ctm"), config.words().get("2"));
    assertEquals(0.2, config.filters().limits().get("max-cer"));
    assertTrue(!config.filters().limits().containsKey("min-letters"));
    assertEquals("hr", config.mining().language().getLanguage());
    assertEquals(2, config.recordingsWithoutWords().size());
  }

  @Test
  void patternsHoldInAnyFolder() throws IOException {
    Path odd = folder.resolve("[2020] {old}");
    Files.createDirectories(odd.resolve("audio"));
    Files.writeString(odd.resolve("audio/3.wav"), "x");
    Files.writeString(odd.resolve("a.txt"), "x");
    String yaml = "output: out\nrecordings: [%s, ../audio/b/*.wav]\ndocuments: '*.txt'\n";
    Path file = odd.resolve("archive.yaml");
    Files.writeString(file, yaml.formatted("'audio/**/*.wav'"));
    assertEquals("[1, 2, 3]", BuildConfigReader.read(file).recordings().keySet().toString());
    Files.writeString(file, yaml.formatted("'audio/[.wav'"));
    IOException open = assertThrows(IOException.class, () -> BuildConfigReader.read(file));
    assertTrue(
        open.getMessage().contains("line 2: recordings: expected a file"), open.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colour: red | line 5: expected one of",
        "seed: many | line 5: seed: expected a whole number; found many",
        "filters: {max-noise: 1} | line 5: filter max-noise: expected one of",
        "min-score: 2 | line 5: min-score: expected a number in [0, 1]; found 2",
        "max: -3 | line 5: max: expected a number greater than 0; found -3",
        "filters: {min-snr: 9, max-snr: 5} | min-snr 9.0 and max-snr 5.0 leave nothing",
        "filters: {min-cer: 0.6} | min-cer 0.6 and max-cer 0.5 leave nothing",
        "match: {max-error-probability: 3} | max-error-probability: expected a number in [0, 1]",
        "format: mp3 | line 5: format: expected one of flac, wav, opus; found mp3",
        "splits: {train: 0.5} | line 5: shares",
        "turns: nowhere | line 5: turns: expected a folder, or 'beside'; found nowhere",
        "words: &a {b: c} | line 5: words: expected no anchors and aliases",
        "words: !!java.net.URL x | line 5: words: expected no tags",
        "output: other | line 5: output: expected it once",
        "recognizer: {name: self} | line 5: name: expected a recogniser; self aligns a",
        "recognizer: {name: self} | Run 'caesura mine --recognizer self --text DIR RECORDING...'"
      })
  void namesTheLineOfWhatIsWrong(String line, String message) {
    IOException e = assertThrows(IOException.class, () -> read(GOOD + line + "\n"));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void refusesMissingFilesAndAnOutputAboveTheConfiguration() {
    IOException none =
        assertThrows(
            IOException.class, () -> read("output: out\nrecordings: '*.flac'\ndocuments: texts\n"));
    assertTrue(none.getMessage().contains("line 2: recordings: expected files"), none.getMessage());
    IOException above =
        assertThrows(
            IOException.class, () -> read("output: ..\nrecordings: audio\ndocuments: texts\n"));
    assertTrue(
        above.getMessage().contains("line 1: output: expected a folder"), above.getMessage());
  }

  @Test
  void listsThatAreEmptyAreRefused() {
    IOException e =
        assertThrows(
            IOException.class, () -> read("output: out\nrecordings: audio\ndocuments: []\n"));
    assertTrue(
        e.getMessage().contains("line 3: documents: expected at least one file"), e.getMessage());
  }

  /** What this tool wrote into another folder, and lists about documents, are no inputs. */
  @Test
  void resultsHiddenFilesAndListsOfParlaMintAreNoInputs() throws IOException {
    for (String name :
        new String[] {
          "old/.caesura/build/lock",
          "old/.caesura/build/documents/a.json",
          "old/recordings/1/clips/1/1_0-1.wav",
          "old/recordings/1/corpus.jsonl",
          "old/report.html",
          "old/kept.txt",
          "recordings/3.wav",
          ".git/description",
          "parla/ParlaMint-HR.xml",
          "parla/ParlaMint-HR-listPerson.xml",
          "parla/ParlaMint-taxonomy-CHES.ana.xml",
          "parla/ParlaMint-HR_2020-01-01.xml",
        }) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), "x");
    }
    BuildConfig config = read("output: out\nrecordings: .\ndocuments: [old, .git, parla]\n");
    assertEquals("[2, 3, audio_a_1, audio_b_1]", config.recordings().keySet().toString());
    assertEquals(
        "[.git/description, old/kept.txt, parla/ParlaMint-HR_2020-01-01.xml]",
        config.documents().keySet().toString());
  }

  /** Recordings of one name in two folders cannot have the same words. */
  @Test
  void aFileOfWordsBelongsToOneRecording() throws IOException {
    Files.writeString(folder.resolve("words/1.ctm"), "x");
    IOException e = assertThrows(IOException.class, () -> read(GOOD + "words: words\n"));
    assertTrue(
        e.getMessage()
            .contains("words/1.ctm would be that of audio_a_1 and of audio_b_1, name the files"),
        e.getMessage());
    Files.move(folder.resolve("words/1.ctm"), folder.resolve("words/audio_a_1.ctm"));
    BuildConfig config = read(GOOD + "words: words\n");
    assertEquals(folder.resolve("words/audio_a_1.ctm"), config.words().get("audio_a_1"));
    assertEquals(1, config.recordingsWithoutWords().size());
  }
}
