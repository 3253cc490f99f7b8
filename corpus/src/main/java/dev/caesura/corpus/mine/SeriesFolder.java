package dev.caesura.corpus.mine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.audio.RecordingName;
import dev.caesura.corpus.SeriesItem;
import dev.caesura.corpus.SeriesResult;
import dev.caesura.io.Folders;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Output folder of several recordings. What they were is in {@code .caesura/series.json}, so that a
 * later run with the same ones resumes in it. Not thread-safe.
 */
final class SeriesFolder implements AutoCloseable {

  private static final String WORK = ".caesura";
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final FileChannel lock;

  private SeriesFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens a new folder, or the folder of the same recordings.
   *
   * @param inputs digests of all inputs and settings of the model, by their names
   * @param redo whether the results of other inputs may be replaced
   */
  static SeriesFolder open(Path folder, Map<String, String> inputs, boolean redo)
      throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException(folder + ": expected an output folder; found a file");
    }
    Path file = folder.resolve(WORK).resolve("series.json");
    if (Files.isDirectory(folder) && !Files.exists(file) && !RunFolder.isEmpty(folder)) {
      throw new IOException(
          folder
              + ": expected an empty folder or that of the same recordings; found other files."
              + " Name another --out folder.");
    }
    Files.createDirectories(folder.resolve(WORK));
    SeriesFolder opened = new SeriesFolder(folder, RunFolder.lock(folder));
    try {
      opened.claim(file, JSON.valueToTree(inputs), redo);
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void claim(Path file, ObjectNode now, boolean redo) throws IOException {
    if (Files.exists(file)) {
      JsonNode before = RunFolder.read(file, "JSON");
      if (before.equals(now)) {
        return;
      }
      if (!redo) {
        throw new IOException(
            folder
                + ": holds other recordings or settings: "
                + difference(before, now)
                + ". Name another --out folder, or give --redo to replace its results.");
      }
      // The model is no longer theirs.
      Files.deleteIfExists(shares());
    }
    RunFolder.write(file, now);
  }

  private static String difference(JsonNode before, JsonNode now) {
    for (Map.Entry<String, JsonNode> entry : now.properties()) {
      if (!before.has(entry.getKey())) {
        return entry.getKey() + " is new";
      }
      if (!before.get(entry.getKey()).equals(entry.getValue())) {
        return entry.getKey() + " has changed";
      }
    }
    for (Map.Entry<String, JsonNode> entry : before.properties()) {
      if (!now.has(entry.getKey())) {
        return entry.getKey() + " is missing now";
      }
    }
    return "another order";
  }

  /** Returns the folder of the model. */
  Path model() {
    return folder.resolve(WORK).resolve("model");
  }

  private Path shares() {
    return folder.resolve(WORK).resolve("trained.json");
  }

  /** Returns the part of each recording in the model, if it has been trained on these. */
  Optional<Map<String, String>> trained() throws IOException {
    return Files.exists(shares())
        ? Optional.of(JSON.convertValue(RunFolder.read(shares(), "JSON"), new StringsByName()))
        : Optional.empty();
  }

  private static final class StringsByName
      extends com.fasterxml.jackson.core.type.TypeReference<Map<String, String>> {}

  /** Notes the part of each recording in the model. */
  void setTrained(Map<String, String> value) throws IOException {
    RunFolder.write(shares(), JSON.valueToTree(value));
  }

  /** Returns the folder of a recording. */
  Path recording(String name) {
    return folder.resolve("recordings").resolve(name);
  }

  /** Deletes the folders of recordings of an earlier run. */
  void keepOnly(Collection<String> names) throws IOException {
    Path all = folder.resolve("recordings");
    if (Files.isDirectory(all)) {
      List<Path> others;
      try (Stream<Path> list = Files.list(all)) {
        others = list.filter(path -> !names.contains(String.valueOf(path.getFileName()))).toList();
      }
      for (Path other : others) {
        Folders.delete(other);
      }
    }
  }

  /** Writes what was kept and rejected in all recordings, and what failed. */
  void write(SeriesResult result) throws IOException {
    for (String name : List.of("corpus.jsonl", "rejected.jsonl")) {
      WholeFile.writeText(
          folder.resolve(name),
          out -> {
            for (SeriesItem item : result.items()) {
              if (item.result().isPresent()) {
                append(item.pair().name(), name, out);
              }
            }
          });
    }
    WholeFile.writeText(
        folder.resolve("failures.jsonl"),
        out -> {
          for (Map.Entry<Path, String> one : result.unpaired().entrySet()) {
            out.write(failure(RecordingName.of(one.getKey()), one.getValue()));
          }
          for (SeriesItem item : result.items()) {
            if (item.failure().isPresent()) {
              out.write(failure(item.pair().name(), item.failure().get()));
            }
          }
        });
  }

  private static String failure(String recording, String message) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("recording", recording);
    node.put("message", message);
    return JSON.writeValueAsString(node) + "\n";
  }

  private void append(String recording, String name, Writer out) throws IOException {
    try (var lines = Files.newBufferedReader(recording(recording).resolve(name))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        ObjectNode record = (ObjectNode) JSON.readTree(line);
        record.put("recording", recording);
        if (record.has("audio")) {
          record.put("audio", "recordings/" + recording + "/" + record.path("audio").asText());
        }
        out.write(JSON.writeValueAsString(record) + "\n");
      }
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
    Files.deleteIfExists(folder.resolve(WORK).resolve("lock"));
  }
}
