package dev.caesura.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.cli.ToolProcess;
import dev.caesura.cli.corpus.ReadPrompts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed with no chance to clean up, at different moments, and started again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledRunTests {

  private static final int SENTENCES = 6;

  @TempDir static Path folder;

  private ReadPrompts prompts;
  private SortedMap<String, byte[]> undisturbed;

  @BeforeAll
  void mineOnceUndisturbed() throws Exception {
    prompts = ReadPrompts.write(folder, SENTENCES);
    Path out = folder.resolve("undisturbed");
    assertEquals(0, start(out).waitFor());
    undisturbed = content(out);
    assertTrue(undisturbed.keySet().stream().filter(name -> name.endsWith(".flac")).count() > 4);
  }

  /** One folder meets all three moments, so each run has to resume what the others have left. */
  @Test
  void resumesAfterKillsAtTheStartAfterSomePiecesAndWithinTheClips() throws Exception {
    Path out = folder.resolve("killed");
    Process process = start(out);
    waitFor(process, () -> Files.exists(out.resolve(".caesura/run.json")));
    process.destroyForcibly().waitFor();

    Path heard = out.resolve(".caesura/heard.jsonl");
    process = start(out);
    waitFor(process, () -> Files.exists(heard) && Files.readAllLines(heard).size() >= 2);
    process.destroyForcibly().waitFor();
    assertFalse(Files.exists(out.resolve("corpus.jsonl")), "killed too late");
    List<String> before = Files.readAllLines(heard);

    // What was reported as done is not done again, not even half a line after it is in the way.
    Files.writeString(heard, Files.readString(heard) + "{\"start\":12", StandardCharsets.UTF_8);
    process = start(out);
    Path clips = out.resolve("clips/start");
    waitFor(process, () -> Files.isDirectory(clips) && !names(clips).isEmpty());
    process.destroyForcibly().waitFor();
    assertTrue(Files.readAllLines(heard).containsAll(before));

    assertEquals(0, start(out).waitFor());
    assertTrue(Files.readAllLines(heard).containsAll(before));
    assertSame(out);
  }

  /** Neither the recording at 16 kHz nor its scores and clips fit. */
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "ulimit is of Unix shells")
  void saysWhichFileTheDiskIsFullForAndGoesOnWhenThereIsRoom() throws Exception {
    Path out = folder.resolve("full");
    Path err = folder.resolve("full.err");
    for (int kibibytes : new int[] {256, 60}) {
      int code = ToolProcess.startLimited(kibibytes, err, arguments(out)).waitFor();
      String message = Files.readString(err);
      assertEquals(1, code, message);
      assertTrue(message.contains(out + "/"), message);
      assertTrue(message.contains("cannot be written: File too large"), message);
      assertFalse(message.contains("\tat "), message);
      assertFalse(Files.exists(out.resolve("corpus.jsonl")));
    }
    assertEquals(0, start(out).waitFor());
    assertSame(out);
  }

  private Process start(Path out) throws IOException {
    return ToolProcess.start(arguments(out));
  }

  private String[] arguments(Path out) {
    return new String[] {
      "mine",
      prompts.audio().toString(),
      "--text",
      prompts.text().toString(),
      "--out",
      out.toString(),
      "--recognizer-command",
      prompts.command(folder.resolve("calls"), 100),
      "--recognizer-max",
      "8",
      "--jobs",
      "2",
      "--quiet"
    };
  }

  /** Something to wait for. */
  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void waitFor(Process process, Condition condition) throws Exception {
    for (int i = 0; i < 60_000 && process.isAlive(); i++) {
      if (condition.holds()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertTrue(condition.holds(), "the process ended, or ten minutes passed");
  }

  private static List<Path> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private void assertSame(Path out) throws IOException {
    SortedMap<String, byte[]> found = content(out);
    assertEquals(undisturbed.keySet(), found.keySet());
    undisturbed.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
  }

  private static SortedMap<String, byte[]> content(Path out) throws IOException {
    SortedMap<String, byte[]> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(out.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return content;
  }
}
