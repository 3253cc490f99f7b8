package dev.caesura.text.punctuation;

/** Kind of punctuation mark after a word. Safe for use by many threads. */
public enum Mark {
  /** No mark. */
  NONE(0),
  /** A dash between spaces. */
  DASH(1),
  /** A colon. */
  COLON(2),
  /** A semicolon. */
  SEMICOLON(3),
  /** A comma. */
  COMMA(4),
  /** A full stop. */
  STOP(5),
  /** An exclamation mark. */
  EXCLAMATION(6),
  /** A question mark. */
  QUESTION(7);

  private final int place;

  Mark(int place) {
    this.place = place;
  }

  /** Returns its index among the scores of a character. */
  int place() {
    return place;
  }

  /**
   * Returns whether the mark ends a sentence.
   *
   * @return true for full stop, exclamation and question mark
   */
  public boolean isTerminal() {
    return compareTo(STOP) >= 0;
  }
}
