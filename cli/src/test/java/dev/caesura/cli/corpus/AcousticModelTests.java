package dev.caesura.cli.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.audio.io.WavWriter;
import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code mine}, {@code align} and {@code transcribe} with the network of {@code
 * testdata/ctc-tones}, which hears one tone for each letter: the times of all words are known.
 */
class AcousticModelTests {

  private static final int RATE = 16_000;
  private static final Path MODEL =
      Path.of(System.getProperty("caesura.testdata")).resolve("ctc-tones");

  private static final List<String> SPOKEN =
      List.of(
          "The minister opened the new bridge.",
          "Nobody expected seventeen elephants there.",
          "Afterwards everybody returned home quickly.",
          "Children played with coloured wooden blocks.");

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();
  private final Map<String, double[]> times = new HashMap<>();
  private Path talk;

  @BeforeEach
  void speak() throws IOException {
    List<Float> samples = new ArrayList<>();
    silence(samples, 0.5);
    for (String sentence : SPOKEN) {
      String[] words = sentence.toLowerCase(Locale.ROOT).replace(".", "").split(" ");
      for (int w = 0; w < words.length; w++) {
        double start = samples.size() / (double) RATE;
        for (int i = 0; i < words[w].length(); i++) {
          tone(samples, words[w].charAt(i) - 'a' + 1);
          silence(samples, 0.04);
        }
        times.put(sentence + w, new double[] {start, samples.size() / (double) RATE - 0.04});
        tone(samples, 0);
        silence(samples, 0.06);
      }
      silence(samples, 0.8);
    }
    talk = folder.resolve("talk.wav");
    try (WavWriter out = WavWriter.create(talk, RATE)) {
      float[] all = new float[samples.size()];
      for (int i = 0; i < all.length; i++) {
        all[i] = samples.get(i);
      }
      out.write(all, 0, all.length);
      out.commit();
    }
  }

  private static void tone(List<Float> samples, int letter) {
    for (int i = 0; i < 0.08 * RATE; i++) {
      samples.add((float) (0.3 * Math.sin(2 * Math.PI * 270 * (letter + 1) * i / RATE)));
    }
  }

  private static void silence(List<Float> samples, double seconds) {
    for (int i = 0; i < seconds * RATE; i++) {
      samples.add(0f);
    }
  }

  private String run(int expected, Object... args) {
    StringWriter out = new StringWriter();
    int code =
        Caesura.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(Stream.of(args).map(Object::toString).toArray(String[]::new));
    assertEquals(expected, code, err.toString());
    return out.toString();
  }

  private Path text(List<String> sentences) throws IOException {
    return Files.writeString(folder.resolve("talk.txt"), String.join("\n", sentences) + "\n");
  }

  private static List<JsonNode> records(String lines) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      records.add(new JsonMapper().readTree(line));
    }
    return records;
  }

  private void assertTimes(JsonNode record) {
    String sentence = record.get("text").asText();
    double start = record.get("audio_start").asDouble();
    for (int w = 0; w < record.get("words").size(); w++) {
      JsonNode word = record.get("words").get(w);
      double[] time = times.get(sentence + w);
      String message = sentence + ", word " + w + ": " + word;
      assertEquals(time[0], start + word.get("time_s").asDouble(), 0.03, message);
      assertEquals(time[1], start + word.get("time_e").asDouble(), 0.03, message);
      assertTrue(word.get("confidence").asDouble() > 0.5, message);
    }
    assertTrue(record.get("confidence").asDouble() > 0.5, record::toString);
  }

  @Test
  void minesInAnyOrderAndResumes() throws IOException {
    List<String> written = new ArrayList<>(List.of(SPOKEN.get(2), SPOKEN.get(3), SPOKEN.get(0)));
    Path out = folder.resolve("corpus");
    Object[] args = {
      "mine",
      "--acoustic-model",
      MODEL,
      "--order",
      "any",
      "--max-error",
      "0.9",
      "--text",
      text(written),
      "--out",
      out,
      talk
    };
    run(0, args);
    Path corpus = out.resolve("corpus.jsonl");
    List<JsonNode> kept = records(Files.readString(corpus));
    assertEquals(written, kept.stream().map(record -> record.get("text").asText()).toList());
    kept.forEach(this::assertTimes);
    List<JsonNode> rejected = records(Files.readString(out.resolve("rejected.jsonl")));
    assertEquals("speech-without-text", rejected.get(0).get("reason").asText());
    assertTrue(Files.readString(out.resolve("report.html")).contains("letters have no symbol"));

    // Killed after one window: the same bytes, and the kept window is not computed again.
    byte[] before = Files.readAllBytes(corpus);
    Path emissions = only(out.resolve(".caesura"), ".emissions");
    byte[] whole = Files.readAllBytes(emissions);
    Path part = Path.of(emissions + ".part");
    Files.move(emissions, part, StandardCopyOption.REPLACE_EXISTING);
    try (var channel = Files.newByteChannel(part, java.nio.file.StandardOpenOption.WRITE)) {
      channel.truncate(whole.length - 40);
    }
    run(0, args);
    assertArrayEquals(before, Files.readAllBytes(corpus));
    assertArrayEquals(whole, Files.readAllBytes(emissions));
    assertFalse(Files.exists(part));
  }

  private static Path only(Path where, String extension) throws IOException {
    try (Stream<Path> files = Files.list(where)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(extension)).toList();
      assertEquals(1, found.size(), found::toString);
      return found.get(0);
    }
  }

  @Test
  void alignsWithLettersThatTheModelDoesNotKnow() throws IOException {
    List<String> written = new ArrayList<>(SPOKEN);
    written.set(1, SPOKEN.get(1).replace("seventeen", "ſeventeeΩ"));
    List<JsonNode> records =
        records(
            run(0, "align", "--acoustic-model", MODEL, "--audio", talk, "--text", text(written)));
    assertEquals(4, records.size());
    for (JsonNode record : records) {
      assertEquals("matched", record.get("status").asText());
    }
    assertTimes(records.get(0));
    assertTimes(records.get(3));
    JsonNode word = records.get(1).get("words").get(2);
    double start = records.get(1).get("audio_start").asDouble() + word.get("time_s").asDouble();
    assertEquals(times.get(SPOKEN.get(1) + 2)[0], start, 0.03);
    assertTrue(err.toString().contains("letters have no symbol (ω"), err::toString);
  }

  @Test
  void abbreviationsAreReadAsTheyAreSpoken() throws IOException {
    List<String> written = new ArrayList<>(SPOKEN);
    written.set(0, "The mst. opened the new bridge.");
    Path abbreviations = Files.writeString(folder.resolve("a.tsv"), "mst.\tminister\n");
    JsonNode record =
        records(
                run(
                    0,
                    "align",
                    "--acoustic-model",
                    MODEL,
                    "--audio",
                    talk,
                    "--text",
                    text(written),
                    "--abbreviations",
                    abbreviations))
            .get(0);
    JsonNode word = record.get("words").get(1);
    double[] time = times.get(SPOKEN.get(0) + 1);
    assertEquals(
        time[0], record.get("audio_start").asDouble() + word.get("time_s").asDouble(), 0.03);
    assertEquals(
        time[1], record.get("audio_start").asDouble() + word.get("time_e").asDouble(), 0.03);
    assertTrue(word.get("confidence").asDouble() > 0.5, word::toString);
  }

  @Test
  void transcribes() throws IOException {
    String words = String.join(" ", SPOKEN).toLowerCase(Locale.ROOT).replace(".", "");
    assertEquals(words, run(0, "transcribe", "--acoustic-model", MODEL, talk).strip());
    Path scores = folder.resolve("scores");
    String ctm =
        run(
            0,
            "transcribe",
            "--acoustic-model",
            MODEL,
            "--format",
            "ctm",
            "--beam",
            5,
            "--scores",
            scores,
            talk);
    assertEquals(words, String.join(" ", ctm.lines().map(line -> line.split(" ")[4]).toList()));
    String[] last = ctm.lines().toList().get(5).split(" ");
    assertEquals(times.get(SPOKEN.get(0) + 5)[0], Double.parseDouble(last[2]), 0.03);
    only(scores, ".emissions");
    List<JsonNode> json =
        records(run(0, "transcribe", "--acoustic-model", MODEL, "--format", "jsonl", talk, talk));
    assertEquals(2 * words.split(" ").length, json.size());
    assertEquals("talk", json.get(0).get("recording").asText());
  }

  @Test
  void sentencesThatDoNotFitTogetherAreRefused() throws IOException {
    Path text = text(SPOKEN);
    run(2, "mine", "--recognizer", "ctc", "--text", text, "--out", folder.resolve("o"), talk);
    run(
        1,
        "mine",
        "--recognizer",
        "sphinx",
        "--acoustic-model",
        MODEL,
        "--text",
        text,
        "--out",
        folder.resolve("o"),
        talk);
    run(2, "align", "--acoustic-model", MODEL, "--text", text);
    run(2, "transcribe", talk);
    run(2, "transcribe", "--acoustic-model", MODEL, talk, MODEL.resolve("../speech"));
    run(1, "transcribe", "--acoustic-model", folder, talk);
    for (String message :
        List.of(
            "--recognizer ctc: expected --acoustic-model DIR beside it",
            "expected one dictionary (.dic, .dict or dictionary.txt); found none",
            "--acoustic-model: expected --audio FILE beside it",
            "--acoustic-model: expected DIR; found nothing",
            "--format text: expected one recording; found ",
            "vocab.json: expected the vocabulary, or tokens.txt of a NeMo model; found neither")) {
      assertTrue(err.toString().contains(message), message + " in " + err);
    }
  }
}
