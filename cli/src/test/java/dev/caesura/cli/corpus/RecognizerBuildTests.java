package dev.caesura.cli.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code corpus build} recognises real speech with the small English network of the tests. */
class RecognizerBuildTests {

  private static final Path DATA = Path.of(System.getProperty("caesura.testdata"));
  private static final int RATE = 16_000;

  @TempDir private Path folder;

  @Test
  void recognizesMatchesAndAlignsRealSpeech() throws IOException {
    List<String[]> rows =
        Files.readAllLines(DATA.resolve("speech/prompts-en.times.tsv")).stream()
            .map(line -> line.split("\t"))
            .toList();
    AudioSource source = AudioFiles.open(DATA.resolve("speech/prompts-en.flac"), RATE);
    Files.createDirectories(folder.resolve("audio"));
    double[] offsets = new double[2];
    String[] texts = new String[2];
    for (int part = 0; part < 2; part++) {
      List<String[]> own = rows.subList(14 * part, 14 * part + 14);
      offsets[part] = Double.parseDouble(own.get(0)[1]) - 0.2;
      TimeSpan span =
          TimeSpan.fromSeconds(offsets[part], Double.parseDouble(own.get(13)[2]) + 0.2, RATE);
      try (WavWriter out = WavWriter.create(folder.resolve("audio/talk" + part + ".wav"), RATE)) {
        out.write(source.read(span));
        out.commit();
      }
      texts[part] = own.stream().map(row -> row[0]).collect(Collectors.joining("\n"));
    }
    Files.writeString(folder.resolve("minutes.txt"), texts[1] + "\n\n" + texts[0] + "\n");
    Path config = folder.resolve("archive.yaml");
    Files.writeString(
        config,
        "output: corpus\nrecordings: audio\ndocuments: minutes.txt\nrecognizer:\n  name: ctc\n"
            + "  acoustic-model: "
            + DATA.resolve("ctc-english").toAbsolutePath()
            + "\n");
    StringWriter err = new StringWriter();
    int code =
        Caesura.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(err))
            .execute("corpus", "build", "--quiet", "--jobs", "2", config.toString());
    assertEquals(0, code, err::toString);
    int right = 0;
    List<String> kept = Files.readAllLines(folder.resolve("corpus/corpus.jsonl"));
    for (String line : kept) {
      JsonNode record = new JsonMapper().readTree(line);
      int part = record.path("recording").asText().equals("talk0") ? 0 : 1;
      double start = record.path("audio_start").asDouble() + offsets[part];
      boolean isNear =
          rows.subList(14 * part, 14 * part + 14).stream()
              .anyMatch(
                  row ->
                      row[0].equals(record.path("text").asText())
                          && Math.abs(Double.parseDouble(row[1]) - start) < 0.5);
      right += isNear ? 1 : 0;
    }
    String figures = right + " within 0.5 s of " + kept.size() + " kept of 28";
    assertTrue(right == kept.size() && right >= 20, figures);
    String again = Files.readString(folder.resolve("corpus/corpus.jsonl"));
    assertEquals(0, Caesura.commandLine().execute("corpus", "build", "--quiet", config.toString()));
    assertEquals(again, Files.readString(folder.resolve("corpus/corpus.jsonl")));
  }
}
