package dev.caesura.text.boundary;

/**
 * Recognises what continues a sentence after a quotation of Chinese or Japanese. Pure functions.
 */
final class QuotedSpeech {

  /** Verbs of speech. */
  private static final String VERBS = "说說问問道喊叫答嚷";

  /** Longest subject of such a verb, in characters. */
  private static final int MAX_SUBJECT = 6;

  private static final int MAX_QUOTATION = 200;

  private QuotedSpeech() {}

  /** Whether what follows closing marks belongs to their sentence. */
  static boolean continues(ArrivingText text, int place) {
    return isQuotative(text, place) || isSaid(text, place) || isInQuotation(text, place);
  }

  /**
   * Whether a short subject and a verb of speech follow, as in {@code 」他問。} They introduce what
   * comes next instead where a colon follows them, and one precedes the quotation.
   */
  private static boolean isSaid(ArrivingText text, int place) {
    for (int i = place; i <= place + MAX_SUBJECT; i++) {
      int c = text.at(i);
      if (!ArrivingText.isWord(c)) {
        return false;
      }
      if (VERBS.indexOf(c) >= 0) {
        int next = text.at(i + 1);
        if (isColon(next) && isIntroduced(text, place)) {
          return false;
        }
        return i > place && (!ArrivingText.isWord(next) || next == '道' || next == '着');
      }
    }
    return false;
  }

  private static boolean isColon(int codePoint) {
    return codePoint == ':' || codePoint == 0xFF1A;
  }

  /** Whether a colon precedes the quotation that closes before a place. */
  private static boolean isIntroduced(ArrivingText text, int place) {
    int open = text.before(place) - 1;
    int i = place - 1;
    while (i > place - MAX_QUOTATION && text.before(i) != open) {
      if (text.before(i) == ArrivingText.NONE) {
        return false;
      }
      i -= Character.charCount(text.before(i));
    }
    return isColon(text.before(i - 1));
  }

  /** Whether a quotation that closes here stands in another one that is still open. */
  private static boolean isInQuotation(ArrivingText text, int place) {
    int inner = text.before(place);
    int open = inner == 0x2019 ? 0x201C : inner == 0x300F ? 0x300C : 0;
    int close = open == 0 ? 0 : open + 1;
    for (int i = place - 1; open != 0 && i > place - MAX_QUOTATION; i--) {
      int c = text.before(i);
      if (c == open) {
        return true;
      }
      if (c == close || c == ArrivingText.NONE) {
        return false;
      }
    }
    return false;
  }

  /** Whether the words after a Japanese quotation continue its sentence, as in 」と言った. */
  private static boolean isQuotative(ArrivingText text, int place) {
    int next = text.at(place);
    int second = next < 0 ? next : text.at(place + 1);
    return switch (next) {
      case 'と' -> "ころこてにりきうもくた".indexOf(second) < 0 || second == ArrivingText.NONE;
      case 'っ' -> second == 'て';
      case 'な' -> second == 'ど' || (second == 'ん' && text.at(place + 2) == 'て');
      case 'を' -> true;
      default -> false;
    };
  }
}
