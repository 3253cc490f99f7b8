package dev.caesura.models.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a text that the network reads at once, and the part of it whose scores are used.
 *
 * <p>Windows of 1,024 code points start every 832; the first 128 and the last 64 of each are
 * context only, except at the ends of the text. So which window scores a character, and what it
 * sees, depends on the text's beginning alone: text that is appended changes no score more than 959
 * code points back.
 *
 * @param start UTF-16 offset of the first character read
 * @param length code points read
 * @param firstUsed code points of context before the part that is used
 * @param endUsed where the part that is used ends, in code points from the start
 */
record TextWindow(int start, int length, int firstUsed, int endUsed) {

  static final int LENGTH = 1024;
  static final int LEFT = 128;
  static final int RIGHT = 64;
  static final int STRIDE = LENGTH - LEFT - RIGHT;

  /** Windows that use every character once; none for the empty text. */
  static List<TextWindow> of(String text) {
    List<TextWindow> windows = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      int next = start;
      int length = 0;
      while (length < LENGTH && end < text.length()) {
        end += Character.charCount(text.codePointAt(end));
        length++;
        if (length == STRIDE) {
          next = end;
        }
      }
      boolean last = end == text.length();
      windows.add(
          new TextWindow(start, length, start == 0 ? 0 : LEFT, last ? length : LEFT + STRIDE));
      start = last ? end : next;
    }
    return windows;
  }
}
