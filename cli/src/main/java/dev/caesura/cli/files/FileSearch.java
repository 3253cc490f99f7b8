package dev.caesura.cli.files;

import dev.caesura.cli.console.Failures;
import dev.caesura.io.PathPattern;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the files that the arguments of a command line name: files, folders, patterns, standard
 * input. Each file is found once, unless it is named itself. Not thread-safe.
 */
public final class FileSearch {
  private static final Pattern URL = Pattern.compile("(?is)(https?|ftps?|s3|gs|file)://.*");

  private final Predicate<Path> isKnown;
  private final String kind;
  private final List<FoundFile> found = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final Set<Path> seen = new HashSet<>();

  /**
   * Creates a search.
   *
   * @param isKnown whether a file of a folder is wanted, by its name
   * @param kind what the files are, in the plural, for messages
   */
  public FileSearch(Predicate<Path> isKnown, String kind) {
    this.isKnown = isKnown;
    this.kind = kind;
  }

  /**
   * Returns what was found.
   *
   * @return the files in the order of the arguments, within a folder by path
   */
  public List<FoundFile> found() {
    return List.copyOf(found);
  }

  /**
   * Returns what was not found.
   *
   * @return a message for each argument that matches no file, and for each folder that cannot be
   *     read
   */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /**
   * Finds the files of an argument.
   *
   * @param argument a file, a folder, a pattern, or {@code -} for standard input
   */
  public void add(String argument) {
    if (argument.equals(FoundFile.STANDARD_INPUT)) {
      found.add(new FoundFile(argument, Path.of("stdin")));
      return;
    }
    if (argument.isEmpty()) {
      failures.add("expected the name of a file; found an empty one");
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
      if (!PathPattern.isPattern(argument)) {
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
                + ": expected a folder with "
                + kind
                + "; found no file with a known extension");
      }
    } else if (path == null || (!Files.exists(path) && PathPattern.isPattern(argument))) {
      pattern(argument);
    } else {
      // A named file is taken even if it is named twice or missing: opening it reports that.
      seen(path);
      found.add(new FoundFile(argument, path.getFileName()));
    }
  }

  /** Adds all known files of a folder; returns whether there are any, added before or not. */
  private boolean folder(Path folder, Path root) {
    Set<Path> files = walk(folder, Integer.MAX_VALUE, isKnown, false);
    files.forEach(file -> file(file, root));
    return !files.isEmpty();
  }

  private void file(Path file, Path root) {
    if (seen(file)) {
      Path place = root.toString().isEmpty() ? file : root.relativize(file);
      found.add(new FoundFile(file.toString(), place));
    }
  }

  private boolean seen(Path file) {
    try {
      return seen.add(file.toRealPath());
    } catch (IOException e) {
      return seen.add(file.toAbsolutePath());
    }
  }

  private void pattern(String argument) {
    PathPattern pattern;
    try {
      pattern = PathPattern.of(argument);
    } catch (PatternSyntaxException e) {
      failures.add(
          argument + ": expected a file or a pattern; found neither: " + e.getDescription());
      return;
    }
    Path root = pattern.root();
    boolean some = false;
    int failed = failures.size();
    for (Path path : walk(root, pattern.depth(), pattern::matches, true)) {
      if (Files.isDirectory(path)) {
        some |= folder(path, root);
      } else if (pattern.namesExtension() || isKnown.test(path)) {
        some = true;
        file(path, root);
      }
    }
    if (!some && failures.size() == failed) {
      failures.add(argument + ": expected a pattern of " + kind + "; found no match");
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
