package dev.caesura.models.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.models.ModelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process whose Java cannot load the native library: a message says which one and why. */
@Timeout(120)
class NativeStartTests {

  /** Opens a network twice, since a class that has failed to start fails otherwise later. */
  static final class Opening {
    private Opening() {}

    public static void main(String[] args) {
      for (int i = 0; i < 2; i++) {
        try (SileroVad vad = SileroVad.open()) {
          System.out.println("opened " + vad.grid(16_000));
        } catch (ModelException e) {
          System.out.println(e.getMessage());
        }
      }
    }
  }

  private static List<String> lines(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add(Opening.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "does not end");
    assertEquals(0, process.exitValue(), printed);
    return printed.lines().filter(line -> !line.startsWith("Picked up")).toList();
  }

  @Test
  void aPlatformWithoutLibraryIsNamed() throws Exception {
    List<String> lines = lines("-Dos.arch=riscv64");
    assertEquals(2, lines.size(), lines::toString);
    for (String line : lines) {
      assertTrue(line.startsWith("ONNX Runtime: expected its native library for "), line);
      assertTrue(line.contains("-riscv64; found com.microsoft.onnxruntime:onnxruntime"), line);
    }
  }

  @Test
  void aFolderForTemporaryFilesThatIsMissingIsNamed() throws Exception {
    List<String> lines = lines("-Djava.io.tmpdir=/nonexistent/folder");
    assertEquals(2, lines.size(), lines::toString);
    for (String line : lines) {
      assertTrue(line.contains("check that /nonexistent/folder exists and has room"), line);
    }
  }
}
