package dev.caesura.cli.speech;

import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A folder with one result for each recording, which a run that was stopped goes on with: what is
 * there, and newer than its recording, is not made again.
 *
 * <p>The settings are noted in the folder, so that results of different settings do not mix.
 */
final class OutputFolder {

  private static final String SETTINGS = "caesura-settings.txt";

  private final Path folder;
  private final boolean redo;
  private final Map<Recording, Path> results;

  private OutputFolder(Path folder, boolean redo, Map<Recording, Path> results) {
    this.folder = folder;
    this.redo = redo;
    this.results = results;
  }

  /**
   * Opens a folder, which is made if it is not there.
   *
   * @throws IOException if it holds results of other settings, or files that are none of ours
   * @throws IllegalArgumentException if two recordings would have the same result
   */
  static OutputFolder open(
      Path folder, List<Recording> recordings, String ending, String settings, boolean redo)
      throws IOException {
    Map<Recording, Path> results = results(folder, recordings, ending);
    Files.createDirectories(folder);
    Path noted = folder.resolve(SETTINGS);
    if (!redo && Files.exists(noted)) {
      String before = Files.readString(noted);
      if (!before.equals(settings)) {
        throw new IOException(
            folder
                + ": holds results of other settings ("
                + difference(before, settings)
                + "); take another folder, or --redo");
      }
    } else if (!redo) {
      for (Path result : results.values()) {
        if (Files.exists(result)) {
          throw new IOException(
              result + ": is there, from no run that is noted; --redo replaces it");
        }
      }
    }
    WholeFile.writeText(noted, out -> out.write(settings));
    return new OutputFolder(folder, redo, results);
  }

  private static Map<Recording, Path> results(
      Path folder, List<Recording> recordings, String ending) {
    Map<String, Set<String>> byStem = new HashMap<>();
    recordings.forEach(
        r -> byStem.computeIfAbsent(r.stem(), stem -> new HashSet<>()).add(r.file()));
    Map<Recording, Path> results = new LinkedHashMap<>();
    Map<Path, String> owners = new HashMap<>();
    for (Recording recording : recordings) {
      String stem = recording.stem();
      // talk.wav and talk.mp3 side by side keep their endings, files of several folders theirs.
      String name = byStem.get(stem).size() == 1 ? stem : recording.name();
      Path result = folder.resolve(name + "." + ending).normalize();
      if (!result.startsWith(folder.normalize())) {
        throw new IllegalArgumentException(recording.file() + ": leads out of " + folder);
      }
      String owner = owners.put(result, recording.file());
      if (owner != null) {
        throw new IllegalArgumentException(
            "--out-dir: "
                + owner
                + " and "
                + recording.file()
                + " would both be written to "
                + result);
      }
      results.put(recording, result);
    }
    return results;
  }

  private static String difference(String before, String now) {
    List<String> old = before.lines().toList();
    List<String> wanted = now.lines().toList();
    String gone = String.join(", ", old.stream().filter(line -> !wanted.contains(line)).toList());
    String come = String.join(", ", wanted.stream().filter(line -> !old.contains(line)).toList());
    return "there: " + gone + "; now: " + come;
  }

  Path folder() {
    return folder;
  }

  /** The file of a recording's result; its folder exists. */
  Path result(Recording recording) throws IOException {
    Path result = results.get(recording);
    Files.createDirectories(result.toAbsolutePath().getParent());
    return result;
  }

  /** Whether there is a result that is not older than its recording. */
  boolean isDone(Recording recording) throws IOException {
    Path result = results.get(recording);
    return !redo
        && !recording.isStandardInput()
        && Files.exists(result)
        && Files.exists(Path.of(recording.file()))
        && Files.getLastModifiedTime(result)
                .compareTo(Files.getLastModifiedTime(Path.of(recording.file())))
            >= 0;
  }
}
