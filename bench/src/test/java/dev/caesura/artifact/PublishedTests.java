package dev.caesura.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published is complete, and a project outside the build can use it. */
class PublishedTests {

  private static final String VERSION = "0.1.0-SNAPSHOT";

  /** What the sample project needs: the BOM, the splitter, and what that brings. */
  private static final List<String> NEEDED =
      List.of("caesura-splitter", "caesura-text", "caesura-io", "caesura-onnx");

  @TempDir Path folder;

  private static Path pom(Path module) {
    Path pom = module.resolve("target/flattened.xml");
    assumeTrue(Files.exists(pom), "skipped: no " + pom + "; it is made by a build of all modules");
    return pom;
  }

  /** What Maven Central asks of a POM. */
  @Test
  void publishedPomsAreComplete() throws IOException {
    int seen = 0;
    for (String artifact : NEEDED) {
      String pom = Files.readString(pom(Checkout.published().get(artifact)));
      for (String element :
          List.of("name", "description", "url", "licenses", "developers", "scm", "version")) {
        assertTrue(pom.contains("<" + element), artifact + " has no <" + element + ">");
      }
      assertTrue(pom.contains("The Caesura authors"), artifact);
      assertFalse(pom.contains("<parent>") || pom.contains("${"), artifact + " is not flat");
      assertFalse(pom.contains("<scope>test</scope>"), artifact + " brings its tests");
      seen++;
    }
    assertEquals(NEEDED.size(), seen);
  }

  /**
   * The sample project finds the artifacts in a repository, compiles, and prints three sentences.
   * Everything else comes from the repository of this build, which is not written to.
   */
  @Test
  void aProjectOutsideTheBuildRuns() throws Exception {
    Path local = Path.of(System.getProperty("caesura.repository", ""));
    Path maven = Path.of(System.getProperty("caesura.maven", ""), "bin", "mvn");
    assumeTrue(Files.exists(maven), "skipped: not run by Maven");
    List<Path> links = new ArrayList<>();
    Path repository = repository(local, links);
    try {
      run(maven, repository);
    } finally {
      // Before the folder is deleted, so that no link is followed.
      for (Path link : links) {
        Files.delete(link);
      }
    }
  }

  private void run(Path maven, Path repository) throws Exception {
    copy(Checkout.ROOT.resolve("examples/outside"), folder.resolve("outside"));
    List<String> command =
        new ArrayList<>(
            List.of(maven.toString(), "-B", "-ntp", "-Dmaven.repo.local=" + repository, "compile"));
    if (System.getProperty("caesura.offline", "").endsWith("true")) {
      command.add("-o");
    }
    Process process =
        new ProcessBuilder(command)
            .directory(folder.resolve("outside").toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(300, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), printed);
    assertEquals(
        List.of("we met dr. smith on monday", "he was late again", "why did nobody call him"),
        printed
            .lines()
            .filter(line -> line.contains("[java]"))
            .map(line -> line.replaceFirst(".*\\[java\\] ", "").strip())
            .toList(),
        printed);
  }

  /** A repository with the artifacts of this build, and links to those of others. */
  private Path repository(Path local, List<Path> links) throws IOException {
    Path repository = Files.createDirectories(folder.resolve("repository"));
    Path group = Files.createDirectories(repository.resolve("dev/caesura"));
    link(local, repository, "dev", links);
    link(local.resolve("dev"), repository.resolve("dev"), "caesura", links);
    install(group, "caesura-bom", Checkout.ROOT.resolve("bom"), false);
    for (Map.Entry<String, Path> module : Checkout.published().entrySet()) {
      if (NEEDED.contains(module.getKey())) {
        install(group, module.getKey(), module.getValue(), true);
      }
    }
    return repository;
  }

  private static void link(Path from, Path to, String except, List<Path> links) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> groups = Files.list(from)) {
      for (Path group : groups.filter(Files::isDirectory).toList()) {
        if (!group.getFileName().toString().equals(except)) {
          links.add(
              Files.createSymbolicLink(to.resolve(group.getFileName()), group.toAbsolutePath()));
        }
      }
    }
  }

  private static void install(Path group, String artifact, Path module, boolean hasJar)
      throws IOException {
    Path place = Files.createDirectories(group.resolve(artifact + File.separator + VERSION));
    String name = artifact + "-" + VERSION;
    Files.copy(pom(module), place.resolve(name + ".pom"));
    if (hasJar) {
      Files.copy(module.resolve("target/" + name + ".jar"), place.resolve(name + ".jar"));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
