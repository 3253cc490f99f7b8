package dev.caesura.text.normalize;

import dev.caesura.text.TextSpan;

/**
 * Word in its form for comparison, with its place in the untouched text. Immutable and thread-safe.
 *
 * @param text lower case, letters and digits only, never empty
 * @param source its place; the words of one number share theirs
 */
public record NormalizedWord(String text, TextSpan source) {

  public NormalizedWord {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "normalized word at " + source + ": expected at least one character");
    }
  }
}
