package dev.caesura.text.normalize;

import dev.caesura.text.TextSpan;

/**
 * A word as it is compared, with its place in the untouched text. Immutable and thread-safe.
 *
 * @param text lower case, letters and digits only, never empty
 * @param source where it stands; several words share one place where a number is spoken as several
 */
public record NormalizedWord(String text, TextSpan source) {

  public NormalizedWord {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("normalized word at " + source + " is empty");
    }
  }
}
