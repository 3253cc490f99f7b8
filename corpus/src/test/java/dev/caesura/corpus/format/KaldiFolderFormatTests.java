package dev.caesura.corpus.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KaldiFolderFormatTests {

  private static final Comparator<String> BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  @TempDir Path folder;

  private static CorpusEntry entry(String id, String speaker, int second) {
    return CorpusEntry.of(id, "talk", "Some words.")
        .withAudio("", new TimeSpan(second, second + 1L, 1))
        .withSpeaker(speaker);
  }

  private List<CorpusEntry> awkward() {
    return List.of(
        entry("u 1", "Žana B", 0).withLanguage("hr"),
        entry("b-2", "b", 2),
        entry("b_3", "b", 4),
        entry("B-4", "", 6),
        entry("u_1", "Žana B", 8),
        entry("\uD83D\uDE00", "\uFF5Ea", 10));
  }

  private List<String> keys(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file)).stream()
        .map(line -> line.split(" ")[0])
        .toList();
  }

  /** The checks of validate_data_dir.sh: order of bytes, the same utterances, both directions. */
  @Test
  void tablesAreSortedAndConsistent() throws IOException {
    CorpusFormat format = CorpusConverter.named("kaldi");
    format.write(awkward(), folder);
    for (String file : List.of("wav.scp", "segments", "text", "utt2spk", "spk2utt", "utt2lang")) {
      List<String> sorted = new ArrayList<>(keys(file));
      sorted.sort(BYTES);
      assertEquals(sorted, keys(file), file);
      assertEquals(sorted.size(), new TreeSet<>(sorted).size(), file);
    }
    for (String file : List.of("segments", "text", "utt2lang")) {
      assertEquals(keys("utt2spk"), keys(file), file);
    }
    List<String> pairs = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("spk2utt"))) {
      String[] fields = line.split(" ");
      List<String> utterances = Arrays.asList(fields).subList(1, fields.length);
      List<String> sorted = new ArrayList<>(utterances);
      sorted.sort(BYTES);
      assertEquals(sorted, utterances);
      utterances.forEach(utterance -> pairs.add(utterance + " " + fields[0]));
    }
    pairs.sort(BYTES);
    assertEquals(Files.readAllLines(folder.resolve("utt2spk")), pairs);
    // Sorted by speaker, too, since utterances begin with their speakers.
    List<String> speakers =
        Files.readAllLines(folder.resolve("utt2spk")).stream().map(l -> l.split(" ")[1]).toList();
    List<String> sorted = new ArrayList<>(speakers);
    sorted.sort(BYTES);
    assertEquals(sorted, speakers);
  }

  @Test
  void identifiersAndSpeakersComeBack() throws IOException {
    CorpusFormat format = CorpusConverter.named("kaldi");
    ConversionReport report = CorpusConverter.write(awkward(), format, folder);
    // White space in the name of a speaker is all that is changed.
    assertEquals(java.util.Map.of("speaker", 2), report.losses());
    CorpusEntry first =
        format.read(folder).stream().filter(e -> e.id().equals("u 1")).findFirst().orElseThrow();
    assertEquals("hr", first.language());
  }

  @Test
  void clipsAreRecordingsOfTheirOwn() throws IOException {
    List<CorpusEntry> clips =
        List.of(
            entry("a", "", 0).withAudio("/x/a.wav", new TimeSpan(0, 1, 1)),
            entry("b", "", 0).withAudio("/x/b.wav", new TimeSpan(0, 1, 1)));
    CorpusConverter.named("kaldi").write(clips, folder);
    assertEquals(
        List.of("a /x/a.wav", "b /x/b.wav"), Files.readAllLines(folder.resolve("wav.scp")));
  }

  @Test
  void openEndsAndCommandsAreRead() throws IOException {
    Files.writeString(folder.resolve("wav.scp"), "rec sph2pipe -f wav x.sph |\n");
    Files.writeString(folder.resolve("segments"), "u rec 1.5 -1\n");
    Files.writeString(folder.resolve("utt2spk"), "u u\n");
    Files.writeString(folder.resolve("text"), "u HELLO\n");
    CorpusFormat format = CorpusConverter.named("kaldi");
    IOException e = assertThrows(IOException.class, () -> format.read(folder));
    assertTrue(e.getMessage().contains("segments, line 1: expected an end"), e.toString());
    Files.writeString(folder.resolve("reco2dur"), "rec 4.25\n");
    CorpusEntry entry = format.read(folder).get(0);
    assertEquals(2.75, entry.seconds());
    assertEquals("", entry.audio());
    assertEquals("sph2pipe -f wav x.sph |", entry.metadata().get("wav.scp"));
    assertFalse(entry.text().isEmpty());
  }

  /** Kaldi's own check, where its scripts are: set KALDI_UTILS to the parent folder of utils. */
  @Test
  void kaldiValidatesTheFolder() throws Exception {
    String utils = System.getenv("KALDI_UTILS");
    Assumptions.assumeTrue(utils != null, "needs KALDI_UTILS, a folder with Kaldi's utils");
    CorpusConverter.named("kaldi").write(awkward(), folder);
    Process check =
        new ProcessBuilder(
                "bash",
                "utils/validate_data_dir.sh",
                "--no-feats",
                "--non-print",
                folder.toString())
            .directory(Path.of(utils).toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(check.waitFor(60, TimeUnit.SECONDS));
    assertTrue(said.contains("Successfully validated"), said);
  }

  /** A speaker whose name begins like another one's, and utterances without a speaker. */
  @Test
  void utterancesAreInTheOrderOfTheirSpeakers() throws IOException {
    List<CorpusEntry> all =
        List.of(
            entry("x", "a", 0),
            entry("y", "a-b", 2),
            entry("z", "a!", 4),
            entry("a-c", "", 6),
            entry("a-ax", "a", 8));
    ConversionReport report = CorpusConverter.write(all, CorpusConverter.named("kaldi"), folder);
    List<String> lines = Files.readAllLines(folder.resolve("utt2spk"));
    List<String> speakers = lines.stream().map(line -> line.split(" ")[1]).toList();
    List<String> sorted = new ArrayList<>(speakers);
    sorted.sort(BYTES);
    assertEquals(sorted, speakers);
    assertEquals(java.util.Map.of("speaker", 2), report.losses());
  }

  @Test
  void filesThatKaldiCannotReadAreDecodedByACommand() throws IOException {
    List<CorpusEntry> clips = new ArrayList<>();
    for (String file : List.of("/x/a.flac", "/x/it's b.mp3", "/x/c.wav")) {
      clips.add(CorpusEntry.of(file, file, "Hi.").withAudio(file, new TimeSpan(0, 1, 1)));
    }
    ConversionReport report = CorpusConverter.write(clips, CorpusConverter.named("kaldi"), folder);
    assertEquals(
        List.of(
            "/x/a.flac flac -c -d -s /x/a.flac |",
            "/x/c.wav /x/c.wav",
            "/x/it's_b.mp3 ffmpeg -nostdin -loglevel error -i '/x/it'\\''s b.mp3' -f wav - |"),
        Files.readAllLines(folder.resolve("wav.scp")));
    assertFalse(report.losses().containsKey("audio"), report.toString());
  }
}
