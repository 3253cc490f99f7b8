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

  static LetterCase of(String text) {
    boolean lower = text.codePoints().anyMatch(Character::isLowerCase);
    boolean upper = text.codePoints().anyMatch(Character::isUpperCase);
    return lower && upper ? MIXED : upper ? UPPER : LOWER;
  }

  boolean isToBeRestored() {
    return this != MIXED;
  }

  int of(int code, boolean raised) {
    int lowered = Character.toLowerCase(code);
    if (!raised) {
      return this == UPPER && Character.toTitleCase(lowered) == code ? lowered : code;
    }
    // Title case: Georgian has none, and its capitals are for headlines.
    int title = Character.toTitleCase(code);
    return Character.toLowerCase(title) == lowered ? title : code;
  }
}
