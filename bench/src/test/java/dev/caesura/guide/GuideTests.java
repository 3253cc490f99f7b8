package dev.caesura.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.caesura.bench.BenchNames;
import dev.caesura.cli.Caesura;
import dev.caesura.io.Folders;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What README, guides and package pages show does compile, parse, and exist. */
class GuideTests {

  /** What package pages may name without saying where it comes from. */
  private static final String GIVEN =
      """
        static AudioSource recording, source;
        static FrameScores scores;
        static List<TimeSpan> segments, labelled, words;
        static TimeSpan extent;
        static Utterance utterance, other;
        static String text;
        static Path folder, file;
        static int[] recognized, written;
      """;

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> javaCompiles() throws IOException {
    Path classes = Files.createTempDirectory("caesura-guides");
    return Guide.all().stream()
        .filter(block -> block.language().equals("java") && !isOfAdapters(block))
        .map(block -> DynamicTest.dynamicTest(block.toString(), () -> compile(block, classes)))
        .onClose(() -> delete(classes));
  }

  /** Adapters need libraries that are not here: their own tests compile and run the snippets. */
  private static boolean isOfAdapters(Guide block) {
    return block.page().endsWith("docs/adapters.md") || block.page().endsWith("docs/spark.md");
  }

  private static boolean isOfAnArtifact(String name) {
    return name.contains(".adapters.") || name.contains("dev.caesura.corpus.spark.");
  }

  /** A snippet of an adapter stands in one of its tests, line for line. */
  @Test
  void snippetsOfAdaptersAreRunByTheirTests() throws IOException {
    List<String> tests = new ArrayList<>();
    for (String module : new String[] {"adapters", "corpus/spark"}) {
      try (Stream<Path> files = Files.walk(Guide.ROOT.resolve(module))) {
        for (Path file : files.filter(f -> f.toString().endsWith("Tests.java")).toList()) {
          tests.add(Files.readString(file).replaceAll("\\s+", " "));
        }
      }
    }
    List<Guide> blocks =
        Guide.all().stream()
            .filter(block -> block.language().equals("java") && isOfAdapters(block))
            .toList();
    assertTrue(blocks.size() >= 6, "the guides show " + blocks.size() + " snippets");
    for (Guide block : blocks) {
      List<String> lines = List.of(block.code().split("\n", -1));
      // Classes of the test's own package need no import there.
      String[] imports =
          lines.stream()
              .filter(line -> line.startsWith("import ") && !isOfAnArtifact(line))
              .toArray(String[]::new);
      String body =
          String.join("\n", lines.stream().filter(line -> !line.startsWith("import ")).toList())
              .replaceAll("\\s+", " ")
              .strip();
      assertTrue(
          tests.stream()
              .anyMatch(test -> test.contains(body) && Stream.of(imports).allMatch(test::contains)),
          block + " is in no test of adapters");
    }
  }

  @Test
  void theLibrarySnippetOfTheReadmeRuns() throws Exception {
    List<Guide> snippets =
        Guide.all().stream()
            .filter(b -> b.language().equals("java") && b.page().endsWith("README.md"))
            .filter(b -> b.page().getParent().equals(Guide.ROOT))
            .toList();
    assertTrue(!snippets.isEmpty(), "README.md shows no Java");
    for (Guide snippet : snippets) {
      compile(snippet, folder);
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  folder + java.io.File.pathSeparator + System.getProperty("java.class.path"),
                  "Snippet")
              .directory(Guide.ROOT.toFile())
              .redirectErrorStream(true)
              .start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue(), snippet + ": " + printed);
      assertTrue(!printed.isBlank(), snippet + " prints nothing");
    }
  }

  @Test
  void commandsParseAndTheirFilesExist() throws IOException {
    int commands = 0;
    for (Guide block : Guide.all()) {
      if (!block.language().equals("sh")) {
        continue;
      }
      for (List<String> command : block.commands()) {
        List<String> args = command.subList(1, command.size());
        if (command.get(0).equals("./caesura")) {
          commands++;
          try {
            Caesura.commandLine().parseArgs(args.toArray(String[]::new));
          } catch (CommandLine.ParameterException e) {
            fail(block + ": " + command + ": " + e.getMessage());
          }
        } else if (command.get(0).equals("bench/run") && !args.isEmpty()) {
          assertTrue(
              args.get(0).equals("NAME") || BenchNames.all().contains(args.get(0)),
              block + ": no benchmark " + args.get(0));
        }
        for (String arg : args) {
          assertTrue(
              !arg.startsWith("testdata/") || Files.exists(Guide.ROOT.resolve(arg)),
              block + ": " + arg + " does not exist");
        }
      }
    }
    assertTrue(commands > 2, "the guides show " + commands + " commands only");
  }

  /** Links to files of the checkout in the pages. */
  @Test
  void linksLeadSomewhere() throws IOException {
    for (Path page : new TreeSet<>(Guide.all().stream().map(Guide::page).toList())) {
      if (!page.toString().endsWith(".md")) {
        continue;
      }
      var links =
          java.util.regex.Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)")
              .matcher(Files.readString(page));
      while (links.find()) {
        assertTrue(
            Files.exists(page.resolveSibling(links.group(1))),
            page + ": " + links.group(1) + " does not exist");
      }
    }
  }

  private static void compile(Guide block, Path classes) throws IOException {
    StringBuilder imports = new StringBuilder();
    StringBuilder body = new StringBuilder();
    for (String line : block.code().split("\n", -1)) {
      (line.startsWith("import ") ? imports : body).append(line).append('\n');
    }
    // Package pages do without imports; README must show its own.
    if (block.page().toString().endsWith(".java") || imports.length() == 0) {
      for (String name : packages()) {
        imports.append("import ").append(name).append(".*;\n");
      }
      imports.append("import java.io.*;\nimport java.nio.file.*;\nimport java.util.*;\n");
    }
    Path source = classes.resolve("Snippet.java");
    Files.writeString(
        source,
        imports
            + "public class Snippet {\n"
            + (block.page().toString().endsWith(".java") ? GIVEN : "")
            + "  public static void main(String[] args) throws Exception {\n"
            + body
            + "  }\n}\n");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertNotNull(compiler, "a JDK is needed");
    StringWriter messages = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean done =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  List.of(
                      "-proc:none",
                      "-cp",
                      System.getProperty("java.class.path"),
                      "-d",
                      classes.toString()),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      assertTrue(done, () -> block + " does not compile:\n" + messages);
    }
  }

  private static List<String> packages() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path sources : Guide.sources()) {
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .filter(file -> file.endsWith("package-info.java"))
            .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
            // Those of artifacts that this module does not depend on are not on the class path.
            .filter(name -> !name.endsWith(".internal") && !isOfAnArtifact(name + "."))
            .forEach(names::add);
      }
    }
    return names;
  }

  private static void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
