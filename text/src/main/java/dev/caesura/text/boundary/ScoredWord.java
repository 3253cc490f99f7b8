package dev.caesura.text.boundary;

import dev.caesura.text.BoundaryScores;
import dev.caesura.text.unicode.UnspacedScript;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of a text, and how probable it is that a sentence ends after it. Immutable and
 * thread-safe.
 *
 * <p>Words are separated by white space; marks belong to the word that they touch. Each character
 * of a script without spaces is a word, with the marks that follow it.
 *
 * @param text the word
 * @param start UTF-16 offset of its first character
 * @param end UTF-16 offset after its last character
 * @param probability of a boundary after it, or after the white space that follows; in [0, 1]
 */
public record ScoredWord(String text, int start, int end, float probability) {

  /**
   * Returns the words of a text.
   *
   * @param scores the text and its scores
   * @return the words in order; none if there is only white space
   */
  public static List<ScoredWord> of(BoundaryScores scores) {
    String text = scores.text();
    List<ScoredWord> words = new ArrayList<>();
    int start = WhiteSpace.skip(text, 0, text.length());
    while (start < text.length()) {
      int end = end(text, start);
      int next = WhiteSpace.skip(text, end, text.length());
      float probability = 0;
      for (int i = end - 1; i < next; i++) {
        probability = Math.max(probability, scores.after(i));
      }
      words.add(new ScoredWord(text.substring(start, end), start, end, probability));
      start = next;
    }
    return words;
  }

  private static int end(String text, int start) {
    int first = text.codePointAt(start);
    boolean unspaced = UnspacedScript.contains(first);
    int at = start + Character.charCount(first);
    while (at < text.length() && !WhiteSpace.is(text.charAt(at))) {
      int c = text.codePointAt(at);
      boolean letter = Character.isLetterOrDigit(c);
      if (UnspacedScript.contains(c) || (unspaced && letter)) {
        return at;
      }
      at += Character.charCount(c);
    }
    return at;
  }
}
