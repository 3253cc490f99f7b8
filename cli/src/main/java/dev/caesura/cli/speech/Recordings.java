package dev.caesura.cli.speech;

import dev.caesura.audio.RecordingName;
import dev.caesura.cli.files.FileSearch;
import dev.caesura.cli.files.FoundFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The recordings that a command line names: files, folders, patterns, standard input.
 *
 * @param found what was found, in the order of the command line, within a folder by path
 * @param failures arguments that match no file, one message each
 */
record Recordings(List<Recording> found, List<String> failures) {

  Recordings {
    found = List.copyOf(found);
    failures = List.copyOf(failures);
  }

  static Recordings of(List<String> arguments) {
    FileSearch search = new FileSearch(RecordingName::hasAudioExtension, "recordings");
    arguments.forEach(search::add);
    List<Recording> found = search.found().stream().map(Recordings::recording).toList();
    return new Recordings(named(found), search.failures());
  }

  private static Recording recording(FoundFile found) {
    boolean isPipe = found.file().equals(FoundFile.STANDARD_INPUT);
    return new Recording(found.file(), found.place(), isPipe ? "stdin" : found.file());
  }

  /** Gives recordings distinct names: of the file, with its folders, its extension, or a number. */
  private static List<Recording> named(List<Recording> recordings) {
    List<Function<Recording, String>> levels =
        List.of(
            r -> RecordingName.of(r.place()),
            Recording::stem,
            r -> r.place().toString().replace('\\', '/'),
            Recordings::whole);
    List<Recording> named = new ArrayList<>(recordings);
    boolean[] done = new boolean[named.size()];
    for (Function<Recording, String> level : levels) {
      for (int i = 0; i < done.length; i++) {
        if (!done[i]) {
          Recording recording = named.get(i);
          named.set(i, recording.called(RecordingName.sanitized(level.apply(recording))));
        }
      }
      Map<String, Set<String>> files =
          named.stream()
              .collect(
                  Collectors.groupingBy(
                      Recording::name, Collectors.mapping(Recording::file, Collectors.toSet())));
      for (int i = 0; i < done.length; i++) {
        done[i] = files.get(named.get(i).name()).size() == 1;
      }
    }
    number(named, done);
    return named;
  }

  /** Numbers the names that are still the same, such as those of {@code a b} and {@code a_b}. */
  private static void number(List<Recording> named, boolean[] done) {
    Map<String, String> owners = new HashMap<>();
    for (int i = 0; i < done.length; i++) {
      if (done[i]) {
        owners.put(named.get(i).name(), named.get(i).file());
      }
    }
    for (int i = 0; i < done.length; i++) {
      Recording recording = named.get(i);
      String name = recording.name();
      for (int next = 2; !owner(owners, name, recording).equals(recording.file()); next++) {
        name = recording.name() + "-" + next;
      }
      named.set(i, recording.called(name));
    }
  }

  /** Returns the file that has a name, which is now the recording's if it is free. */
  private static String owner(Map<String, String> owners, String name, Recording recording) {
    String before = owners.putIfAbsent(name, recording.file());
    return before == null ? recording.file() : before;
  }

  /** Returns the whole path as a place below a folder. */
  private static String whole(Recording recording) {
    return recording
        .file()
        .replace('\\', '/')
        .replaceAll("^([A-Za-z]:)?/+", "")
        .replace("..", "__");
  }
}
