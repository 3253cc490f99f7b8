package dev.caesura.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every published jar is a module with the name that is promised. */
class ModuleTests {

  private static final Pattern NAME = Pattern.compile("<caesura.module>(.*?)</caesura.module>");
  private static final Path SOURCE = Path.of("src/main/module/module-info.java");

  /** The jar and the descriptor of each artifact. */
  private static final Map<String, Path> JARS = new TreeMap<>();

  private static final Map<String, ModuleDescriptor> MODULES = new TreeMap<>();

  @BeforeAll
  static void readJars() throws IOException {
    for (Map.Entry<String, Path> module : Checkout.published().entrySet()) {
      Path jar = module.getValue().resolve("target/" + module.getKey() + "-0.1.0-SNAPSHOT.jar");
      // Modules that bench does not need may still be building.
      if (Files.exists(jar)) {
        JARS.put(module.getKey(), jar);
        MODULES.put(module.getKey(), ModuleFinder.of(jar).findAll().iterator().next().descriptor());
      }
    }
    assumeTrue(JARS.containsKey("caesura-cli"), "skipped: no jars; a build of all makes them");
  }

  private static Set<String> withDescriptor() {
    return MODULES.keySet().stream()
        .filter(artifact -> !MODULES.get(artifact).isAutomatic())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The jars of an artifact and of what it brings. */
  private static List<Path> brought(String artifact) throws IOException {
    Path module = Checkout.published().get(artifact);
    Set<Path> jars = new LinkedHashSet<>(List.of(JARS.get(artifact)));
    for (String line : Files.readAllLines(module.resolve("target/runtime-dependencies"))) {
      if (line.matches("\\s+\\S+:\\S+:jar:.*")) {
        String file =
            line.strip()
                .replaceFirst(" -- .*", "")
                .replaceFirst(".*?:(compile|runtime)(?: \\(optional\\))?:", "");
        jars.add(Path.of(file));
      }
    }
    return List.copyOf(jars);
  }

  @Test
  void namesAreThoseOfThePoms() throws IOException {
    Map<String, String> owners = new HashMap<>();
    Map<String, Path> built = Checkout.published();
    built.keySet().retainAll(JARS.keySet());
    for (Map.Entry<String, Path> module : built.entrySet()) {
      Matcher name = NAME.matcher(Files.readString(module.getValue().resolve("pom.xml")));
      assertTrue(name.find(), module.getKey());
      ModuleDescriptor descriptor = MODULES.get(module.getKey());
      assertEquals(name.group(1), descriptor.name());
      assertEquals(
          Files.exists(module.getValue().resolve(SOURCE)),
          !descriptor.isAutomatic(),
          module.getKey());
      for (String each : descriptor.packages()) {
        assertEquals(null, owners.put(each, module.getKey()), each + " is in two jars");
      }
    }
  }

  @Test
  void descriptorsExportAllThatIsNotInternal() {
    for (String artifact : withDescriptor()) {
      ModuleDescriptor module = MODULES.get(artifact);
      Set<String> exported =
          module.exports().stream()
              .filter(export -> !export.isQualified())
              .map(ModuleDescriptor.Exports::source)
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> expected =
          module.packages().stream()
              .filter(name -> !name.endsWith(".internal"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(expected, exported, artifact);
    }
  }

  /** A name that Java makes from the name of a file changes with the file. */
  @Test
  void descriptorsRequireLastingNames() throws IOException {
    int seen = 0;
    for (String artifact : withDescriptor()) {
      ModuleFinder finder = ModuleFinder.of(brought(artifact).toArray(Path[]::new));
      for (ModuleDescriptor.Requires required : MODULES.get(artifact).requires()) {
        var found = finder.find(required.name());
        if (found.isPresent() && found.get().descriptor().isAutomatic()) {
          Path jar = Path.of(found.get().location().orElseThrow());
          try (java.util.jar.JarFile file = new java.util.jar.JarFile(jar.toFile())) {
            assertEquals(
                required.name(),
                file.getManifest().getMainAttributes().getValue("Automatic-Module-Name"),
                artifact);
          }
          seen++;
        }
      }
    }
    assertTrue(seen > 3, "automatic modules: " + seen);
  }

  /** The compiler does not compare them, since the classes are compiled before. */
  @Test
  void descriptorsRequireWhatTheClassesUse() throws IOException {
    for (String artifact : withDescriptor()) {
      List<Path> jars = brought(artifact);
      // What a program brings itself, such as Lucene, is not at hand here.
      ModuleFinder finder = ModuleFinder.of(jars.toArray(Path[]::new));
      ModuleDescriptor module = MODULES.get(artifact);
      boolean isWhole =
          module.requires().stream()
              .map(ModuleDescriptor.Requires::name)
              .allMatch(
                  name ->
                      finder.find(name).isPresent()
                          || ModuleFinder.ofSystem().find(name).isPresent());
      if (!isWhole) {
        assertTrue(Set.of("caesura-lucene", "caesura-opennlp").contains(artifact), artifact);
        continue;
      }
      Set<String> readable = new TreeSet<>();
      Configuration resolved =
          ModuleLayer.boot()
              .configuration()
              .resolve(finder, ModuleFinder.of(), Set.of(module.name()));
      resolved.findModule(module.name()).orElseThrow().reads().forEach(m -> readable.add(m.name()));
      for (String used : used(module.name(), jars)) {
        assertTrue(readable.contains(used), artifact + " uses " + used + ", reads " + readable);
      }
    }
  }

  /** The modules that jdeps finds in the classes of one. */
  private static Set<String> used(String module, List<Path> jars) {
    StringWriter printed = new StringWriter();
    String path =
        jars.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
    int code =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                new PrintWriter(printed),
                new PrintWriter(printed),
                "--multi-release",
                "17",
                "--module-path",
                path,
                "-s",
                "-m",
                module);
    assertEquals(0, code, printed.toString());
    Set<String> used = new TreeSet<>();
    printed
        .toString()
        .lines()
        .filter(line -> line.startsWith(module + " -> "))
        .forEach(line -> used.add(line.replaceFirst(".* -> ", "").strip()));
    assertTrue(used.contains("java.base"), printed.toString());
    return used;
  }

  /** In a layer of modules: its resources, its native library, and the service of another jar. */
  @Test
  void theSplitterRunsAsAModule() throws Exception {
    List<Path> jars = new ArrayList<>(brought("caesura-splitter-large"));
    Configuration resolved =
        ModuleLayer.boot()
            .configuration()
            .resolveAndBind(
                ModuleFinder.of(jars.toArray(Path[]::new)),
                ModuleFinder.of(),
                Set.of("dev.caesura.models.text.large"));
    ModuleLayer layer =
        ModuleLayer.defineModulesWithOneLoader(
                resolved, List.of(ModuleLayer.boot()), ClassLoader.getPlatformClassLoader())
            .layer();
    Class<?> scorers =
        layer
            .findLoader("dev.caesura.models.text")
            .loadClass("dev.caesura.models.text.CompactBoundaryScorer");
    assertEquals("dev.caesura.models.text", scorers.getModule().getName());
    ClassLoader own = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(scorers.getClassLoader());
    try (AutoCloseable scorer =
        (AutoCloseable) scorers.getMethod("named", String.class).invoke(null, "large")) {
      Object scores =
          scorers.getMethod("score", String.class).invoke(scorer, "We came home. It was late.");
      Object after = scores.getClass().getMethod("after", int.class).invoke(scores, 12);
      assertTrue((float) after > 0.5, "after the first sentence: " + after);
    } finally {
      Thread.currentThread().setContextClassLoader(own);
    }
  }

  /** The guide names each artifact once, with a descriptor or with the reason for none. */
  @Test
  void theGuideHasAReasonForEachWithoutADescriptor() throws IOException {
    Map<String, Boolean> named = new TreeMap<>();
    for (String line : Files.readAllLines(Checkout.ROOT.resolve("docs/release.md"))) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 4 && cells[2].strip().matches("descriptor|name only: .*")) {
        Matcher artifact = Pattern.compile("`(caesura-[a-z0-9-]+)`").matcher(cells[1]);
        while (artifact.find()) {
          assertEquals(
              null, named.put(artifact.group(1), cells[2].strip().equals("descriptor")), line);
        }
      }
    }
    Map<String, Boolean> expected = new TreeMap<>();
    Checkout.published()
        .forEach(
            (artifact, module) -> expected.put(artifact, Files.exists(module.resolve(SOURCE))));
    assertEquals(expected, named);
  }
}
