package dev.caesura.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All targets of a class as one: the first byte of an input chooses the target, the others go to
 * it. So a campaign starts one process for each class, not one for each format.
 */
public final class TargetGroup {

  /** System property with the name of the class whose targets are fuzzed. */
  static final String CLASS = "caesura.fuzz.class";

  /** System property with the name of the one target of it that is fuzzed; empty for all. */
  static final String TARGET = "caesura.fuzz.target";

  private static TargetGroup fuzzed;

  private final Class<?> tests;
  private final Object instance;
  private final List<Method> targets;

  /** The targets of a class, or the one of a name unless that is empty. */
  TargetGroup(Class<?> tests, String target) throws ReflectiveOperationException {
    this.tests = tests;
    var constructor = tests.getDeclaredConstructor();
    constructor.setAccessible(true);
    this.instance = constructor.newInstance();
    this.targets =
        Arrays.stream(tests.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(FuzzTest.class))
            .filter(method -> target.isEmpty() || method.getName().equals(target))
            .sorted(Comparator.comparing(Method::getName))
            .toList();
    targets.forEach(method -> method.setAccessible(true));
  }

  int size() {
    return targets.size();
  }

  String name(int target) {
    return targets.get(target).getName();
  }

  /** Is called by Jazzer for each input. */
  public static void fuzzerTestOneInput(byte[] data) throws Throwable {
    if (fuzzed == null) {
      fuzzed =
          new TargetGroup(Class.forName(System.getProperty(CLASS)), System.getProperty(TARGET, ""));
    }
    fuzzed.run(data);
  }

  private void run(byte[] data) throws Throwable {
    if (data.length > 0) {
      try {
        targets
            .get((data[0] & 0xFF) % targets.size())
            .invoke(instance, (Object) Arrays.copyOfRange(data, 1, data.length));
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }

  /** Copies the committed inputs of all targets to a folder, each with its first byte. */
  void copySeeds(Path folder) throws IOException {
    for (int i = 0; i < size(); i++) {
      var found = tests.getResource(tests.getSimpleName() + "Inputs/" + name(i));
      if (found == null) {
        continue;
      }
      try (Stream<Path> files = Files.list(Path.of(found.getPath()))) {
        for (Path file : files.toList()) {
          Files.write(
              folder.resolve(name(i) + "-" + file.getFileName()),
              concat((byte) i, Files.readAllBytes(file)));
        }
      }
    }
  }

  private static byte[] concat(byte first, byte[] rest) {
    byte[] all = new byte[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  /** Writes an input that a target cannot take as a committed one would be; returns the file. */
  Path copyFinding(Path input, Path folder) throws IOException {
    byte[] data = Files.readAllBytes(input);
    String target = data.length == 0 ? "none" : name((data[0] & 0xFF) % targets.size());
    Path kept = Files.createDirectories(folder.resolve(target));
    return Files.write(
        kept.resolve(input.getFileName()),
        Arrays.copyOfRange(data, Math.min(1, data.length), data.length));
  }
}
