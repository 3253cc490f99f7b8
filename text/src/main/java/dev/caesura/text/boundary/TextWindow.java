package dev.caesura.text.boundary;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a text that is scored at once, and the part of it whose scores are used.
 *
 * <p>Windows lie at fixed places from the text's beginning; the first and the last code points of
 * each are context only, except at the ends of the text. So which window scores a character, and
 * what it sees, depends on the text's beginning alone. Immutable and thread-safe.
 *
 * @param start UTF-16 offset of the first character read
 * @param length code points read
 * @param firstUsed code points of context before the part that is used
 * @param endUsed where the part that is used ends, in code points from the start
 */
public record TextWindow(int start, int length, int firstUsed, int endUsed) {

  /**
   * Windows that use every character once.
   *
   * @param text any text
   * @param length code points of a window, more than both contexts together
   * @param left code points of context before the part that is used, at least 0
   * @param right code points of context behind it, at least 0
   * @return the windows in order; none for the empty text
   * @throws IllegalArgumentException if the contexts do not fit into the window
   */
  public static List<TextWindow> of(String text, int length, int left, int right) {
    int stride = length - left - right;
    if (left < 0 || right < 0 || stride < 1) {
      throw new IllegalArgumentException(
          "contexts " + left + " and " + right + " do not fit into a window of " + length);
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
