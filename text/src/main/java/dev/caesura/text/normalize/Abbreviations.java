package dev.caesura.text.normalize;

import dev.caesura.io.Utf8Text;
import dev.caesura.io.VisibleText;
import dev.caesura.text.unicode.UnspacedScript;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Your own abbreviations, each with its spoken form.
 *
 * <p>An abbreviation is found where it stands alone: no letter or digit stands right before or
 * after it. One in lower case is found in any case, one with a capital only as it is written
 * ({@code US} is not {@code us}). A space stands for any white space. Of several at one place, the
 * longest is taken. Immutable and thread-safe.
 */
public final class Abbreviations {

  private static final Abbreviations NONE = new Abbreviations(Map.of());

  /** An abbreviation and how it is spoken. */
  private record Entry(String written, String spoken, boolean anyCase) {}

  private final Map<Integer, List<Entry>> byFirst = new HashMap<>();

  private Abbreviations(Map<String, String> spoken) {
    spoken.forEach(
        (written, form) -> {
          boolean anyCase = written.codePoints().noneMatch(Abbreviations::hasCapital);
          byFirst
              .computeIfAbsent(small(written.codePointAt(0)), first -> new ArrayList<>())
              .add(new Entry(written, form, anyCase));
        });
    byFirst
        .values()
        .forEach(
            entries ->
                entries.sort(
                    Comparator.comparingInt((Entry entry) -> entry.written().length()).reversed()));
  }

  /**
   * Returns an empty set.
   *
   * @return the set
   */
  public static Abbreviations none() {
    return NONE;
  }

  /**
   * Creates a set from a map.
   *
   * @param spoken the spoken form of each
   * @return the set
   * @throws IllegalArgumentException if an abbreviation or a spoken form is blank
   */
  public static Abbreviations of(Map<String, String> spoken) {
    Map<String, String> clean = new LinkedHashMap<>();
    spoken.forEach(
        (written, form) -> {
          if (WhiteSpace.isBlank(written) || WhiteSpace.isBlank(form)) {
            throw new IllegalArgumentException(
                "abbreviation '"
                    + written
                    + "', spoken '"
                    + form
                    + "': expected text that is not blank");
          }
          clean.put(WhiteSpace.collapse(written), WhiteSpace.strip(form));
        });
    return new Abbreviations(clean);
  }

  /**
   * Reads a file with one abbreviation a line, a tab, and its spoken form. Empty lines and lines
   * that begin with {@code #} are skipped.
   *
   * @param file UTF-8
   * @return the abbreviations of the file
   * @throws IOException if the file cannot be read, or a line has another form or contradicts an
   *     earlier one; the message names file and line
   */
  public static Abbreviations read(Path file) throws IOException {
    Map<String, String> spoken = new LinkedHashMap<>();
    Map<String, Integer> lines = new HashMap<>();
    int number = 0;
    for (String line : Utf8Text.read(file).split("\r\n|\n|\r", -1)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] columns = line.split("\t", -1);
      if (columns.length != 2 || WhiteSpace.isBlank(columns[0]) || WhiteSpace.isBlank(columns[1])) {
        throw new IOException(
            file
                + ", line "
                + number
                + ": expected an abbreviation, a tab and its spoken form; found '"
                + VisibleText.of(shown(line))
                + "'.");
      }
      String written = WhiteSpace.collapse(columns[0]);
      String form = WhiteSpace.strip(columns[1]);
      String before = spoken.put(written, form);
      if (before != null && !before.equals(form)) {
        throw new IOException(
            file
                + ", line "
                + number
                + ": expected one spoken form of "
                + written
                + "; found another one than in line "
                + lines.get(written)
                + ".");
      }
      lines.put(written, number);
    }
    return new Abbreviations(spoken);
  }

  private static String shown(String line) {
    return VisibleText.shortened(line.replace("\t", "\\t"), 60);
  }

  /**
   * Returns the number of abbreviations.
   *
   * @return at least 0
   */
  public int size() {
    return byFirst.values().stream().mapToInt(List::size).sum();
  }

  /** Abbreviation in a text: where it ends, and how it is spoken. */
  record Found(int end, String spoken) {}

  /** Returns the longest one that begins at a place, or null. */
  Found at(String text, int start, int from, int limit) {
    if (byFirst.isEmpty()) {
      return null;
    }
    List<Entry> entries = byFirst.get(small(text.codePointAt(start)));
    if (entries == null) {
      return null;
    }
    for (Entry entry : entries) {
      int end = end(entry, text, start, limit);
      if (end >= 0
          && stops(entry.written().codePointAt(0), start == from ? -1 : text.codePointBefore(start))
          && stops(
              entry.written().codePointBefore(entry.written().length()),
              end == limit ? -1 : text.codePointAt(end))) {
        return new Found(end, entry.spoken());
      }
    }
    return null;
  }

  /** Whether the edge of an abbreviation is the edge of a word. */
  private static boolean stops(int inside, int outside) {
    boolean continues = outside >= 0 && (Letters.isWordPart(outside) || Character.isDigit(outside));
    boolean word = Letters.isWordPart(inside) || Character.isDigit(inside);
    return !continues
        || !word
        || UnspacedScript.contains(inside)
        || UnspacedScript.contains(outside);
  }

  private static int end(Entry entry, String text, int start, int limit) {
    String written = entry.written();
    int i = start;
    int k = 0;
    while (k < written.length()) {
      int wanted = written.codePointAt(k);
      k += Character.charCount(wanted);
      if (wanted == ' ') {
        int first = i;
        i = WhiteSpace.skip(text, i, limit);
        if (i == first) {
          return -1;
        }
        continue;
      }
      if (i >= limit) {
        return -1;
      }
      int found = text.codePointAt(i);
      if (found != wanted && !(entry.anyCase() && small(found) == wanted)) {
        return -1;
      }
      i += Character.charCount(found);
    }
    return i <= limit ? i : -1;
  }

  private static boolean hasCapital(int point) {
    return small(point) != point;
  }

  private static int small(int point) {
    return Character.toLowerCase(point);
  }
}
