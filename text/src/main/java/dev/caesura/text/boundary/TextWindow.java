package dev.caesura.text.boundary;

import java.util.ArrayList;
import java.util.List;

/**
 * Window of a text that is scored at once, and the range of it whose scores are used.
 *
 * <p>Windows lie at fixed places from the text's beginning; the first and the last code points of
 * each are context only, except at the ends of the text. So which window scores a character, and
 * what that window contains, does not depend on the length of the text. Immutable and thread-safe.
 *
 * @param start UTF-16 offset of the first character read
 * @param length code points read
 * @param firstUsed code points of context before the range that is used
 * @param endUsed where the range that is used ends, in code points from the start
 */
public record TextWindow(int start, int length, int firstUsed, int endUsed) {

  /**
   * Returns windows that together use every character once.
   *
   * @param text any text
   * @param length code points of a window, more than both contexts together
   * @param left code points of context before the range that is used, at least 0
   * @param right code points of context after it, at least 0
   * @return the windows in order; none for the empty text
   * @throws IllegalArgumentException if the contexts do not fit into the window
   */
  public static List<TextWindow> of(String text, int length, int left, int right) {
    int stride = length - left - right;
    if (left < 0 || right < 0 || stride < 1) {
      throw new IllegalArgumentException(
          "contexts " + left + " and " + right + ": expected less than the window of " + length);
    }
    List<TextWindow> windows = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      int next = start;
      int read = 0;
      while (read < length && end < text.length()) {
        end += Character.charCount(text.codePointAt(end));
        read++;
        if (read == stride) {
          next = end;
        }
      }
      boolean last = end == text.length();
      windows.add(new TextWindow(start, read, start == 0 ? 0 : left, last ? read : left + stride));
      start = last ? end : next;
    }
    return windows;
  }
}
