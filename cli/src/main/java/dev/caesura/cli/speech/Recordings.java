package dev.caesura.cli.speech;

import dev.caesura.audio.RecordingName;
import dev.caesura.cli.console.Failures;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    Search search = new Search();
    for (String argument : arguments) {
      search.add(argument);
    }
    return new Recordings(named(search.found), search.failures);
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

  /** Finds the recordings that arguments name, in their order. */
  private static final class Search {
    private static final Pattern URL = Pattern.compile("(?is)(https?|ftps?|s3|gs|file)://.*");

    private final List<Recording> found = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    void add(String argument) {
      if (argument.equals(Recording.STANDARD_INPUT)) {
        found.add(new Recording(argument, Path.of("stdin"), "stdin"));
        return;
      }
      if (URL.matcher(argument).matches()) {
        failures.add(
            argument
                + ": expected a file; found a URL. Read it from a pipe: curl -sSfL '"
                + argument
                + "' | caesura ... -");
        return;
      }
      Path path = null;
      try {
        path = Path.of(argument);
      } catch (InvalidPathException e) {
        // Some systems allow no * in a path.
        if (!isPattern(argument)) {
          failures.add(
              argument
                  + ": expected the name of a file; found characters that the locale does not have."
                  + " Set LC_ALL to a locale with UTF-8, such as C.UTF-8.");
          return;
        }
      }
      if (path != null && Files.isDirectory(path)) {
        int failed = failures.size();
        if (!folder(path, path) && failures.size() == failed) {
          failures.add(
              argument
                  + ": expected a folder with recordings; found no file with a known extension");
        }
      } else if (path == null || (!Files.exists(path) && isPattern(argument))) {
        pattern(argument);
      } else {
        // A named file is taken even if it is named twice or missing: opening it reports that.
        seen(path);
        found.add(new Recording(argument, path.getFileName(), argument));
      }
    }

    private static boolean isPattern(String argument) {
      return argument.matches("(?s).*[*?\\[{].*");
    }

    /** Adds all recordings of a folder; returns whether there are any, added before or not. */
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
        failures.add(
            pattern + ": expected a file or a pattern; found neither: " + e.getDescription());
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
        failures.add(pattern + ": expected a pattern of recordings; found no match");
      }
    }

    /**
     * Returns the files, and the folders if wanted, that match, in order. Follows links, and skips
     * hidden files.
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
                // The target of a loop of links is found on its other path.
                if (!(failure instanceof FileSystemLoopException)) {
                  failures.add(Failures.message(failure));
                }
                return FileVisitResult.CONTINUE;
              }
            });
      } catch (IOException e) {
        failures.add(Failures.message(e));
      }
      return paths;
    }

    private static boolean isHidden(Path path) {
      return String.valueOf(path.getFileName()).startsWith(".");
    }
  }
}
