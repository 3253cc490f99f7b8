package dev.caesura.cli.files;

import dev.caesura.io.Utf8Text;
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
 * A folder with one result for each input, with which a stopped run resumes: results that exist and
 * are newer than their inputs are not made again.
 *
 * <p>The settings are noted in the folder, so that results of different settings do not mix.
 */
public final class OutputFolder {

  private static final String SETTINGS = "caesura-settings.txt";

  private final Path folder;
  private final boolean redo;
  private final Map<NamedInput, Path> results;

  private OutputFolder(Path folder, boolean redo, Map<NamedInput, Path> results) {
    this.folder = folder;
    this.redo = redo;
    this.results = results;
  }

  /**
   * Opens a folder, which is created if it does not exist.
   *
   * @param folder the folder
   * @param inputs what has a result in it
   * @param option the option that names the folder, for messages
   * @param ending extension of the results, without a dot
   * @param settings on which the results depend, a line each
   * @param redo whether to write results that exist again
   * @return the folder
   * @throws IOException if it holds results of other settings, or files of no such run
   * @throws IllegalArgumentException if two inputs would have the same result
   */
  public static OutputFolder open(
      Path folder,
      List<? extends NamedInput> inputs,
      String option,
      String ending,
      String settings,
      boolean redo)
      throws IOException {
    Map<NamedInput, Path> results = results(folder, inputs, option, ending);
    Files.createDirectories(folder);
    Path noted = folder.resolve(SETTINGS);
    if (!redo && Files.exists(noted)) {
      String before = Utf8Text.read(noted);
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

  private static Map<NamedInput, Path> results(
      Path folder, List<? extends NamedInput> inputs, String option, String ending) {
    Map<String, Set<String>> byStem = new HashMap<>();
    inputs.forEach(r -> byStem.computeIfAbsent(r.stem(), stem -> new HashSet<>()).add(r.file()));
    Map<NamedInput, Path> results = new LinkedHashMap<>();
    Map<Path, String> owners = new HashMap<>();
    for (NamedInput input : inputs) {
      String stem = input.stem();
      // talk.wav and talk.mp3 in one folder keep their extensions.
      String name = byStem.get(stem).size() == 1 ? stem : input.name();
      Path result = folder.resolve(name + "." + ending).normalize();
      if (!result.startsWith(folder.normalize())) {
        throw new IllegalArgumentException(input.file() + ": expected a place inside " + folder);
      }
      String owner = owners.put(result, input.file());
      if (owner != null) {
        throw new IllegalArgumentException(
            option
                + ": expected a file for each input; found "
                + result
                + " for both "
                + owner
                + " and "
                + input.file());
      }
      results.put(input, result);
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

  /**
   * Returns the folder itself.
   *
   * @return its path
   */
  public Path folder() {
    return folder;
  }

  /**
   * Returns the file of an input's result, and creates the folder that it stands in.
   *
   * @param input one of the inputs
   * @return the file
   * @throws IOException if the folder cannot be created
   */
  public Path result(NamedInput input) throws IOException {
    Path result = results.get(input);
    Files.createDirectories(result.toAbsolutePath().getParent());
    return result;
  }

  /**
   * Returns whether there is a result that is not older than its input.
   *
   * @param input one of the inputs
   * @return false if it has to be made
   * @throws IOException if the times of the files cannot be read
   */
  public boolean isDone(NamedInput input) throws IOException {
    Path result = results.get(input);
    return !redo
        && !input.isStandardInput()
        && Files.exists(result)
        && Files.exists(Path.of(input.file()))
        && Files.getLastModifiedTime(result)
                .compareTo(Files.getLastModifiedTime(Path.of(input.file())))
            >= 0;
  }
}
