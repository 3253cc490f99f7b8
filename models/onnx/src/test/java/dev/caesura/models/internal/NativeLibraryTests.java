package dev.caesura.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTests {

  private static final NativeLibrary LIBRARY =
      new NativeLibrary("Engine", "org:engine", List.of("linux-x86_64", "macos-aarch64"));

  @TempDir private Path folder;

  @Test
  void namesThePlatformsThatItIsMadeFor() {
    assertEquals(
        "Engine: expected its native library for linux-riscv64; found org:engine with those of"
            + " linux-x86_64, macos-aarch64. Run Java on one of these.",
        LIBRARY.message(new UnsatisfiedLinkError("none"), "linux-riscv64", false));
  }

  @Test
  void saysWhatIsTheMatterWithAlpine() {
    assertEquals(
        "Engine: expected its native library for linux-x86_64 with musl; found one for glibc. Use a"
            + " system with glibc, such as Debian, instead of Alpine. (libstdc++.so.6: not found)",
        LIBRARY.message(
            new ExceptionInInitializerError(new UnsatisfiedLinkError("libstdc++.so.6: not found")),
            "linux-x86_64",
            true));
  }

  @Test
  void saysThatTemporaryFilesMayNotRun() {
    String message =
        LIBRARY.message(
            new UnsatisfiedLinkError("x.so: failed to map segment from shared object"),
            "linux-x86_64",
            false);
    assertTrue(message.contains("Name another folder with -Djava.io.tmpdir=DIR."), message);
  }

  @Test
  void saysWhatToPutOnTheClassPath() {
    String message = LIBRARY.message(null, "linux-x86_64", false);
    assertTrue(message.contains("Put org:engine on the class path"), message);
    assertTrue(message.endsWith("(no reason is given)"), message);
  }

  @Test
  void knowsMuslByItsLoader() throws IOException {
    Path lib = Files.createDirectories(folder.resolve("lib"));
    assertFalse(NativeLibrary.isMusl(lib));
    Files.createFile(lib.resolve("ld-musl-x86_64.so.1"));
    assertTrue(NativeLibrary.isMusl(lib));
    // Debian can have both: its programs use glibc.
    Files.createFile(
        Files.createDirectories(folder.resolve("lib64")).resolve("ld-linux-x86-64.so.2"));
    assertFalse(NativeLibrary.isMusl(lib));
    assertFalse(NativeLibrary.isMusl(folder.resolve("none")));
  }
}
