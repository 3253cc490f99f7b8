package dev.caesura.cli.text;

import dev.caesura.cli.files.FoundFile;
import dev.caesura.cli.files.NamedInput;
import dev.caesura.io.FileBytes;
import dev.caesura.io.Gzip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text of a command line, perhaps compressed with gzip.
 *
 * @param file its path, or {@code -} for standard input
 * @param place its path within the folder or pattern that named it
 */
record TextFile(String file, Path place) implements NamedInput {

  private static final Pattern EXTENSION =
      Pattern.compile("(?i)(?<=[^/])\\.(txt|text|md|jsonl|ndjson|json)$");
  private static final Pattern GZIP = Pattern.compile("(?i)(?<=[^/])\\.gz$");

  static TextFile of(FoundFile found) {
    return new TextFile(found.file(), found.place());
  }

  /** Returns whether a file of a folder is wanted: by its extension, with or without .gz. */
  static boolean isKnown(Path file, Set<String> extensions) {
    String name = GZIP.matcher(String.valueOf(file.getFileName())).replaceFirst("");
    int dot = name.lastIndexOf('.');
    return dot > 0 && extensions.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** Returns the name for messages. */
  String title() {
    return isStandardInput() ? "standard input" : file;
  }

  /** Opens the text; standard input can be opened once. */
  InputStream open() throws IOException {
    if (isStandardInput()) {
      return Gzip.open(System.in, title());
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      throw new IOException(file + ": expected a text file; found a folder.");
    }
    return Gzip.open(FileBytes.open(path), file);
  }

  @Override
  public String stem() {
    String path = GZIP.matcher(safe(place.toString())).replaceFirst("");
    return EXTENSION.matcher(path).replaceFirst("");
  }

  @Override
  public String name() {
    return safe(file).replaceAll("^([A-Za-z]:)?/+", "").replace("..", "__");
  }

  /** Returns a path with slashes and without control characters. */
  private static String safe(String path) {
    return path.replace('\\', '/').replaceAll("\\p{Cntrl}", "_");
  }
}
