package dev.caesura.cli.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mine} with several short recordings of real speech and no recogniser. */
class SeriesMiningTests {

  private static final int RATE = 16_000;
  private static final Path SPEECH = Path.of(System.getProperty("caesura.testdata"), "speech");

  /** Sentences of a recording, half a minute: too few to train anything on. */
  private static final int OWN = 11;

  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  private void run(int expected, String... args) {
    err.getBuffer().setLength(0);
    int code =
        Caesura.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(err))
            .execute(args);
    assertEquals(expected, code, err::toString);
  }

  /** Writes the prompts from one to another as a recording, and a text. */
  private String recording(String name, int from, int to, List<String> text) throws IOException {
    List<String> rows = Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv"));
    TimeSpan span =
        TimeSpan.fromSeconds(
            from == 0 ? 0 : Double.parseDouble(rows.get(from - 1).split("\t")[2]) + 0.1,
            Double.parseDouble(rows.get(to - 1).split("\t")[2]) + 0.1,
            RATE);
    float[] samples = AudioFiles.open(SPEECH.resolve("prompts-en.flac"), RATE).read(span).toArray();
    Path file = folder.resolve(name + ".wav");
    try (WavWriter wav = WavWriter.create(file, RATE)) {
      wav.write(samples, 0, samples.length);
      wav.commit();
    }
    if (!text.isEmpty()) {
      Files.createDirectories(folder.resolve("texts"));
      Files.write(folder.resolve("texts").resolve(name + ".txt"), text);
    }
    return file.toString();
  }

  private static List<String> sentences(int from, int to) throws IOException {
    return Files.readAllLines(SPEECH.resolve("prompts-en.times.tsv")).subList(from, to).stream()
        .map(row -> row.substring(0, row.indexOf('\t')))
        .toList();
  }

  @Test
  void shortRecordingsTrainOneModelInOneCommand() throws IOException {
    List<String> wrong = new ArrayList<>(sentences(60, 60 + OWN));
    Collections.reverse(wrong);
    String one = recording("one", 0, OWN, sentences(0, OWN));
    String two = recording("two", OWN, 2 * OWN, sentences(OWN, 2 * OWN));
    String three = recording("three", 2 * OWN, 3 * OWN, wrong);
    String four = recording("four", 3 * OWN, 3 * OWN + 2, List.of());
    Path out = folder.resolve("out");
    String[] options = {
      "mine",
      "--language",
      "en",
      "--recognizer",
      "self",
      "--format",
      "wav",
      "--text",
      folder.resolve("texts").toString(),
      "--save-model",
      folder.resolve("model").toString(),
      "--max-error",
      "0.5",
      "--out",
      out.toString()
    };
    run(1, with(options, one, two, three, four));
    String message = err.toString();
    assertTrue(message.contains("four.wav: expected a transcript"), message);
    assertTrue(message.contains("three.txt: this transcript does not belong to"), message);
    assertTrue(message.contains("model: trained on 2 of 4 recordings"), message);
    assertTrue(message.contains("1 of 4 recordings failed; the rest is done"), message);
    assertTrue(Files.exists(folder.resolve("model/model.caesura-hmm")));
    List<String> kept = Files.readAllLines(out.resolve("corpus.jsonl"));
    assertTrue(kept.size() >= 2 * OWN - 4, kept.size() + " of " + 2 * OWN);
    assertFalse(kept.stream().anyMatch(record -> record.contains("recordings/three/")));
    assertTrue(Files.readString(out.resolve("failures.jsonl")).contains("\"four\""));

    run(1, with(options, one, two, three, four));
    assertFalse(err.toString().contains("training one model"), "it is trained once");
    assertEquals(kept, Files.readAllLines(out.resolve("corpus.jsonl")));

    run(1, with(options, one, two));
    assertTrue(err.toString().contains("Name another --out folder, or give --redo"), message);
  }

  @Test
  void aFolderOfTranscriptsIsNeeded() throws IOException {
    String one = recording("one", 0, 1, List.of("Hello."));
    String text = folder.resolve("texts/one.txt").toString();
    run(2, "mine", "--text", text, "--out", folder.resolve("o").toString(), one, one);
    assertTrue(
        err.toString().contains("expected a folder of transcripts for 2 recordings"),
        err::toString);
    run(
        2,
        "mine",
        "--text",
        folder.resolve("texts").toString(),
        "--words",
        text,
        "--out",
        folder.resolve("o").toString(),
        one);
    assertTrue(err.toString().contains("--words: expected one recording"), err::toString);
  }

  private static String[] with(String[] start, String... more) {
    return Stream.of(start, more).flatMap(Arrays::stream).toArray(String[]::new);
  }
}
