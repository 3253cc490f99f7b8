package dev.caesura.cli.speech;

import dev.caesura.audio.RecordingName;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The recordings that a command line names: files, folders, patterns, standard input.
 *
 * @param found what was found, in the order of the command line, within a folder by path
 * @param failures what was named but leads to nothing, one line each
 */
record Recordings(List<Recording> found, List<String> failures) {

  static final String HELP =
      "Recordings: WAV, FLAC, MP3, OGG, or what ffmpeg reads; folders, of which all recordings are"
          + " taken, by the endings of their names; patterns in quotes, such as 'talks/**/*.flac';"
          + " - is standard input.";

  Recordings {
    found = List.copyOf(found);
    failures = List.copyOf(failures);
  }

  static Recordings of(List<String> arguments) {
    Search search = new Search();
    for (String argument : arguments) {
      search.add(argument);
    }
    return new Recordings(named(search.found), search.failures);
  }

  /** Names that differ: of the file; where that is not enough, with its folders, its ending. */
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
    return named;
  }

  /** The whole path as a place below a folder. */
  private static String whole(Recording recording) {
    return recording
        .file()
        .replace('\\', '/')
        .replaceAll("^([A-Za-z]:)?/+", "")
        .replace("..", "__");
  }

  /** A walk over what the command line names. */
  private static final class Search {
    private final List<Recording> found = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    void add(String argument) {
      if (argument.equals(Recording.STANDARD_INPUT)) {
        found.add(new Recording(argument, Path.of("stdin"), "stdin"));
        return;
      }
      Path path = null;
      try {
        path = Path.of(argument);
      } catch (InvalidPathException e) {
        // Some systems allow no * in a path.
        if (!isPattern(argument)) {
          failures.add(argument + ": " + e.getReason());
          return;
        }
      }
      if (path != null && Files.isDirectory(path)) {
        int failed = failures.size();
        if (!folder(path, path) && failures.size() == failed) {
          failures.add(argument + ": no recording in this folder, by the endings of its files");
        }
      } else if (path == null || (!Files.exists(path) && isPattern(argument))) {
        pattern(argument);
      } else {
        // What is named itself is taken even if it is named twice, or is missing: opening tells.
        seen(path);
        found.add(new Recording(argument, path.getFileName(), argument));
      }
    }

    private static boolean isPattern(String argument) {
      return argument.matches("(?s).*[*?\\[{].*");
    }

    /** Takes all recordings of a folder; whether there are any, taken before or not. */
    private boolean folder(Path folder, Path root) {
      Set<Path> files = walk(folder, Integer.MAX_VALUE, RecordingName::hasAudioExtension, false);
      files.forEach(file -> file(file, root));
      return !files.isEmpty();
    }

    private void file(Path file, Path root) {
      if (seen(file)) {
        Path place = root.toString().isEmpty() ? file : root.relativize(file);
        found.add(new Recording(file.toString(), place, file.toString()));
      }
    }

    private boolean seen(Path file) {
      try {
        return seen.add(file.toRealPath());
      } catch (IOException e) {
        return seen.add(file.toAbsolutePath());
      }
    }

    private void pattern(String pattern) {
      String fixed = pattern.split("[*?\\[{]", 2)[0];
      Path root = Path.of(fixed.substring(0, fixed.lastIndexOf('/') + 1));
      String last = pattern.substring(pattern.lastIndexOf('/') + 1);
      List<PathMatcher> matchers;
      try {
        // Shells let **/ stand for no folder, too.
        matchers =
            Stream.of(pattern, pattern.replace("**/", ""))
                .distinct()
                .map(p -> FileSystems.getDefault().getPathMatcher("glob:" + p))
                .toList();
      } catch (PatternSyntaxException e) {
        failures.add(pattern + ": no such file, and no pattern either: " + e.getDescription());
        return;
      }
      int depth =
          pattern.contains("**")
              ? Integer.MAX_VALUE
              : (int)
                      pattern
                          .substring(root.toString().length())
                          .chars()
                          .filter(c -> c == '/')
                          .count()
                  + 1;
      boolean some = false;
      int failed = failures.size();
      Predicate<Path> matches = path -> matchers.stream().anyMatch(m -> m.matches(path));
      for (Path path : walk(root, depth, matches, true)) {
        if (Files.isDirectory(path)) {
          some |= folder(path, root);
        } else if (last.contains(".") || RecordingName.hasAudioExtension(path)) {
          some = true;
          file(path, root);
        }
      }
      if (!some && failures.size() == failed) {
        failures.add(pattern + ": no recording is called so");
      }
    }

    /**
     * The files, and the folders if wanted, that match, in order; through links, no hidden ones.
     */
    private Set<Path> walk(Path root, int depth, Predicate<Path> matches, boolean folders) {
      Set<Path> paths = new TreeSet<>();
      try {
        Files.walkFileTree(
            root,
            EnumSet.of(FileVisitOption.FOLLOW_LINKS),
            depth,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) {
                if (!folder.equals(root) && isHidden(folder)) {
                  return FileVisitResult.SKIP_SUBTREE;
                }
                if (folders && !folder.equals(root) && matches.test(folder)) {
                  paths.add(folder);
                }
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                if (!isHidden(file) && matches.test(file)) {
                  paths.add(file);
                }
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException failure) {
                // What a loop of links leads to is found on the other way.
                if (!(failure instanceof FileSystemLoopException)) {
                  failures.add(dev.caesura.cli.console.Failures.message(failure));
                }
                return FileVisitResult.CONTINUE;
              }
            });
      } catch (IOException e) {
        failures.add(dev.caesura.cli.console.Failures.message(e));
      }
      return paths;
    }

    private static boolean isHidden(Path path) {
      return String.valueOf(path.getFileName()).startsWith(".");
    }
  }
}
