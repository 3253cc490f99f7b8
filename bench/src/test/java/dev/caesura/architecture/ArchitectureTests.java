package dev.caesura.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.caesura.text.RootBreaksRules;
import dev.caesura.text.fixture.BreaksRules;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the design hold for all modules, and can be broken. */
class ArchitectureTests {

  static final JavaClasses PROJECT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackages("dev.caesura");

  @TestFactory
  Stream<DynamicTest> rules() {
    return Rules.all().entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(), () -> rule.getValue().allowEmptyShould(true).check(PROJECT)));
  }

  /** Rules pass on nothing at all; so there must be something. */
  @Test
  void everyModuleIsSeen() {
    Map<String, Integer> floors =
        Map.of(
            "io",
            5,
            "text",
            20,
            "audio",
            50,
            "align",
            30,
            "models",
            25,
            "corpus",
            30,
            "cli",
            30,
            "examples",
            8,
            "site",
            5,
            "bench",
            3);
    floors.forEach(
        (module, floor) -> {
          long classes =
              PROJECT.stream()
                  .filter(c -> (c.getPackageName() + ".").startsWith("dev.caesura." + module + "."))
                  .count();
          assertTrue(classes >= floor, module + " has " + classes + " classes only");
        });
    TreeSet<String> modules = new TreeSet<>();
    PROJECT.forEach(c -> modules.add(c.getPackageName().split("\\.")[2]));
    assertEquals(new TreeSet<>(Rules.USES.keySet()), modules);
  }

  /** Two classes that break what they can, seen together with the project. */
  @Test
  void rulesCanBeBroken() {
    JavaClasses broken =
        new ClassFileImporter()
            .withImportOption(
                location ->
                    !location.contains("test-classes")
                        || location.contains("RootBreaksRules")
                        || location.contains("fixture/BreaksRules"))
            .importPackages("dev.caesura");
    assertTrue(broken.contain(BreaksRules.class) && broken.contain(RootBreaksRules.class));
    for (String rule :
        new String[] {
          "text uses only the modules below it",
          "no cycles of packages",
          "the root package of text does not import sub-packages",
          "only models and benchmarks see the engines",
          "no engine in a public signature",
          "TarsosDSP stays in audio.tarsos",
          "LGPL codecs stay in audio.codec",
          "internals of models are its own",
          "libraries print nothing",
          "nothing is deserialised"
        }) {
      assertTrue(Rules.all().get(rule).evaluate(broken).hasViolation(), rule);
    }
  }
}
