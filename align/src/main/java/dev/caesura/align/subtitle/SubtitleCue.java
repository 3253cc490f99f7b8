package dev.caesura.align.subtitle;

import java.util.List;

/**
 * Subtitle that is shown from one time to another. Immutable and thread-safe.
 *
 * @param firstWord the index of its first word
 * @param endWord the index after its last word
 * @param startMillis when it appears, in milliseconds from the start of the recording
 * @param endMillis when it disappears, at least {@code startMillis}
 * @param lines its lines, at least one
 */
public record SubtitleCue(
    int firstWord, int endWord, long startMillis, long endMillis, List<String> lines) {

  /** Copies the lines; checks the times. */
  public SubtitleCue {
    lines = List.copyOf(lines);
    if (lines.isEmpty() || endWord <= firstWord || startMillis < 0 || endMillis < startMillis) {
      throw new IllegalArgumentException(
          "cue of words "
              + firstWord
              + " to "
              + endWord
              + " from "
              + startMillis
              + " to "
              + endMillis
              + " ms: expected a line, a word and an end at or after the start");
    }
  }

  /**
   * Returns how long it is shown.
   *
   * @return seconds, at least 0
   */
  public double seconds() {
    return (endMillis - startMillis) / 1000.0;
  }

  /**
   * Returns the number of characters to read, spaces included.
   *
   * @return code points of all lines, and one for each line break
   */
  public int chars() {
    return lines.stream().mapToInt(SubtitleCue::length).sum() + lines.size() - 1;
  }

  /** Returns the number of code points of a text. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
