package dev.caesura.cli.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.cli.Caesura;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorerOptionsTests {

  private final StringWriter err = new StringWriter();
  private final Path prompts =
      Path.of(System.getProperty("caesura.testdata"), "speech", "prompts-en.flac");

  private String run(int code, String... args) {
    StringWriter out = new StringWriter();
    int found =
        Caesura.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(args);
    assertEquals(code, found, err::toString);
    return out.toString();
  }

  @Test
  void everyScorerFindsSpeech() {
    String silero = run(0, "vad", prompts.toString());
    for (String scorer : new String[] {"energy", "silence"}) {
      String other = run(0, "vad", "--scorer", scorer, prompts.toString());
      assertTrue(other.lines().count() > 20, scorer + other);
      assertNotEquals(silero, other);
    }
    String earlier = run(0, "vad", "--onset-compensation", "0.03", prompts.toString());
    assertTrue(earlier.lines().count() > 20, earlier);
    assertNotEquals(silero, earlier);
  }

  @Test
  void keptScoresGiveTheSameSegmentsForOtherMethods(@TempDir Path folder) throws IOException {
    String cache = folder.resolve("cache").toString();
    String file = prompts.toString();
    String plain = run(0, "segment", "--max", "10", file);
    assertEquals(plain, run(0, "segment", "--max", "10", "--scores", cache, file));
    assertEquals(plain, run(0, "segment", "--max", "10", "--scores", cache, file));
    assertEquals(
        run(0, "segment", "--method", "dac", file),
        run(0, "segment", "--method", "dac", "--scores", cache, file));
    run(0, "segment", "--scorer", "energy", "--scores", cache, file);
    try (Stream<Path> kept = Files.list(Path.of(cache))) {
      assertEquals(2, kept.count(), "one for each detector");
    }
  }

  @Test
  void whatVadLeavesOutIsReported() {
    run(0, "vad", "--min-speech", "1", "--min-silence", "0.1", prompts.toString());
    assertTrue(err.toString().contains("that are too short, "), err.toString());
    err.getBuffer().setLength(0);
    run(0, "vad", "--min-speech", "0", prompts.toString());
    assertEquals("", err.toString());
  }

  @Test
  void wrongScorersAreUsageErrors(@TempDir Path folder) throws IOException {
    run(2, "vad", "--scorer", "webrtc", prompts.toString());
    assertTrue(err.toString().contains("--scorer webrtc: expected silero, "), err.toString());
    run(2, "vad", "--scorer", "silence", "--onset-compensation", "0.1", prompts.toString());
    run(2, "vad", "--onset-compensation", "2", prompts.toString());
    Path bad = Files.writeString(folder.resolve("bad.json"), "{}");
    run(1, "vad", "--scorer", bad.toString(), prompts.toString());
    run(1, "vad", "--scorer", folder.resolve("none.json").toString(), prompts.toString());
    assertTrue(err.toString().contains("none.json: "), err.toString());
  }
}
