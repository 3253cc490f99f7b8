package dev.caesura.models.hub;

import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes the digests of a model's files, in the format of {@code sha256sum}. */
final class Digests {

  static final String FILE = "SHA256SUMS";

  private Digests() {}

  static void write(Path folder, Map<String, String> digests) throws IOException {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(digests).forEach((file, sha) -> text.append(sha + "  " + file + "\n"));
    Files.writeString(folder.resolve(FILE), text, StandardCharsets.UTF_8);
  }

  static Map<String, String> read(Path folder) throws IOException {
    return readFile(folder.resolve(FILE));
  }

  static Map<String, String> readFile(Path file) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    int number = 0;
    for (String line : Utf8Text.read(file).lines().toList()) {
      number++;
      if (!line.matches("[0-9a-f]{64}  [A-Za-z0-9][A-Za-z0-9._-]*")) {
        throw new TextPosition(file.toString(), number)
            .malformed("SHA-256, two spaces and a file name", line);
      }
      digests.put(line.substring(66), line.substring(0, 64));
    }
    return digests;
  }

  /** Checks pinned digests; a file that differs is deleted from the temporary folder. */
  static void requirePinned(Path folder, Map<String, String> found, Map<String, String> pinned)
      throws IOException {
    for (Map.Entry<String, String> pin : pinned.entrySet()) {
      String digest = found.getOrDefault(pin.getKey(), "no such file");
      if (!digest.equalsIgnoreCase(pin.getValue())) {
        if (folder.getFileName().toString().startsWith(".")) {
          Files.deleteIfExists(folder.resolve(FILE));
          Files.deleteIfExists(folder.resolve(pin.getKey()));
        }
        throw new IOException(
            folder.resolve(pin.getKey())
                + ": expected the pinned SHA-256 "
                + pin.getValue()
                + "; found "
                + digest);
      }
    }
  }
}
