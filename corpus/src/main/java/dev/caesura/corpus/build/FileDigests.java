package dev.caesura.corpus.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.io.Sha256;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Digests of input files. A file is read again only if its size or its time of change differs from
 * what an earlier run noted. Thread-safe.
 */
final class FileDigests {

  private record Known(long size, String changed, String digest) {}

  private final Path file;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private FileDigests(Path file) {
    this.file = file;
  }

  static FileDigests in(Path folder) throws IOException {
    FileDigests digests = new FileDigests(folder.resolve("digests.json"));
    if (Files.exists(digests.file)) {
      try {
        JsonNode root = StageCache.JSON.readTree(digests.file.toFile());
        root.properties()
            .forEach(
                entry ->
                    digests.known.put(
                        entry.getKey(),
                        new Known(
                            entry.getValue().path(0).asLong(),
                            entry.getValue().path(1).asText(),
                            entry.getValue().path(2).asText())));
      } catch (JsonProcessingException e) {
        // Damaged from outside: the inputs are read again.
        digests.known.clear();
      }
    }
    return digests;
  }

  /** Returns the SHA-256 of a file. */
  String of(Path path) throws IOException {
    BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
    String key = path.toAbsolutePath().normalize().toString();
    Known before = known.get(key);
    String changed = now.lastModifiedTime().toString();
    if (before != null && before.size == now.size() && before.changed.equals(changed)) {
      return before.digest;
    }
    String digest = Sha256.ofFiles(path);
    known.put(key, new Known(now.size(), changed, digest));
    return digest;
  }

  void save() throws IOException {
    ObjectNode root = StageCache.JSON.createObjectNode();
    new TreeMap<>(known)
        .forEach(
            (path, value) ->
                root.putArray(path).add(value.size).add(value.changed).add(value.digest));
    WholeFile.writeText(file, out -> out.write(StageCache.JSON.writeValueAsString(root) + "\n"));
  }
}
