package dev.caesura.text.sentence;

import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * Segmenter that makes one piece of each line. Blank lines belong to the line before them, at the
 * start of the text to the first line. Immutable and thread-safe.
 */
public final class LineSegmenter implements TextSegmenter {

  /** Creates a segmenter; it has no settings. */
  public LineSegmenter() {}

  @Override
  public Segmentation segment(String text) {
    List<Integer> ends = new ArrayList<>();
    boolean blank = true;
    int lineEnd = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (WhiteSpace.isLineBreak(c)) {
        lineEnd = blank ? lineEnd : i + 1;
      } else if (!WhiteSpace.is(c)) {
        if (lineEnd > 0) {
          ends.add(startOfLine(text, i, lineEnd));
          lineEnd = -1;
        }
        blank = false;
      }
    }
    return Segmentation.ofEnds(text, ends);
  }

  /**
   * Blank lines belong to the piece before; white space at the start of a line stays with the line.
   */
  private static int startOfLine(String text, int firstLetter, int least) {
    int i = firstLetter;
    while (i > least && !WhiteSpace.isLineBreak(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }
}
