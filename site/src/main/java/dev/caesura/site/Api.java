package dev.caesura.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DocumentationTool;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Javadoc of the published modules, in one place. */
final class Api {

  /** Modules that are not published, or that need libraries which the site does not have. */
  private static final List<String> LEFT_OUT =
      List.of("bench", "examples", "site", "fuzz", "adapters", "corpus/spark");

  private Api() {}

  /**
   * Writes the Javadoc.
   *
   * @param root folder of the project
   * @param out folder to write
   * @throws IOException if the sources cannot be read or are not accepted
   */
  static void write(Path root, Path out) throws IOException {
    DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> folders = Files.walk(root, 5)) {
      for (Path folder : folders.filter(f -> f.endsWith("src/main/java")).sorted().toList()) {
        String module = root.relativize(folder).toString().replace('\\', '/');
        if (LEFT_OUT.stream().noneMatch(name -> module.startsWith(name + "/"))) {
          try (Stream<Path> files = Files.walk(folder)) {
            files
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file -> !file.endsWith("module-info.java"))
                .sorted()
                .forEach(sources::add);
          }
        }
      }
    }
    List<String> options =
        List.of(
            "-d",
            out.toString(),
            "-quiet",
            "-notimestamp",
            "-Xdoclint:none",
            "-encoding",
            "UTF-8",
            "-windowtitle",
            "Caesura",
            "-doctitle",
            "Caesura",
            "-classpath",
            System.getProperty("java.class.path"));
    try (StandardJavaFileManager files =
        javadoc.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean done =
          javadoc
              .getTask(null, files, null, null, options, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!done) {
        throw new IOException(out + ": the Javadoc tool reported errors, printed above");
      }
    }
  }
}
