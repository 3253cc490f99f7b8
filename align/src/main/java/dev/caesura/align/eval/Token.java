package dev.caesura.align.eval;

import dev.caesura.text.TextSpan;
import java.util.Objects;

/**
 * A word or character in the form that is compared, with its place in the original text. Immutable
 * and thread-safe.
 *
 * @param text the form that is compared; not empty
 * @param source the place in the original text; tokens of a number that is spoken as several words
 *     share one place
 */
public record Token(String text, TextSpan source) {

  public Token {
    Objects.requireNonNull(source, "source");
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "token at " + source + ": expected a text; found an empty one");
    }
  }
}
