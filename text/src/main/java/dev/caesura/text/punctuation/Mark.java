package dev.caesura.text.punctuation;

/** A kind of punctuation mark behind a word. Safe for use by many threads. */
public enum Mark {
  /** No mark. */
  NONE,
  /** A dash between spaces. */
  DASH,
  /** A colon. */
  COLON,
  /** A semicolon. */
  SEMICOLON,
  /** A comma. */
  COMMA,
  /** A full stop. */
  STOP,
  /** An exclamation mark. */
  EXCLAMATION,
  /** A question mark. */
  QUESTION;

  /**
   * Whether the mark ends a sentence.
   *
   * @return true for full stop, exclamation and question mark
   */
  public boolean isTerminal() {
    return compareTo(STOP) >= 0;
  }
}
