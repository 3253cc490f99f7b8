package dev.caesura.text.boundary;

import dev.caesura.text.BoundaryScores;

/** Where a text is cut, and how sure that is: the one place that knows. */
final class Cuts {

  private Cuts() {}

  /** White space as sentences have between them; the no-break spaces too. */
  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /**
   * The end of the next piece: behind the white space that follows a boundary. A blank line always
   * parts.
   *
   * @param scores of the text
   * @param start where the piece starts
   * @param threshold least probability
   * @return one past its last character; the text's length if there is no boundary left
   */
  static int end(BoundaryScores scores, int start, float threshold) {
    String text = scores.text();
    int length = text.length();
    int i = start;
    // White space before any text belongs to the piece.
    while (i < length && isSpace(text.charAt(i))) {
      i++;
    }
    while (i < length) {
      boolean cut = scores.after(i) >= threshold;
      int next = i + 1;
      int lines = 0;
      while (next < length && isSpace(text.charAt(next))) {
        cut |= scores.after(next) >= threshold;
        lines += text.charAt(next) == '\n' ? 1 : 0;
        next++;
      }
      if (next < length && (cut || lines > 1)) {
        return next;
      }
      i = next;
    }
    return length;
  }

  /** The probability of a boundary behind a piece: the largest from its last letter on. */
  static float probability(BoundaryScores scores, int start, int end) {
    float most = 0;
    for (int i = end - 1; i >= start; i--) {
      most = Math.max(most, scores.after(i));
      if (!isSpace(scores.text().charAt(i))) {
        break;
      }
    }
    return most;
  }
}
