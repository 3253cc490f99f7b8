package dev.caesura.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Names of files that a shell, a terminal or a file system could take for something else. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its file systems refuse such names")
class HostileNamesTests {

  private static final List<String> NAMES =
      List.of(
          "new\nline",
          "quo\"te's",
          "$(touch injected) `touch injected` ; touch injected",
          "escape \u001b[2J",
          "turned \u202Egpj",
          "-Xmx1g",
          " spaces ");

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Caesura.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  @BeforeEach
  void makeWorkFolder() throws IOException {
    Files.createDirectories(folder.resolve("in"));
  }

  private void assertNothingElse(String... expected) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(expected), files.map(f -> f.getFileName().toString()).sorted().toList());
    }
    assertFalse(Files.exists(Path.of("injected")), "a shell has run a name");
  }

  @Test
  void filesOfAnyNameAreReadAndWritten() throws IOException {
    for (String name : NAMES) {
      Path file = folder.resolve("in").resolve(name + ".txt");
      Files.writeString(file, "One sentence. Another one.\n");
      Path target = folder.resolve("out");
      assertEquals(
          0,
          run("split", "--splitter", "rules", "--out-dir", target.toString(), file.toString()),
          err::toString);
      // Control characters in the names of outputs are underscores.
      String written = name.replaceAll("\\p{Cntrl}", "_") + ".txt";
      assertEquals(
          "One sentence.\nAnother one.\n", Files.readString(target.resolve(written)), written);
      assertEquals(0, run("documents", file.toString()), err::toString);
      assertTrue(
          err.toString().lines().allMatch(line -> line.chars().allMatch(c -> c >= ' ')),
          err::toString);
      assertEquals(1, err.toString().lines().count(), err::toString);
    }
    assertNothingElse("in", "out");
  }

  @Test
  void messagesShowNamesInOneLine() {
    for (String name : NAMES) {
      String file = folder.resolve("none").resolve(name + ".txt").toString();
      assertEquals(1, run("documents", file));
      String message = err.toString();
      assertEquals(1, message.lines().count(), message);
      assertTrue(message.contains("no such file"), message);
      assertTrue(message.strip().chars().allMatch(c -> c >= ' ' && c != 0x202E), message);
    }
  }

  @Test
  void pathsOfManifestsThatNoFileCanHaveAreRefusedWithTheirLine() throws IOException {
    Path manifest = folder.resolve("in/manifest.json");
    Files.writeString(
        manifest,
        "{\"audio_filepath\":\"a.wav\",\"duration\":1.0,\"text\":\"one\"}\n"
            + "{\"audio_filepath\":\"a\\u0000b.wav\",\"duration\":1.0,\"text\":\"two\"}\n");
    for (String format : List.of("kaldi", "stm", "webdataset")) {
      Path target = folder.resolve("target-" + format);
      assertEquals(
          1,
          run("convert", "--from", "nemo", "--to", format, manifest.toString(), target.toString()));
      assertTrue(
          err.toString().contains(manifest + ", line 2: expected an entry of a corpus; found"),
          err::toString);
    }
    assertNothingElse("in");
  }
}
