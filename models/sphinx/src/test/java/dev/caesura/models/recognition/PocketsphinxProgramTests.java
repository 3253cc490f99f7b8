package dev.caesura.models.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.align.Word;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With programs that stand in for PocketSphinx: absent, wrong, failing, hanging. */
final class PocketsphinxProgramTests {

  private static final String OPTIONS = "echo '-hmm x'; echo '-ctm x'; echo '-ctl x'\n";

  @TempDir Path folder;

  private PocketsphinxSettings program(String script) throws IOException {
    Assumptions.assumeTrue(Files.exists(Path.of("/bin/sh")), "no /bin/sh here");
    Path file = folder.resolve("program");
    Files.writeString(file, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return new PocketsphinxSettings(file.toString(), 1, 10, 20);
  }

  private static Signal second() {
    float[] samples = new float[16_000];
    samples[100] = 0.5f;
    return Signal.of(samples, 16_000);
  }

  @Test
  void anAbsentProgramIsNamed() {
    PocketsphinxSettings absent = new PocketsphinxSettings("no-such-program", 1, 10, 20);
    IOException e =
        assertThrows(IOException.class, () -> PocketsphinxRecognizer.open("hello", absent));
    assertEquals(
        "no-such-program: cannot be started. Install PocketSphinx (on Debian and Ubuntu: package"
            + " pocketsphinx).",
        e.getMessage());
    assertFalse(PocketsphinxRecognizer.isInstalled(absent));
  }

  @Test
  void anotherProgramIsRefused() throws IOException {
    PocketsphinxSettings other = program("echo usage: something else\n");
    IOException e =
        assertThrows(IOException.class, () -> PocketsphinxRecognizer.open("hello", other));
    assertTrue(e.getMessage().contains("without the options -hmm and -ctm"), e.getMessage());
  }

  @Test
  void aFailureHasTheLastLinesOfTheLog() throws IOException {
    PocketsphinxSettings failing =
        program("test $# = 0 && { " + OPTIONS + "exit 1; }\necho ERROR: no model here; exit 3\n");
    try (PocketsphinxRecognizer recognizer = PocketsphinxRecognizer.open("hello", failing)) {
      IOException e = assertThrows(IOException.class, () -> recognizer.recognize(second()));
      assertTrue(e.getMessage().contains("found status 3"), e.getMessage());
      assertTrue(e.getMessage().endsWith("ERROR: no model here"), e.getMessage());
    }
  }

  @Test
  void aHangingProcessDiesWithItsCaller() throws Exception {
    PocketsphinxSettings hanging =
        program(
            "test $# = 0 && { "
                + OPTIONS
                + "exit 1; }\necho $$ > '"
                + folder
                + "/pid.new'; mv '"
                + folder
                + "/pid.new' '"
                + folder
                + "/pid'; exec sleep 1000\n");
    try (PocketsphinxRecognizer recognizer = PocketsphinxRecognizer.open("hello", hanging)) {
      Thread caller =
          new Thread(
              () ->
                  assertThrows(InterruptedIOException.class, () -> recognizer.recognize(second())));
      caller.start();
      Path pid = folder.resolve("pid");
      for (int i = 0; i < 1_000 && !Files.exists(pid); i++) {
        Thread.sleep(10);
      }
      long number = Long.parseLong(Files.readString(pid).strip());
      caller.interrupt();
      caller.join(10_000);
      assertFalse(caller.isAlive());
      for (int i = 0; i < 500 && ProcessHandle.of(number).isPresent(); i++) {
        Thread.sleep(10);
      }
      assertFalse(ProcessHandle.of(number).isPresent(), "process " + number + " lives");
    }
  }

  @Test
  void nothingIsLeftInTheTemporaryFolder() throws IOException {
    Path made;
    try (ModelFolder models = ModelFolder.of(BiasedModel.of("hello", 10))) {
      made = models.arpa().getParent();
      Files.writeString(models.create("piece").resolve("x"), "x");
      assertTrue(Files.exists(models.dictionary()));
      try (Stream<Path> all = Files.list(made)) {
        assertEquals(3, all.count());
      }
    }
    assertFalse(Files.exists(made));
  }

  @Test
  void aBadLineOfWordsIsNamed() throws IOException {
    TimeSpan piece = new TimeSpan(16_000, 32_000, 16_000);
    Path file = folder.resolve("w.ctm");
    Files.writeString(file, "p 1 0.10 0.19 <sil> 1.000\np 1 0.30 0.19 caf_e9_ 1.001\n");
    List<Word> words = PocketsphinxCtmReader.read(file, piece, key -> key.replace("_e9_", "é"));
    assertEquals(List.of(new Word("café", new TimeSpan(20_800, 24_000, 16_000), 1)), words);
    for (String bad : List.of("p 1 0.1 0.1 word", "p 1 x 0.1 word 1", "p 1 NaN 0.1 word 1")) {
      Files.writeString(file, "p 1 0.10 0.20 a 0.5\n" + bad + "\n");
      IOException e =
          assertThrows(
              IOException.class,
              () -> PocketsphinxCtmReader.read(file, piece, UnaryOperator.identity()));
      assertTrue(e.getMessage().contains("w.ctm, line 2: expected"), e.getMessage());
    }
  }
}
