package dev.caesura.corpus.build;

import dev.caesura.audio.RecordingName;
import dev.caesura.io.PathPattern;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the files that a configuration names: files, folders with all they hold, and patterns such
 * as {@code audio/**}{@code /*.mp3}. Symbolic links to folders are not followed. Immutable.
 *
 * @param base the folder that paths are relative to
 * @param tree where the files are
 */
record FilePatterns(Path base, FileTree tree) {

  /** Files of ParlaMint about its documents: lists, taxonomies, and the header of the corpus. */
  private static final Pattern COMPANION =
      Pattern.compile(
          "ParlaMint-(?:[A-Z]{2}[\\w-]*-list(?:Person|Org)|taxonomy-.*|[A-Z]{2}(?:-[A-Z0-9]+)?(?:-en)?"
              + ")(?:\\.ana)?\\.xml");

  /** Names in such a folder. */
  private static final Set<String> RESULTS =
      Set.of(
          "clips",
          "recordings",
          "corpus.jsonl",
          "rejected.jsonl",
          "matches.jsonl",
          "failures.jsonl",
          "report.html",
          "review.html",
          "review.json",
          "alignment.html");

  /** Returns the recordings by unique names. */
  Map<String, Path> recordings(ConfigNode node, Path output) throws IOException {
    List<Path> files = files(node, output, FilePatterns::isAudio);
    // The parent folders are part of the names of files that would have the same name.
    Map<String, List<Path>> byName = new TreeMap<>();
    for (Path file : files) {
      byName.computeIfAbsent(key(safe(RecordingName.of(file))), n -> new ArrayList<>()).add(file);
    }
    Map<String, Path> named = new TreeMap<>();
    Map<String, Path> keys = new HashMap<>();
    for (List<Path> same : byName.values()) {
      for (Path file : same) {
        String name =
            same.size() == 1
                ? RecordingName.of(file)
                : RecordingName.of(shown(file).replace('/', '_').replace('\\', '_'));
        Path other = keys.put(key(safe(name)), file);
        if (other != null) {
          throw new IOException(
              file + ": expected another name than that of " + other + "; found " + safe(name));
        }
        named.put(safe(name), file);
      }
    }
    return named;
  }

  /** Returns the documents by their paths from the base. */
  Map<String, Path> documents(ConfigNode node, Path output) throws IOException {
    Map<String, Path> named = new TreeMap<>();
    Predicate<Path> isWanted =
        file -> !isHidden(file) && !COMPANION.matcher(String.valueOf(file.getFileName())).matches();
    for (Path file : files(node, output, isWanted)) {
      named.put(shown(file), file);
    }
    return named;
  }

  /**
   * Returns a file of a folder for each recording that has one: that with the name of the
   * recording's file, and any extension. The text {@code beside} stands for the folder of each
   * recording.
   */
  Map<String, Path> beside(ConfigNode node, Map<String, Path> recordings) throws IOException {
    boolean isBeside = node.text().equals("beside");
    Path folder = base.resolve(node.text()).normalize();
    if (!isBeside && !tree.isFolder(folder)) {
      throw node.expected("a folder, or 'beside'");
    }
    Map<Path, Map<String, List<Path>>> listed = new HashMap<>();
    Map<String, Path> found = new TreeMap<>();
    Map<Path, String> owners = new HashMap<>();
    for (Map.Entry<String, Path> recording : recordings.entrySet()) {
      Path in = isBeside ? recording.getValue().getParent() : folder;
      Map<String, List<Path>> files = listed.get(in);
      if (files == null) {
        files = byStem(in);
        listed.put(in, files);
      }
      List<Path> same = files.get(recording.getKey());
      if (same == null) {
        same = files.get(stem(recording.getValue()));
      }
      if (same != null && same.size() > 1) {
        throw node.expected("one file for " + recording.getKey() + ", not " + same);
      }
      if (same != null) {
        String other = owners.put(same.get(0), recording.getKey());
        if (other != null) {
          throw node.expected(
              "a file for each recording; "
                  + shown(same.get(0))
                  + " would be that of "
                  + other
                  + " and of "
                  + recording.getKey()
                  + ", name the files like that");
        }
        found.put(recording.getKey(), same.get(0));
      }
    }
    return found;
  }

  private Map<String, List<Path>> byStem(Path folder) throws IOException {
    Map<String, List<Path>> files = new HashMap<>();
    for (Path file : tree.files(folder, false)) {
      boolean isText = String.valueOf(file.getFileName()).endsWith(".txt");
      if (!isAudio(file) && !isText) {
        files.computeIfAbsent(stem(file), s -> new ArrayList<>()).add(file);
      }
    }
    return files;
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    int dot = plain.lastIndexOf('.');
    return RecordingName.of(dot > 0 ? plain.substring(0, dot) : plain);
  }

  private List<Path> files(ConfigNode node, Path output, Predicate<Path> isWanted)
      throws IOException {
    TreeSet<Path> found = new TreeSet<>();
    if (node.texts().isEmpty()) {
      throw node.expected("at least one file, folder or pattern");
    }
    for (String text : node.texts()) {
      boolean isPattern = PathPattern.isPattern(text);
      Path path = isPattern ? null : base.resolve(text).normalize();
      int before = found.size();
      if (isPattern) {
        PathPattern pattern = pattern(node, text);
        walk(pattern.root(), output, pattern::matches, found);
      } else if (tree.isFile(path)) {
        found.add(path);
      } else if (tree.isFolder(path)) {
        walk(path, output, isWanted, found);
      }
      if (found.size() == before && (path == null || !found.contains(path))) {
        throw node.expected("files; " + text + " matches none");
      }
    }
    return List.copyOf(found);
  }

  private PathPattern pattern(ConfigNode node, String text) throws IOException {
    try {
      return PathPattern.of(text).in(base);
    } catch (PatternSyntaxException | InvalidPathException e) {
      throw node.expected("a file or a pattern; " + text + " is neither: " + e.getMessage());
    }
  }

  private void walk(Path root, Path output, Predicate<Path> isWanted, TreeSet<Path> into)
      throws IOException {
    if (!tree.isFolder(root)) {
      return;
    }
    List<Path> files = tree.files(root, true);
    Set<Path> outputs = outputs(files);
    for (Path file : files) {
      if (!file.startsWith(output)
          && !isHidden(root, file)
          && !isOfOutput(file, outputs)
          && isWanted.test(file)) {
        into.add(file);
      }
    }
  }

  /** Returns the folders that this tool has written: their state is in a hidden folder. */
  private static Set<Path> outputs(List<Path> files) {
    Set<Path> outputs = new HashSet<>();
    for (Path file : files) {
      for (Path at = file.getParent(); at != null; at = at.getParent()) {
        if (at.endsWith(BuildFolder.WORK)) {
          outputs.add(at.getParent());
        }
      }
    }
    return outputs;
  }

  /** Whether a file is a result in such a folder: its clips and reports are left out. */
  private static boolean isOfOutput(Path file, Set<Path> outputs) {
    for (Path at = file; at != null && !outputs.isEmpty(); at = at.getParent()) {
      if (outputs.contains(at.getParent()) && RESULTS.contains(String.valueOf(at.getFileName()))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a file, or a folder on its way from a root, is hidden. */
  private static boolean isHidden(Path root, Path file) {
    for (Path at = file; at != null && !at.equals(root); at = at.getParent()) {
      if (isHidden(at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHidden(Path file) {
    return String.valueOf(file.getFileName()).startsWith(".");
  }

  private static boolean isAudio(Path file) {
    String name = String.valueOf(file.getFileName());
    return RecordingName.of(name).length() < name.length();
  }

  private String shown(Path file) {
    return file.startsWith(base)
        ? base.relativize(file).toString().replace('\\', '/')
        : file.toString();
  }

  /** Names of folders that differ in case only are one folder on some systems. */
  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Returns a name that stays in the folder where it is used. */
  private static String safe(String name) {
    String safe = name.replaceAll("[^\\p{L}\\p{M}\\p{N}._-]", "_");
    return safe.startsWith(".") ? "_" + safe.substring(1) : safe;
  }
}
