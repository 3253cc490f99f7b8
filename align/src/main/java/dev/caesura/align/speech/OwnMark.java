package dev.caesura.align.speech;

/** Mark that a recogniser writes after a word. */
enum OwnMark {
  NONE(false),
  COMMA(false),
  STOP(true),
  QUESTION(true);

  private static final String STOPS = ".!。！．｡।॥۔።…";
  private static final String QUESTIONS = "?？؟፧";
  private static final String COMMAS = ",，、،;；:：";
  private static final String CLOSING = "\"'”’»)]」』）";

  /** Whether it ends a sentence. */
  final boolean isEnd;

  OwnMark(boolean isEnd) {
    this.isEnd = isEnd;
  }

  /** Returns the mark at the end of a word, before closing quotes and brackets. */
  static OwnMark of(String word) {
    int last = word.length() - 1;
    while (last > 0 && CLOSING.indexOf(word.charAt(last)) >= 0) {
      last--;
    }
    char mark = last < 0 ? ' ' : word.charAt(last);
    if (STOPS.indexOf(mark) >= 0) {
      return STOP;
    }
    if (QUESTIONS.indexOf(mark) >= 0) {
      return QUESTION;
    }
    return COMMAS.indexOf(mark) >= 0 ? COMMA : NONE;
  }

  /** Returns whether the first letter of a word is upper case. */
  static boolean isCapital(String word) {
    return word.codePoints()
        .filter(Character::isLetter)
        .limit(1)
        .anyMatch(code -> Character.isUpperCase(code) || Character.isTitleCase(code));
  }
}
