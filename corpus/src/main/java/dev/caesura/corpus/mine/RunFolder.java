package dev.caesura.corpus.mine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caesura.audio.score.SampleFingerprint;
import dev.caesura.io.Folders;
import dev.caesura.io.Utf8Text;
import dev.caesura.io.VisibleText;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Output folder of one run. A later run with the same inputs and settings resumes in it.
 *
 * <p>The settings that decide the result lie in {@code .caesura/run.json}. A folder with other
 * settings belongs to another run and stays as it is, unless the user asks to redo it; then what is
 * still valid is kept. A lock keeps two processes from writing at once. Not thread-safe.
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
   * Opens a new folder, or the folder of the same run.
   *
   * @param folder the output folder; created if it does not exist
   * @param settings what decides the result
   * @param redo whether the results of other settings may be replaced
   */
  static RunFolder open(Path folder, RunSettings settings, boolean redo) throws IOException {
    Path file = folder.resolve(WORK).resolve("run.json");
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException(folder + ": expected an output folder; found a file");
    }
    if (Files.isDirectory(folder) && !Files.exists(file) && !isEmpty(folder)) {
      throw new IOException(
          folder
              + ": expected an empty folder or that of a mining run; found other files. Name"
              + " another --out folder.");
    }
    Files.createDirectories(folder.resolve(WORK));
    RunFolder run = new RunFolder(folder, lock(folder));
    try {
      run.claim(file, settings.toJson(), redo);
      return run;
    } catch (IOException | RuntimeException e) {
      run.close();
      throw e;
    }
  }

  private void claim(Path file, JsonNode now, boolean redo) throws IOException {
    if (Files.exists(file)) {
      JsonNode before = read(file, "the settings of a run as JSON");
      List<String> differences = differences(before, now);
      if (differences.isEmpty()) {
        return;
      }
      if (!redo) {
        throw new IOException(
            folder
                + ": holds another run: "
                + String.join("; ", differences)
                + ". Name another --out folder, or give --redo to replace its results.");
      }
      clear(now.path(RunSettings.INPUTS).equals(before.path(RunSettings.INPUTS)));
    }
    write(file, now);
  }

  /** Writes JSON for people, too. */
  static void write(Path file, JsonNode node) throws IOException {
    WholeFile.writeText(
        file,
        out -> out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n"));
  }

  /** Reads JSON; a message names what was expected. */
  static JsonNode read(Path file, String expected) throws IOException {
    try {
      return JSON.readTree(Utf8Text.read(file));
    } catch (JsonProcessingException e) {
      throw new IOException(
          file + ": expected " + expected + "; found " + VisibleText.of(e.getOriginalMessage()), e);
    }
  }

  private static List<String> differences(JsonNode before, JsonNode now) {
    List<String> differences = new ArrayList<>();
    for (String section : List.of(RunSettings.INPUTS, RunSettings.CHOICES)) {
      NavigableSet<String> names = new TreeSet<>();
      before.path(section).fieldNames().forEachRemaining(names::add);
      now.path(section).fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String was = before.path(section).path(name).asText("not set");
        String is = now.path(section).path(name).asText("not set");
        if (!was.equals(is)) {
          differences.add(name + " was " + was + " and is " + is);
        }
      }
    }
    return differences;
  }

  /**
   * Deletes recognised words of other samples than those that the recording decodes to now.
   *
   * @param samples the fingerprint of the decoded recording
   * @param warnings takes a sentence if words are deleted
   */
  void requireSamples(SampleFingerprint samples, Consumer<String> warnings) throws IOException {
    Path noted = work().resolve("samples.txt");
    String now = samples + "\n";
    if (Files.exists(noted) && Utf8Text.read(noted).equals(now)) {
      return;
    }
    if (Files.deleteIfExists(journal())) {
      warnings.accept(
          journal()
              + ": words of other samples of the recording, or of an earlier version; recognised"
              + " again");
    }
    if (Files.deleteIfExists(alignment())) {
      warnings.accept(
          alignment()
              + ": sentences of other samples of the recording, or of an earlier version; aligned"
              + " again");
    }
    WholeFile.writeText(noted, out -> out.write(now));
  }

  /** Deletes results; the recognised words stay if they are still valid. */
  private void clear(boolean keepRecognized) throws IOException {
    for (Path file : List.of(corpus(), rejected(), report(), plot())) {
      Files.deleteIfExists(file);
    }
    Folders.delete(folder.resolve("clips"));
    if (!keepRecognized) {
      Files.deleteIfExists(journal());
      Files.deleteIfExists(alignment());
      Files.deleteIfExists(audio());
      try (DirectoryStream<Path> scores = Files.newDirectoryStream(work(), "*.scores")) {
        for (Path file : scores) {
          Files.delete(file);
        }
      }
    }
  }

  /** Returns whether a folder has no results. */
  static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      // A run that was killed at its start leaves only the empty work folder.
      return files.allMatch(file -> file.endsWith(WORK));
    }
  }

  static FileChannel lock(Path folder) throws IOException {
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
      throw new IOException(folder + ": another run is writing to it");
    }
    return channel;
  }

  Path folder() {
    return folder;
  }

  /** Returns the folder of intermediate results. */
  Path work() {
    return folder.resolve(WORK);
  }

  /** Returns the file of the decoded recording, 16 kHz and mono, which exists during the run. */
  Path audio() {
    return work().resolve("audio.wav");
  }

  /** Returns the file of the recognised words of each piece. */
  Path journal() {
    return work().resolve(RecordingRecognition.JOURNAL);
  }

  /** Returns the file of the sentences that an aligner found. */
  Path alignment() {
    return work().resolve("aligned.json");
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
      // Already deleted.
    }
  }
}
