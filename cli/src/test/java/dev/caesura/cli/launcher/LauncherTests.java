package dev.caesura.cli.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout of its own, with programs on the PATH that only pretend. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a bash script")
class LauncherTests {

  private static final Path ROOT = Path.of(System.getProperty("caesura.root"));

  @TempDir Path folder;

  private Path checkout;
  private Path bin;

  /** How it ended. */
  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = Files.createDirectories(folder.resolve("check out"));
    bin = Files.createDirectories(folder.resolve("bin"));
    for (String file : List.of("caesura", "config/launch.sh", "bench/run")) {
      Path target = checkout.resolve(file);
      Files.createDirectories(target.getParent());
      Files.copy(ROOT.resolve(file), target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    }
    for (String module : List.of("cli", "bench", "text")) {
      Files.createDirectories(checkout.resolve(module).resolve("src/main/java"));
      Files.writeString(checkout.resolve(module).resolve("pom.xml"), "<project/>");
    }
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    for (String tool :
        List.of(
            "bash",
            "env",
            "dirname",
            "sed",
            "head",
            "find",
            "mkdir",
            "rmdir",
            "touch",
            "mv",
            "cat",
            "tail",
            "sleep",
            "readlink")) {
      for (String place : List.of("/usr/bin/", "/bin/")) {
        if (Files.exists(Path.of(place + tool)) && !Files.exists(bin.resolve(tool))) {
          Files.createSymbolicLink(bin.resolve(tool), Path.of(place + tool));
        }
      }
    }
  }

  private void program(String name, String... lines) throws IOException {
    Path file = bin.resolve(name);
    Files.writeString(file, "#!/usr/bin/env bash\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void java(String version) throws IOException {
    program(
        "java",
        "if [ \"$1\" = -version ]; then echo 'openjdk version \"" + version + "\"' >&2; exit 0; fi",
        "printf '%s\\n' \"$@\"",
        "exit 7");
    program("javac", "exit 0");
  }

  private void maven() throws IOException {
    program(
        "mvn",
        "echo \"mvn $*\" >> \"" + folder + "/builds\"",
        "for m in cli bench; do",
        "  mkdir -p $m/target/launcher",
        "  echo a.jar:b.jar > $m/target/launcher/classpath",
        "  touch $m/target/launcher/stamp",
        "done");
  }

  private Ended run(String script, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(checkout.resolve(script).toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", bin.toString()));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private int builds() throws IOException {
    Path log = folder.resolve("builds");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  @Test
  void saysThatJavaIsMissing() throws Exception {
    Ended ended = run("caesura", "--help");
    assertEquals(1, ended.code());
    assertTrue(ended.err().contains("found no 'java'"), ended.err());
    assertTrue(ended.err().contains("17 or newer"), ended.err());
  }

  @Test
  void saysThatJavaIsTooOld() throws Exception {
    for (String version : List.of("11.0.2", "1.8.0_292")) {
      java(version);
      Ended ended = run("caesura", "--help");
      assertEquals(1, ended.code());
      assertTrue(ended.err().contains("expected Java 17 or newer; found "), ended.err());
    }
  }

  @Test
  void saysThatMavenOrTheCompilerIsMissing() throws Exception {
    java("17.0.9");
    Ended noMaven = run("caesura", "--help");
    assertEquals(1, noMaven.code());
    assertTrue(
        noMaven.err().contains("expected Maven to build with; found no 'mvn'"), noMaven.err());
    Files.delete(bin.resolve("javac"));
    Ended noCompiler = run("caesura", "--help");
    assertEquals(1, noCompiler.code());
    assertTrue(noCompiler.err().contains("expected a JDK to build with"), noCompiler.err());
  }

  @Test
  void buildsOnceAndAgainWhenASourceIsNewer() throws Exception {
    java("21");
    maven();
    Ended first = run("caesura", "segment", "my talk.wav");
    assertTrue(first.err().contains("building; the first build takes"), first.err());
    assertEquals(1, builds());
    // The program's own exit code and arguments come through.
    assertEquals(7, first.code());
    assertTrue(first.out().endsWith("dev.caesura.cli.Caesura\nsegment\nmy talk.wav\n"));
    assertTrue(first.out().contains("\na.jar:b.jar\n"), first.out());

    Ended second = run("caesura", "vad");
    assertEquals("", second.err());
    assertEquals(1, builds());

    Path source = Files.writeString(checkout.resolve("text/src/main/java/A.java"), "class A {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    run("caesura", "vad");
    assertEquals(2, builds());
  }

  @Test
  void showsTheEndOfABuildThatFails() throws Exception {
    java("17");
    program("mvn", "echo 'no such artifact'", "exit 1");
    Ended ended = run("caesura", "vad");
    assertEquals(1, ended.code());
    assertTrue(ended.err().contains("no such artifact"), ended.err());
    assertTrue(ended.err().contains("the build failed. See "), ended.err());
    assertFalse(Files.exists(checkout.resolve("cli/target/launcher/stamp")));
    maven();
    assertEquals(7, run("caesura", "vad").code());
  }

  /**
   * Java decodes file names in the encoding of the locale; {@code C} has no characters beyond
   * ASCII.
   */
  @Test
  void anAsciiLocaleIsReplacedByOneOfUtf8ThatExists() throws Exception {
    program("javac", "exit 0");
    program(
        "java",
        "if [ \"$1\" = -version ]; then echo 'openjdk version \"17\"' >&2; exit 0; fi",
        "echo \"LC_ALL=${LC_ALL:-}\"");
    maven();
    locale("ANSI_X3.4-1968", "C", "de_DE.utf8", "C.utf8", "en_US.utf8");
    assertEquals("LC_ALL=C.utf8\n", run("caesura", "vad").out());
    locale("US-ASCII", "C", "de_DE.UTF-8", "en_US.UTF-8", "fr_FR.UTF-8");
    assertEquals("LC_ALL=en_US.UTF-8\n", run("caesura", "vad").out());
    locale("ANSI_X3.4-1968", "C", "POSIX");
    assertEquals("LC_ALL=\n", run("caesura", "vad").out());
    locale("UTF-8", "C", "C.utf8");
    assertEquals("LC_ALL=\n", run("caesura", "vad").out());
    locale("ISO-8859-1", "C", "C.utf8");
    assertEquals("LC_ALL=\n", run("caesura", "vad").out());
  }

  private void locale(String charmap, String... known) throws IOException {
    program(
        "locale",
        "if [ \"$1\" = charmap ]; then echo " + charmap + "; fi",
        "if [ \"$1\" = -a ]; then printf '%s\\n' " + String.join(" ", known) + "; fi");
  }

  @Test
  void worksThroughALinkAndFromAnywhere() throws Exception {
    java("17");
    maven();
    Files.createSymbolicLink(folder.resolve("check out/link"), Path.of("caesura"));
    assertEquals(7, run("link", "vad").code());
    assertEquals(7, run("bench/run", "mine-stages").code());
    assertTrue(
        new String(Files.readAllBytes(folder.resolve("out")), StandardCharsets.UTF_8)
            .endsWith("dev.caesura.bench.Bench\nmine-stages\n"));
  }
}
