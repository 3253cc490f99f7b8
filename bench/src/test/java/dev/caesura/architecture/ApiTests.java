package dev.caesura.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What programs may use of the published modules, compared with the lists in {@code config/api}: a
 * line that goes breaks programs that were compiled with it.
 *
 * <p>{@code mvn -Dcaesura.update=true} writes the lists. With {@code -Dcaesura.api.exact=true}, as
 * in a release, new lines must be in them, too.
 */
class ApiTests {

  private static final Path LISTS = Path.of(System.getProperty("caesura.root"), "config", "api");

  @Test
  void nothingThatProgramsUseHasGone() throws IOException {
    Map<String, Set<String>> modules = new TreeMap<>();
    for (JavaClass type : ArchitectureTests.PROJECT) {
      String module = type.getPackageName().split("\\.")[2];
      if (Rules.LIBRARY.contains(module) && isVisible(type)) {
        lines(type, modules.computeIfAbsent(module, name -> new TreeSet<>()));
      }
    }
    assertEquals(new TreeSet<>(Rules.LIBRARY), modules.keySet());
    for (Map.Entry<String, Set<String>> module : modules.entrySet()) {
      Path list = LISTS.resolve(module.getKey() + ".txt");
      Set<String> now = module.getValue();
      assertTrue(now.size() > 20, list + ": " + now.size() + " lines only");
      if (Boolean.getBoolean("caesura.update")) {
        Files.createDirectories(LISTS);
        Files.writeString(list, String.join("\n", now) + "\n");
      }
      Set<String> listed = new TreeSet<>(Files.readAllLines(list));
      Set<String> gone = new TreeSet<>(listed);
      gone.removeAll(now);
      assertEquals(Set.of(), gone, list + ": gone; if they should, mvn -Dcaesura.update=true");
      if (Boolean.getBoolean("caesura.api.exact")) {
        Set<String> added = new TreeSet<>(now);
        added.removeAll(listed);
        assertEquals(Set.of(), added, list + ": new; mvn -Dcaesura.update=true lists them");
      }
    }
  }

  private static boolean isVisible(JavaClass type) {
    Optional<JavaClass> around = type.getEnclosingClass();
    return isVisible((HasModifiers) type)
        && !type.isAnonymousClass()
        && !type.isLocalClass()
        && (around.isEmpty() || isVisible(around.get()));
  }

  private static boolean isVisible(HasModifiers member) {
    Set<JavaModifier> modifiers = member.getModifiers();
    return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
        && !modifiers.contains(JavaModifier.SYNTHETIC);
  }

  private static void lines(JavaClass type, Set<String> lines) {
    String parents =
        type.getRawInterfaces().stream()
            .map(JavaClass::getName)
            .sorted()
            .collect(Collectors.joining(", "));
    String parent = type.getRawSuperclass().map(JavaClass::getName).orElse("");
    lines.add(type.getName() + " : " + (parent + " " + parents).strip());
    for (JavaField field : type.getFields()) {
      if (isVisible((HasModifiers) field)) {
        lines.add(
            type.getName()
                + "."
                + field.getName()
                + " : "
                + field.getRawType().getName()
                + shared(field));
      }
    }
    for (JavaCodeUnit unit : type.getCodeUnits()) {
      if (isVisible((HasModifiers) unit)) {
        String parameters =
            unit.getRawParameterTypes().stream()
                .map(JavaClass::getName)
                .collect(Collectors.joining(", "));
        lines.add(
            type.getName()
                + "."
                + unit.getName()
                + "("
                + parameters
                + ") : "
                + unit.getRawReturnType().getName()
                + shared(unit));
      }
    }
  }

  private static String shared(HasModifiers member) {
    return member.getModifiers().contains(JavaModifier.STATIC) ? " static" : "";
  }
}
