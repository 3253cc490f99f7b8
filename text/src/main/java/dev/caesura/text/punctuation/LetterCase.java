package dev.caesura.text.punctuation;

/**
 * Rule for changing letters of a text to upper case. A letter is only changed if it can be changed
 * back, so that no word is lost. Safe for use by many threads.
 */
enum LetterCase {
  /** No upper-case letter: raised where the scorer expects a capital. */
  LOWER,
  /** No lower-case letter: lowered except where the scorer expects a capital. */
  UPPER,
  /** Both: kept, except the first letters of sentences. */
  MIXED;

  private static final int SIGMA = 0x3C3;
  private static final int FINAL_SIGMA = 0x3C2;

  static LetterCase of(String text) {
    boolean lower = text.codePoints().anyMatch(Character::isLowerCase);
    boolean upper = text.codePoints().anyMatch(Character::isUpperCase);
    return lower && upper ? MIXED : upper ? UPPER : LOWER;
  }

  boolean isToBeRestored() {
    return this != MIXED;
  }

  /**
   * Returns a letter as it is written.
   *
   * @param raised whether it is a capital
   * @param ends whether it is the last letter of a word of several
   */
  int of(int code, boolean raised, boolean ends, WritingLanguage language) {
    int lowered = language.lower(code);
    if (!raised) {
      boolean lowers = this == UPPER && language.title(lowered) == code;
      return lowers && lowered == SIGMA && ends ? FINAL_SIGMA : lowers ? lowered : code;
    }
    // Title case: Georgian has none, and its capitals are for headlines.
    int title = language.title(code);
    return language.lower(title) == lowered ? title : code;
  }
}
