package dev.caesura.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A heap that is too small is a failure with advice, and the process ends. */
class OutOfMemoryTests {

  @TempDir private Path folder;

  @Test
  void aSmallHeapIsAFailureWithAdvice() throws Exception {
    Path text = folder.resolve("long.txt");
    Files.writeString(text, "We came home late. Nobody was awake. ".repeat(600_000));
    List<String> command = new ArrayList<>(ToolProcess.command("documents", text.toString()));
    command.addAll(1, List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile())
            .start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the tool hangs");
    } finally {
      process.destroyForcibly();
    }
    String printed = Files.readString(err);
    assertEquals(1, process.exitValue(), printed);
    assertTrue(printed.contains("caesura: out of memory; give more with"), printed);
    assertFalse(printed.contains("\tat "), printed);
  }
}
