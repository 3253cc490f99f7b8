package dev.caesura.cli.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.audio.io.WavWriter;
import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CTC networks of a hub on this machine: fetched by name, and used. */
class CtcModelsTests {

  private static final Path DATA = Path.of(System.getProperty("caesura.testdata"));

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private FileServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FileServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int get(String name) {
    return run("models", "get", name, "--cache", folder.toString(), "--hub", server.address());
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Caesura.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  @Test
  void anExportOfTheHubIsFetchedAndUsed() throws IOException {
    Path tones = DATA.resolve("ctc-tones");
    server.put("some/tones-hr", "config.json", "{\"architectures\": [\n \"Wav2Vec2ForCTC\"\n]}");
    server.put("some/tones-hr", "onnx/model.onnx", Files.readAllBytes(tones.resolve("model.onnx")));
    for (String file : new String[] {"vocab.json", "tokenizer_config.json"}) {
      server.put("some/tones-hr", file, Files.readAllBytes(tones.resolve(file)));
    }
    server.put(
        "some/tones-hr", "README.md", "---\nlanguage: hr\nlicense: apache-2.0\n---\n# Tones\n");
    assertEquals(0, get("some/tones-hr"), err::toString);
    assertTrue(err.toString().contains("some/tones-hr: licence: apache-2.0"), err::toString);
    Path place = folder.resolve("some/tones-hr");
    assertTrue(Files.exists(place.resolve("tokenizer_config.json")));
    Path talk = folder.resolve("talk.wav");
    try (WavWriter wav = WavWriter.create(talk, 16_000)) {
      float[] samples = new float[16_000];
      for (int i = 4000; i < 6400; i++) {
        // The letter a.
        samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * 540 * i / 16_000));
      }
      wav.write(samples, 0, samples.length);
      wav.commit();
    }
    assertEquals(
        0, run("transcribe", "--acoustic-model", place.toString(), talk.toString()), err::toString);
    assertEquals("a", out.toString().strip());
  }

  @Test
  void anExportOfNemoIsFetchedAndUsed() throws IOException {
    Path english = DATA.resolve("ctc-english");
    server.put("some/nemo", "model.int8.onnx", Files.readAllBytes(english.resolve("model.onnx")));
    server.put("some/nemo", "tokens.txt", Files.readAllBytes(english.resolve("tokens.txt")));
    assertEquals(0, get("some/nemo"), err::toString);
    assertFalse(err.toString().contains("licence"), err::toString);
    assertEquals(
        0,
        run(
            "transcribe",
            "--acoustic-model",
            folder.resolve("some/nemo").toString(),
            DATA.resolve("speech/prompts-en.flac").toString(),
            "--format",
            "jsonl"),
        err::toString);
    assertTrue(out.toString().lines().count() > 300, out::toString);
  }

  @Test
  void aModelWithoutAnExportIsNamed() {
    server.put("some/weights", "config.json", "{\"architectures\": [\"HubertForCTC\"]}");
    server.put("some/weights", "vocab.json", "{}");
    assertEquals(1, get("some/weights"));
    assertTrue(
        err.toString().contains("/some/weights: expected onnx/model.onnx or model.onnx; found"),
        err::toString);
  }
}
