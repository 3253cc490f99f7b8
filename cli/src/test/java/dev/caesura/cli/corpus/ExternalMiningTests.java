package dev.caesura.cli.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.cli.Caesura;
import dev.caesura.cli.ToolProcess;
import dev.caesura.models.external.FakeRecognizer;
import dev.caesura.models.external.LoopbackServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Corpora from the words of programs and servers. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
class ExternalMiningTests {

  private static final int SENTENCES = 14;

  @TempDir static Path folder;
  private static ReadPrompts prompts;
  private static Path audio;
  private static Path text;

  @BeforeAll
  static void prepare() throws IOException {
    prompts = ReadPrompts.write(folder, SENTENCES);
    audio = prompts.audio();
    text = prompts.text();
  }

  private static String command(String log, int millis) {
    return prompts.command(folder.resolve(log), millis);
  }

  private static String[] arguments(Path out, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("mine", audio.toString(), "--text", text.toString(), "--language", "cy"));
    all.addAll(List.of("--out", out.toString(), "--max-error", "0.9"));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static String run(int code, String... arguments) {
    StringWriter err = new StringWriter();
    int found = Caesura.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
    assertEquals(code, found, err::toString);
    return err.toString();
  }

  private static long lines(Path log, String start) throws IOException {
    return Files.readAllLines(log).stream().filter(line -> line.startsWith(start)).count();
  }

  @Test
  void aProgramThatIsKilledIsResumed() throws Exception {
    Path once = folder.resolve("once");
    String line = command("calls", 300);
    String[] more = {"--recognizer-command", line, "--recognizer-max", "8", "--jobs", "2"};
    Path killed = folder.resolve("killed");
    Process process = ToolProcess.start(arguments(killed, more));
    Path heard = killed.resolve(".caesura/heard.jsonl");
    while (!Files.exists(heard) || Files.readAllLines(heard).size() < 2) {
      assertTrue(process.isAlive(), "ended too early");
      Thread.sleep(5);
    }
    process.destroyForcibly().waitFor();
    assertFalse(Files.exists(killed.resolve("corpus.jsonl")), "killed too late");
    List<String> before = Files.readAllLines(heard);
    assertEquals(0, ToolProcess.start(arguments(killed, more)).waitFor());
    List<String> pieces = Files.readAllLines(heard);
    assertTrue(pieces.containsAll(before), "a piece was done twice");
    assertTrue(pieces.size() >= 5, pieces::toString);
    // Two were in work when the process was killed.
    long calls = lines(folder.resolve("calls"), "start");
    assertTrue(pieces.size() <= calls && calls <= pieces.size() + 2, calls + " calls");

    String err = run(0, arguments(once, more));
    assertTrue(err.contains("caesura: recogniser: command '"), err);
    assertTrue(err.contains("(pieces of at most 8.0 s, overlap 2.0 s)"), err);
    for (String name : List.of("corpus.jsonl", "rejected.jsonl", ".caesura/heard.jsonl")) {
      assertArrayEquals(
          Files.readAllBytes(once.resolve(name)), Files.readAllBytes(killed.resolve(name)), name);
    }
    assertEquals(SENTENCES, Files.readAllLines(once.resolve("corpus.jsonl")).size());
    assertTrue(
        Files.readString(once.resolve(".caesura/run.json")).contains("FakeRecognizer"), "run.json");
    assertTrue(
        Files.readString(once.resolve("report.html")).contains("FakeRecognizer"), "report.html");
    more[1] = line.replace(" 300 ", " 0 ");
    String other = run(1, arguments(once, more));
    assertTrue(other.contains("recognizer was command "), other);
  }

  @Test
  void aFailureIsReportedAndResumed() throws Exception {
    Path out = folder.resolve("failing");
    Path fails = Files.createFile(folder.resolve("fails"));
    Path log = folder.resolve("failing-calls");
    Path script = folder.resolve("failing.sh");
    Files.writeString(
        script,
        "if [ -e '"
            + fails
            + "' ] && [ -e '"
            + log
            + "' ]; then echo no memory >&2; exit 4; fi\n"
            + "exec "
            + command("failing-calls", 0).replace("{wav}", "\"$1\"")
            + "\n");
    String[] more = {"--recognizer-command", "sh '" + script + "' {wav}", "--recognizer-max", "8"};
    String err = run(1, arguments(out, more));
    assertTrue(err.contains("expected exit status 0; found 4. It printed last: no memory"), err);
    assertTrue(err.contains("caesura: sh, piece "), err);
    assertEquals(1, lines(log, "end"));
    Files.delete(fails);
    run(0, arguments(out, more));
    List<String> pieces = Files.readAllLines(out.resolve(".caesura/heard.jsonl"));
    assertEquals(pieces.size(), lines(log, "start"));
    assertEquals(SENTENCES, Files.readAllLines(out.resolve("corpus.jsonl")).size());
  }

  @Test
  void theWholeRecordingIsOneCall() throws Exception {
    Path out = folder.resolve("whole");
    run(0, arguments(out, "--recognizer-command", command("whole-calls", 0), "--recognizer-whole"));
    assertEquals(1, lines(folder.resolve("whole-calls"), "start"));
    assertEquals(SENTENCES, Files.readAllLines(out.resolve("corpus.jsonl")).size());
  }

  @Test
  void alignsByTheSameWays() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Caesura.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err, true))
            .execute(
                "align",
                "--audio",
                audio.toString(),
                "--text",
                text.toString(),
                "--recognizer-command",
                command("align-calls", 0),
                "--recognizer-max",
                "8");
    assertEquals(0, code, err::toString);
    assertTrue(err.toString().contains("language: en, guessed from the transcript"), err::toString);
    assertTrue(err.toString().contains("caesura: recogniser: command '"), err::toString);
    List<String> records = out.toString().lines().toList();
    assertEquals(SENTENCES, records.size(), out::toString);
    assertTrue(records.stream().allMatch(line -> line.contains("matched")), out::toString);
  }

  @Test
  void aServerGetsItsKeyAndNobodyElse() throws Exception {
    FakeRecognizer fake = FakeRecognizer.of(audio, prompts.table());
    try (LoopbackServer server =
        LoopbackServer.start(
            (exchange, request) ->
                LoopbackServer.send(exchange, 200, "application/json", fake.json(request.wav())))) {
      Path out = folder.resolve("server");
      Path err = folder.resolve("server.err");
      ProcessBuilder tool =
          new ProcessBuilder(
                  ToolProcess.command(
                      arguments(
                          out,
                          "--recognizer-url",
                          server.url(),
                          "--recognizer-model",
                          "m1",
                          "--recognizer-key-env",
                          "CAESURA_TEST_KEY",
                          "--recognizer-max",
                          "8",
                          "--jobs",
                          "2")))
              .redirectError(err.toFile());
      tool.environment().put("CAESURA_TEST_KEY", "sk-secret-123");
      Process process = tool.start();
      assertTrue(process.waitFor(120, TimeUnit.SECONDS));
      String printed = Files.readString(err);
      assertEquals(0, process.exitValue(), printed);
      assertTrue(printed.contains("recogniser: server " + server.url() + ", model m1"), printed);
      assertTrue(printed.contains("the key was sent without encryption"), printed);
      assertEquals(SENTENCES, Files.readAllLines(out.resolve("corpus.jsonl")).size());
      assertEquals(
          Files.readAllLines(out.resolve(".caesura/heard.jsonl")).size(), server.requests().size());
      assertEquals("Bearer sk-secret-123", server.requests().get(0).authorization());
      assertEquals(List.of("cy"), server.requests().get(0).field("language"));
      assertFalse(printed.contains("sk-secret"), printed);
      try (Stream<Path> files = Files.walk(out)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          byte[] bytes = Files.readAllBytes(file);
          String content = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
          assertFalse(content.contains("sk-secret"), file::toString);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "--recognizer-command;w {wav} | x # --recognizer-command: no shell reads it; found |.",
        "--recognizer-command;w # --recognizer-command: expected {wav}, the place",
        "--recognizer-command;sh {wav};--recognizer-url;http://a/ # --recognizer-command,"
            + " --recognizer-url: expected one of them; found both",
        "--recognizer-command;sh {wav};--words;a.ctm # --recognizer-command, --words: expected one"
            + " of them; found both",
        "--recognizer-url;http://a/;--recognizer;sphinx # --recognizer-url, --recognizer: expected"
            + " one of them; found both",
        "--recognizer-url;a # --recognizer-url: expected an address with http or https; found a",
        "--recognizer-url;http://a/;--recognizer-rate;0 # --recognizer-rate 0.0: expected a number"
            + " greater than 0",
        "--recognizer-url;http://a/;--recognizer-key-env;NO_SUCH_KEY # --recognizer-key-env"
            + " NO_SUCH_KEY: expected an environment variable; it is not set",
        "--recognizer-command;sh {wav};--recognizer-model;m # --recognizer-model: expected"
            + " --recognizer-url beside it",
        "--recognizer-max;20 # --recognizer-max: expected --recognizer-command or --recognizer-url"
            + " beside it",
        "--recognizer-command;sh {wav};--recognizer-max;0 # --recognizer-max 0.0: expected a number"
            + " from 1 to 86400",
        "--recognizer-command;sh {wav};--recognizer-timeout;-1 # --recognizer-timeout -1.0:"
            + " expected a number greater than 0",
        "--recognizer-command;sh {wav};--recognizer-max;9;--recognizer-whole # --recognizer-whole,"
            + " --recognizer-max: expected one of them; found both",
      })
  void faultsNameTheOptions(String more, String message) {
    String err = run(2, arguments(folder.resolve("none"), more.split(";")));
    assertTrue(err.startsWith("caesura: " + message), err);
    assertFalse(Files.exists(folder.resolve("none")));
  }

  @Test
  void aProgramThatIsNotInstalledIsMissedAtOnce() {
    String err = run(1, arguments(folder.resolve("none"), "--recognizer-command", "no-such {wav}"));
    assertTrue(err.contains("no-such: expected an installed program; found none."), err);
    assertFalse(Files.exists(folder.resolve("none")));
  }
}
