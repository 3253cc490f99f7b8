package dev.caesura.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTests {

  @TempDir private Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private static String failure(Path file) {
    return assertThrows(IOException.class, () -> WholeFile.writeText(file, out -> out.write("new")))
        .getMessage();
  }

  @Test
  void anOlderFileIsReplacedOrUnchanged() throws IOException {
    Path file = folder.resolve("a.txt");
    WholeFile.writeText(file, out -> out.write("old"));
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                WholeFile.writeText(
                    file,
                    out -> {
                      out.write("half");
                      throw new IOException("no more");
                    }));
    assertEquals(file + ": cannot be written: no more", e.getMessage());
    assertEquals("old", Files.readString(file));
    WholeFile.writeText(file, out -> out.write("new"));
    assertEquals("new", Files.readString(file));
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  void whatIsNoPlaceForAFileIsNamed() throws IOException {
    assertEquals(
        folder + ": cannot be written: expected a file; found a folder of this name",
        failure(folder));
    Path nowhere = folder.resolve("none/a.txt");
    assertEquals(nowhere + ": cannot be written: its folder does not exist", failure(nowhere));
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    assertTrue(failure(file.resolve("b.txt")).endsWith(": cannot be written: Not a directory"));
    assertEquals(List.of("a.txt"), names());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void nothingIsWrittenThroughALink() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path file = Files.writeString(other.resolve("a.txt"), "old");
    for (Path to :
        List.of(file, other.resolve("none"), folder.resolve("link"), Path.of("/dev/null"))) {
      Path link = Files.createSymbolicLink(folder.resolve("link"), to);
      WholeFile.writeText(link, out -> out.write("new"));
      assertFalse(Files.isSymbolicLink(link), to.toString());
      assertEquals("new", Files.readString(link));
      Files.delete(link);
    }
    assertEquals("old", Files.readString(file));
    Path toFolder = Files.createSymbolicLink(folder.resolve("to-folder"), other);
    assertTrue(failure(toFolder).endsWith("found a folder of this name"));
    assertEquals(List.of("other", "to-folder"), names());
  }

  /** A process of root that moves its file over a device takes the device from everybody. */
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "pipes have no names there")
  void aPipeGetsTheContentAndStays() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no named pipes");
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try (InputStream in = Files.newInputStream(pipe)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
              } catch (IOException e) {
                return e.toString();
              }
            });
    WholeFile.writeText(pipe, out -> out.write("through"));
    assertEquals("through", read.get(20, TimeUnit.SECONDS));
    assertFalse(Files.isRegularFile(pipe));
    assertEquals(List.of("pipe"), names());
    assertEquals(
        "expected a file; found a device or a pipe",
        assertThrows(IOException.class, () -> WholeFile.requirePlace(pipe)).getMessage());
  }
}
