package dev.caesura.align.correction;

import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Segments joined to one text by line feeds. Corrections never remove or add a line feed, so that
 * the segments of a corrected text are found again. Immutable and thread-safe.
 */
final class SegmentedText {

  private final String text;
  private final int[] lines;
  private final int[] borders;

  private SegmentedText(String text, int[] lines, int[] borders) {
    this.text = text;
    this.lines = lines;
    this.borders = borders;
  }

  static SegmentedText of(List<String> segments) {
    int[] lines = new int[segments.size()];
    int[] borders = new int[Math.max(0, segments.size() - 1)];
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < segments.size(); i++) {
      if (i > 0) {
        borders[i - 1] = text.length();
        text.append('\n');
      }
      text.append(segments.get(i));
      lines[i] = (int) segments.get(i).chars().filter(c -> c == '\n').count();
    }
    return new SegmentedText(text.toString(), lines, borders);
  }

  String text() {
    return text;
  }

  /** Returns the index of the segment at an offset; that of the one before it for a border. */
  int segmentAt(int offset) {
    int at = Arrays.binarySearch(borders, offset);
    return at >= 0 ? at : -at - 1;
  }

  /** Returns the line of an offset within its segment, from 0. */
  int lineAt(int offset) {
    int segment = segmentAt(offset);
    int start = segment == 0 ? 0 : borders[segment - 1] + 1;
    return (int)
        text.substring(start, Math.max(start, offset)).chars().filter(c -> c == '\n').count();
  }

  /** Returns whether a segment ends at an offset, and another one follows. */
  boolean isBorder(int offset) {
    return Arrays.binarySearch(borders, offset) >= 0;
  }

  /** Returns whether a border of segments lies inside a span. */
  boolean crosses(TextSpan span) {
    return segmentAt(span.start()) != segmentAt(Math.max(span.start(), span.end() - 1));
  }

  /** Returns these segments with other text, which has as many line feeds. */
  SegmentedText with(String other) {
    if (lines.length == 0) {
      return this;
    }
    List<String> segments = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < lines.length; i++) {
      int end = start - 1;
      for (int k = 0; k <= lines[i]; k++) {
        int next = other.indexOf('\n', end + 1);
        end = next < 0 ? other.length() : next;
      }
      segments.add(other.substring(start, end));
      start = Math.min(end + 1, other.length());
    }
    SegmentedText result = of(segments);
    if (!result.text.equals(other)) {
      throw new IllegalStateException("a correction changed the number of lines");
    }
    return result;
  }

  List<String> segments() {
    List<String> segments = new ArrayList<>();
    int start = 0;
    for (int border : borders) {
      segments.add(text.substring(start, border));
      start = border + 1;
    }
    if (lines.length > 0) {
      segments.add(text.substring(start));
    }
    return segments;
  }

  /** Replaces spans, which are in order and do not overlap, keeping the line ends in them. */
  SegmentedText replace(List<Replacement> replacements) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (int i = 0; i < replacements.size(); i++) {
      Replacement replacement = replacements.get(i);
      TextSpan place = replacement.place();
      String replaced = text.substring(place.start(), place.end());
      String right = withLineEnds(replaced, replacement.right());
      out.append(text, at, place.start()).append(right);
      at = place.end();
      // What was the second part leaves no space at the start of its line.
      int next =
          i + 1 < replacements.size() ? replacements.get(i + 1).place().start() : text.length();
      boolean isEmptied = right.endsWith("\n") && at < next && text.charAt(at) == ' ';
      at += isEmptied ? 1 : 0;
    }
    return with(out.append(text, at, text.length()).toString());
  }

  /**
   * Puts the line ends of a text into the one that replaces it: after as many words, or at its end
   * if it has fewer.
   */
  static String withLineEnds(String replaced, String right) {
    List<TextToken> old = TextToken.of(replaced);
    if (replaced.indexOf('\n') < 0) {
      return right;
    }
    List<TextToken> tokens = TextToken.of(right);
    StringBuilder out = new StringBuilder();
    int words = 0;
    int done = 0;
    int next = 0;
    for (TextToken token : old) {
      words += token.isWord() ? 1 : 0;
      if (token.kind() != TextToken.Kind.SPACE || token.text().indexOf('\n') < 0) {
        continue;
      }
      while (next < tokens.size() && !(done >= words && isSpace(tokens.get(next)))) {
        out.append(tokens.get(next).text());
        done += tokens.get(next).isWord() ? 1 : 0;
        next++;
      }
      out.append(token.text());
      next += next < tokens.size() ? 1 : 0;
    }
    for (; next < tokens.size(); next++) {
      out.append(tokens.get(next).text());
    }
    return out.toString();
  }

  private static boolean isSpace(TextToken token) {
    return WhiteSpace.isBlank(token.text());
  }
}
