package dev.caesura.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a program gets with each artifact: jars, sizes and licences are those of {@code
 * config/artifacts.tsv}, so that nothing large or copyleft slips in.
 */
class ArtifactTests {

  private static final Path ROOT = Checkout.ROOT;
  private static final Path LIST = ROOT.resolve("config/artifacts.tsv");
  private static final String HEADER = "artifact\tbrings\tkB\tlicence\n";

  /** Artifacts that may bring copyleft libraries: they exist for them, or bundle everything. */
  private static final Set<String> MAY_BE_COPYLEFT =
      Set.of("caesura-codecs", "caesura-tarsos", "caesura-cli");

  private static Map<String, List<Dependency>> artifacts;

  @BeforeAll
  static void readWhatMavenListed() throws IOException {
    artifacts = new TreeMap<>();
    for (Map.Entry<String, Path> module : Checkout.published().entrySet()) {
      Path listed = module.getValue().resolve("target/runtime-dependencies");
      if (Files.exists(listed)) {
        List<Dependency> brings = new ArrayList<>();
        for (String line : Files.readAllLines(listed)) {
          if (line.matches("\\s+\\S+:\\S+:jar:.*")) {
            brings.add(Dependency.of(line));
          }
        }
        brings.sort(java.util.Comparator.comparing(Dependency::name));
        artifacts.put(module.getKey(), brings);
      }
    }
    assumeTrue(
        artifacts.containsKey("caesura-cli"),
        "skipped: no target/runtime-dependencies; they are made by a build of all modules");
  }

  @Test
  void dependenciesAreTheListedOnes() throws IOException {
    StringBuilder list = new StringBuilder(HEADER);
    artifacts.forEach(
        (artifact, brings) ->
            brings.forEach(
                d ->
                    list.append(artifact)
                        .append('\t')
                        .append(d.name())
                        .append('\t')
                        .append(d.kilobytes() == 0 ? "-" : d.kilobytes())
                        .append('\t')
                        .append(d.licence())
                        .append('\n')));
    if (Boolean.getBoolean("caesura.update")) {
      Files.writeString(LIST, list);
    }
    assertEquals(
        Files.readString(LIST),
        list.toString(),
        "dependencies have changed; if they should, run: mvn -Dcaesura.update=true");
  }

  @Test
  void copyleftStaysWhereItIsAskedFor() throws IOException {
    String notice = Files.readString(ROOT.resolve("NOTICE"));
    artifacts.forEach(
        (artifact, brings) -> {
          for (Dependency dependency : brings) {
            if (dependency.isCopyleft() && !isChoice(dependency)) {
              assertTrue(
                  MAY_BE_COPYLEFT.contains(artifact),
                  artifact + " brings " + dependency.name() + " under " + dependency.licence());
              String library = dependency.name().split(":", -1)[1];
              assertTrue(
                  notice
                      .toLowerCase(java.util.Locale.ROOT)
                      .contains(library.toLowerCase(java.util.Locale.ROOT)),
                  "NOTICE does not name " + library);
            }
          }
        });
  }

  /** Whether a permissive licence may be chosen instead. */
  private static boolean isChoice(Dependency dependency) {
    return dependency.licence().contains("Apache");
  }

  /** The splitter is for programs that want nothing else. */
  @Test
  void theSplitterIsSmall() {
    List<String> names =
        artifacts.get("caesura-splitter").stream()
            .map(d -> d.name().replaceAll(":[^:]*$", ""))
            .filter(name -> name.contains(":"))
            .toList();
    assertEquals(List.of("com.ibm.icu:icu4j", "com.microsoft.onnxruntime:onnxruntime"), names);
  }

  /** The README names every artifact that a program may depend on. */
  @Test
  void theReadmeNamesEveryArtifact() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    for (String artifact : artifacts.keySet()) {
      assertTrue(readme.contains("`" + artifact + "`"), "README.md does not name " + artifact);
    }
  }

  /** A program that imports the BOM gets one version of everything. */
  @Test
  void theBomNamesEveryArtifact() throws IOException {
    List<String> named = new ArrayList<>();
    java.util.regex.Matcher dependency =
        java.util.regex.Pattern.compile(
                "<dependency><groupId>dev\\.caesura</groupId><artifactId>(.*?)</artifactId>"
                    + "<version>\\$\\{project\\.version}</version></dependency>")
            .matcher(Files.readString(ROOT.resolve("bom/pom.xml")));
    while (dependency.find()) {
      named.add(dependency.group(1));
    }
    assertEquals(List.copyOf(Checkout.published().keySet()), named);
  }
}
