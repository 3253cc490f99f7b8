package dev.caesura.align.correction;

import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.UnspacedScript;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Finds wrong texts of many pairs at once, at the edges of words. A space stands for any white
 * space but an empty line. Time is the length of the text times that of the longest match, whatever
 * the number of pairs. Immutable and thread-safe.
 */
final class PairMatcher {

  private final String[] patterns;
  private final List<List<Integer>> pairs = new ArrayList<>();
  private final boolean ignoresCase;

  PairMatcher(List<CorrectionPair> all, boolean ignoresCase) {
    this.ignoresCase = ignoresCase;
    TreeMap<String, List<Integer>> sorted = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      String pattern = new Folded(all.get(i).wrong(), null, false, ignoresCase).text.toString();
      sorted.computeIfAbsent(pattern, made -> new ArrayList<>()).add(i);
    }
    patterns = sorted.keySet().toArray(String[]::new);
    pairs.addAll(sorted.values());
  }

  /** Returns a text in the form in which it is searched without case. */
  static String folded(String wrong) {
    return new Folded(wrong, null, false, true).text.toString();
  }

  /** The pairs of one wrong text, and where it ends. */
  record Match(List<Integer> pairs, TextSpan place) {}

  /** A text in the form in which it is searched. */
  Search search(SegmentedText text, boolean crossesSegments) {
    return new Search(text, crossesSegments);
  }

  /** The texts of the pairs in one text. */
  final class Search {

    private final String source;
    private final Folded folded;

    private Search(SegmentedText text, boolean crossesSegments) {
      source = text.text();
      folded = new Folded(source, text, !crossesSegments, ignoresCase);
    }

    /** Returns the number of places where a match may begin. */
    int size() {
      return folded.text.length();
    }

    /** Returns the longest match at a place, or null. */
    Match longest(int at) {
      List<Match> all = all(at);
      return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** Returns where a place of the text is in the source. */
    int offset(int at) {
      return folded.places[at];
    }

    /** Returns all matches that begin at a place, the longest last. */
    List<Match> all(int at) {
      List<Match> matches = new ArrayList<>();
      if (!isEdge(at)) {
        return matches;
      }
      int low = 0;
      int high = patterns.length;
      for (int depth = 0; low < high; depth++) {
        if (patterns[low].length() == depth) {
          if (isEdge(at + depth)) {
            TextSpan place = new TextSpan(folded.places[at], folded.ends[at + depth - 1]);
            matches.add(new Match(pairs.get(low), place));
          }
          low++;
        }
        if (at + depth >= folded.size) {
          break;
        }
        char next = folded.text.charAt(at + depth);
        low = bound(low, high, depth, next);
        high = bound(low, high, depth, next + 1);
      }
      return matches;
    }

    /** Returns the first pattern in a range whose character is not less than one. */
    private int bound(int from, int to, int depth, int least) {
      int low = from;
      int high = to;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (patterns[middle].charAt(depth) < least) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    private boolean isEdge(int at) {
      if (at <= 0 || at >= folded.size) {
        return true;
      }
      int offset = folded.places[at];
      int before = source.codePointBefore(offset);
      int after = source.codePointAt(offset);
      boolean inside = isWordPart(offset, before, -1) && isWordPart(offset, after, 1);
      return !inside || UnspacedScript.contains(before) || UnspacedScript.contains(after);
    }

    /** Returns whether a character belongs to a word; an apostrophe does between letters. */
    private boolean isWordPart(int offset, int point, int side) {
      if (point != '\'' && point != '\u2019') {
        int type = Character.getType(point);
        return Character.isLetterOrDigit(point)
            || type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK;
      }
      int beyond = side > 0 ? offset + 1 : offset - 2;
      return beyond >= 0 && beyond < source.length() && Character.isLetter(source.charAt(beyond));
    }
  }

  /** A text with one space for every run of white space, and perhaps without case. */
  private static final class Folded {

    private final StringBuilder text;
    private int[] places;
    private int[] ends;
    private int size;

    Folded(String source, SegmentedText segments, boolean stopsAtBorders, boolean ignoresCase) {
      text = new StringBuilder(source.length());
      places = new int[source.length() + 1];
      ends = new int[source.length() + 1];
      int i = 0;
      while (i < source.length()) {
        int end = WhiteSpace.skip(source, i, source.length());
        if (end > i) {
          add(isBarrier(source, i, end, segments, stopsAtBorders) ? '\n' : ' ', i, end);
          i = end;
          continue;
        }
        int point = source.codePointAt(i);
        end = i + Character.charCount(point);
        int small = ignoresCase ? Character.toLowerCase(point) : point;
        for (char unit : Character.toChars(small)) {
          add(unit, i, end);
        }
        i = end;
      }
      places[size] = source.length();
    }

    private void add(char unit, int start, int end) {
      if (size + 1 >= places.length) {
        places = Arrays.copyOf(places, 2 * places.length + 2);
        ends = Arrays.copyOf(ends, places.length);
      }
      text.append(unit);
      places[size] = start;
      ends[size] = end;
      size++;
    }

    private static boolean isBarrier(
        String source, int from, int to, SegmentedText segments, boolean stopsAtBorders) {
      if (segments == null) {
        return false;
      }
      int lines = 0;
      for (int i = from; i < to; i++) {
        boolean line = source.charAt(i) == '\n';
        lines += line ? 1 : 0;
        if (line && stopsAtBorders && segments.isBorder(i)) {
          return true;
        }
      }
      return lines > 1;
    }
  }
}
