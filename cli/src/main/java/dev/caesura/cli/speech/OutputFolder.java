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
import java.util.stream.Collectors;

/**
 * A folder with one result for each recording, with which a stopped run resumes: results that exist
 * and are newer than their recordings are not made again.
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
   * Opens a folder, which is created if it does not exist.
   *
   * @throws IOException if it holds results of other settings, or files of no such run
   * @throws IllegalArgumentException if two recordings would have the same result
   */
  static OutputFolder open(
      Path folder,
      List<Recording> recordings,
      String option,
      String ending,
      String settings,
      boolean redo)
      throws IOException {
    Map<Recording, Path> results = results(folder, recordings, option, ending);
    Files.createDirectories(folder);
    Path noted = folder.resolve(SETTINGS);
    if (!redo && Files.exists(noted)) {
      String before = Files.readString(noted);
      if (!lines(before).equals(lines(settings))) {
        throw new IOException(
            folder
                + ": expected results of the same settings; found others ("
                + difference(before, settings)
                + "). Give another folder, or --redo.");
      }
    } else if (!redo) {
      for (Path result : results.values()) {
        if (Files.exists(result)) {
          throw new IOException(
              result + ": expected no file without settings of its run; found one. Give --redo.");
        }
      }
    }
    WholeFile.writeText(noted, out -> out.write(settings));
    return new OutputFolder(folder, redo, results);
  }

  private static Map<Recording, Path> results(
      Path folder, List<Recording> recordings, String option, String ending) {
    Map<String, Set<String>> byStem = new HashMap<>();
    recordings.forEach(
        r -> byStem.computeIfAbsent(r.stem(), stem -> new HashSet<>()).add(r.file()));
    Map<Recording, Path> results = new LinkedHashMap<>();
    Map<Path, String> owners = new HashMap<>();
    for (Recording recording : recordings) {
      String stem = recording.stem();
      // talk.wav and talk.mp3 in one folder keep their extensions.
      String name = byStem.get(stem).size() == 1 ? stem : recording.name();
      Path result = folder.resolve(name + "." + ending).normalize();
      if (!result.startsWith(folder.normalize())) {
        throw new IllegalArgumentException(
            recording.file() + ": expected a place inside " + folder);
      }
      String owner = owners.put(result, recording.file());
      if (owner != null) {
        throw new IllegalArgumentException(
            option
                + ": expected a file for each recording; found "
                + result
                + " for both "
                + owner
                + " and "
                + recording.file());
      }
      results.put(recording, result);
    }
    return results;
  }

  /** Returns the settings in any order. */
  private static Set<String> lines(String settings) {
    return settings.lines().collect(Collectors.toSet());
  }

  private static String difference(String before, String now) {
    List<String> old = before.lines().toList();
    List<String> wanted = now.lines().toList();
    String gone = String.join(", ", old.stream().filter(line -> !wanted.contains(line)).toList());
    String come = String.join(", ", wanted.stream().filter(line -> !old.contains(line)).toList());
    return "before: " + gone + "; now: " + come;
  }

  Path folder() {
    return folder;
  }

  /** Returns the file of a recording's result; creates its folder. */
  Path result(Recording recording) throws IOException {
    Path result = results.get(recording);
    Files.createDirectories(result.toAbsolutePath().getParent());
    return result;
  }

  /** Returns whether there is a result that is not older than its recording. */
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
