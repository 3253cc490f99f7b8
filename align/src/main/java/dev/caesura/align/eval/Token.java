package dev.caesura.align.eval;

import dev.caesura.text.TextSpan;
import java.util.Objects;

/**
 * A word or character as it is compared, with its place in the untouched text. Immutable and
 * thread-safe.
 *
 * @param text as it is compared, never empty
 * @param source where it stands; several tokens share one place where a number is spoken as several
 *     words
 */
public record Token(String text, TextSpan source) {

  public Token {
    Objects.requireNonNull(source, "source");
    if (text.isEmpty()) {
      throw new IllegalArgumentException("token at " + source + " is empty");
    }
  }
}
