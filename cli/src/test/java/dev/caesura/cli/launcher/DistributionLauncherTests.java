package dev.caesura.cli.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of the ZIP file, unpacked where a path has a space, with programs for Java. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class DistributionLauncherTests {

  private static final Path ROOT = Path.of(System.getProperty("caesura.root"));

  @TempDir Path folder;

  private Path home;

  /** How it ended. */
  private record Ended(int code, List<String> out, String err) {}

  @BeforeEach
  void unpack() throws IOException {
    home = Files.createDirectories(folder.resolve("my tools/caesura"));
    Files.createDirectories(home.resolve("bin"));
    Files.copy(
        ROOT.resolve("dist/src/bin/caesura"),
        home.resolve("bin/caesura"),
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.createDirectories(home.resolve("lib"));
    Files.writeString(home.resolve("lib/classpath"), "a.jar\nb.jar\n");
    Files.writeString(home.resolve("README.txt"), "It rained.");
  }

  /** Prints its arguments and ends with 7; makes the archive that it is asked for. */
  private void java(Path place, String version) throws IOException {
    Files.createDirectories(place.getParent());
    Files.writeString(
        place,
        "#!/bin/sh\n"
            + "[ \"$1\" != -version ] || { echo 'openjdk version \""
            + version
            + "\"' >&2; exit 0; }\n"
            + "for a; do case $a in -XX:ArchiveClassesAtExit=*) echo classes >\"${a#*=}\"; exit 0;;"
            + " esac; done\n"
            + "printf '%s\\n' \"$@\"\nexit 7\n");
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ended run(Path script, Map<String, String> settings, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().put("CAESURA_CACHE", folder.resolve("cache").toString());
    builder.environment().putAll(settings);
    builder.redirectError(folder.resolve("err").toFile());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return new Ended(
        process.exitValue(), out.lines().toList(), Files.readString(folder.resolve("err")));
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      return files.filter(file -> file.toString().endsWith(".jsa")).toList();
    }
  }

  @Test
  void javaGetsTheJarsInOrderAndTheArgumentsAsTyped() throws Exception {
    java(folder.resolve("jdk/bin/java"), "17.0.1");
    Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("bin/caesura"));
    Ended ended = run(link, Map.of("CAESURA_JAVA_OPTS", "-Xmx4g -Da=b"), "split", "two words", "*");
    assertEquals(7, ended.code());
    assertEquals("", ended.err());
    String real = home.toRealPath().toString();
    int classpath = ended.out().indexOf("-cp");
    assertEquals(List.of("-Xmx4g", "-Da=b"), ended.out().subList(classpath - 2, classpath));
    assertEquals(
        List.of(
            real + "/lib/a.jar:" + real + "/lib/b.jar",
            "dev.caesura.cli.Caesura",
            "split",
            "two words",
            "*"),
        ended.out().subList(classpath + 1, ended.out().size()));
  }

  /** The first use does not wait for the archive; a later one maps it, until a jar changes. */
  @Test
  void theArchiveOfTheFirstUseServesTheNext() throws Exception {
    java(folder.resolve("jdk/bin/java"), "17.0.1");
    Ended first = run(home.resolve("bin/caesura"), Map.of());
    assertTrue(first.out().stream().noneMatch(line -> line.contains("SharedArchiveFile")));
    for (int wait = 0; archives().isEmpty() && wait < 600; wait++) {
      Thread.sleep(50);
    }
    String option = "-XX:SharedArchiveFile=" + archives().get(0);
    assertTrue(run(home.resolve("bin/caesura"), Map.of()).out().contains(option));
    Files.writeString(home.resolve("lib/a.jar"), "another");
    assertTrue(!run(home.resolve("bin/caesura"), Map.of()).out().contains(option));
  }

  @Test
  void theRuntimeOfTheImageComesFirst() throws Exception {
    java(home.resolve("runtime/bin/java"), "17.0.1");
    Ended ended =
        run(
            home.resolve("bin/caesura"),
            Map.of("JAVA_HOME", "/nowhere", "CAESURA_CACHE", "/proc/x"));
    assertEquals(7, ended.code());
    assertEquals("", ended.err());
  }

  @Test
  void aMissingOrOldJavaIsReported() throws Exception {
    assertTrue(
        run(home.resolve("bin/caesura"), Map.of())
            .err()
            .startsWith("caesura: expected Java 17 or newer; found no '" + folder));
    java(folder.resolve("jdk/bin/java"), "1.8.0_402");
    Ended old = run(home.resolve("bin/caesura"), Map.of());
    assertEquals(1, old.code());
    assertTrue(old.err().startsWith("caesura: expected Java 17 or newer; found 1 ('"), old.err());
  }
}
