package dev.caesura.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The output folder of one run, which a second run with the same inputs and settings goes on in.
 *
 * <p>Facts that decide the result (checksums of the inputs, settings, version) lie in {@code
 * .caesura/run.json}. A folder with other facts belongs to another run and is left alone, unless
 * the user asks to redo it; then what stays valid is kept. A lock keeps two processes from writing
 * at once. For one thread.
 */
final class RunFolder implements AutoCloseable {

  private static final String WORK = ".caesura";
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final FileChannel lock;

  private RunFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens a new folder, or one of the same run.
   *
   * @param folder where the run writes; made if it is not there
   * @param hearing facts that decide what is heard; a change makes all work invalid
   * @param choosing facts that decide what is made of it
   * @param redo whether results of other facts may be replaced
   */
  static RunFolder open(
      Path folder, Map<String, String> hearing, Map<String, String> choosing, boolean redo)
      throws IOException {
    Path facts = folder.resolve(WORK).resolve("run.json");
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException(folder + ": is a file, an output folder is expected");
    }
    if (Files.isDirectory(folder) && !Files.exists(facts) && !isEmpty(folder)) {
      throw new IOException(
          folder + ": holds files that no run of caesura mine made; name another --out folder");
    }
    Files.createDirectories(folder.resolve(WORK));
    RunFolder run = new RunFolder(folder, lock(folder));
    try {
      run.claim(facts, Map.of("hearing", hearing, "choosing", choosing), redo);
      return run;
    } catch (IOException | RuntimeException e) {
      run.close();
      throw e;
    }
  }

  private void claim(Path facts, Map<String, Map<String, String>> now, boolean redo)
      throws IOException {
    if (Files.exists(facts)) {
      Map<String, Map<String, String>> before = readFacts(facts);
      List<String> differing = differing(before, now);
      if (differing.isEmpty()) {
        return;
      }
      if (!redo) {
        throw new IOException(
            folder
                + ": holds another run: "
                + String.join("; ", differing)
                + ". Name another --out folder, or give --redo to replace its results");
      }
      clear(now.get("hearing").equals(before.get("hearing")));
    }
    SortedMap<String, SortedMap<String, String>> sorted = new TreeMap<>();
    now.forEach((part, values) -> sorted.put(part, new TreeMap<>(values)));
    WholeFile.writeText(
        facts,
        out -> out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sorted) + "\n"));
  }

  private static Map<String, Map<String, String>> readFacts(Path facts) throws IOException {
    try {
      return JSON.readValue(Files.readString(facts), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IOException(
          facts + ": facts of a run are expected, found no such JSON: " + e.getOriginalMessage(),
          e);
    }
  }

  private static List<String> differing(
      Map<String, Map<String, String>> before, Map<String, Map<String, String>> now) {
    List<String> differing = new ArrayList<>();
    for (String part : List.of("hearing", "choosing")) {
      Map<String, String> old = before.getOrDefault(part, Map.of());
      Map<String, String> now1 = now.get(part);
      TreeMap<String, String> all = new TreeMap<>(old);
      all.putAll(now1);
      for (String key : all.keySet()) {
        String was = old.getOrDefault(key, "not set");
        String is = now1.getOrDefault(key, "not set");
        if (!was.equals(is)) {
          differing.add(key + " was " + was + " and is " + is);
        }
      }
    }
    return differing;
  }

  /** Removes results; what was heard stays if it is still valid. */
  private void clear(boolean keepHearing) throws IOException {
    for (String name : List.of("corpus.jsonl", "rejected.jsonl", "report.html", "alignment.html")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    deleteTree(folder.resolve("clips"));
    if (!keepHearing) {
      for (Path file : List.of(heard(), scores(), audio())) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      // A run that was killed before its first fact leaves the empty work folder only.
      return files.allMatch(file -> file.endsWith(WORK));
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(WORK).resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    FileLock held;
    try {
      held = channel.tryLock();
    } catch (java.nio.channels.OverlappingFileLockException e) {
      held = null;
    }
    if (held == null) {
      channel.close();
      throw new IOException(folder + ": another run is writing to it right now");
    }
    return channel;
  }

  Path folder() {
    return folder;
  }

  /** The recording at 16 kHz, mono, while the run goes on. */
  Path audio() {
    return folder.resolve(WORK).resolve("audio.wav");
  }

  /** Speech scores of the recording. */
  Path scores() {
    return folder.resolve(WORK).resolve("speech.scores");
  }

  /** What was heard in each piece. */
  Path heard() {
    return folder.resolve(WORK).resolve("heard.jsonl");
  }

  Path corpus() {
    return folder.resolve("corpus.jsonl");
  }

  Path rejected() {
    return folder.resolve("rejected.jsonl");
  }

  Path report() {
    return folder.resolve("report.html");
  }

  Path plot() {
    return folder.resolve("alignment.html");
  }

  @Override
  public void close() throws IOException {
    lock.close();
    try {
      Files.deleteIfExists(folder.resolve(WORK).resolve("lock"));
    } catch (NoSuchFileException e) {
      // Someone cleaned up: nothing is left to do.
    }
  }
}
