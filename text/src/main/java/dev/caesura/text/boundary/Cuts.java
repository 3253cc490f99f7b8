package dev.caesura.text.boundary;

/** What white space is: the one place that knows. */
final class Cuts {

  private Cuts() {}

  /** White space as sentences have between them; the no-break spaces too. */
  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
