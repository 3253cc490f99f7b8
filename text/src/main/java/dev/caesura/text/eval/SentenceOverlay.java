package dev.caesura.text.eval;

import dev.caesura.text.Segmentation;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays the sentences of another splitter over a gold text. Their white space may differ, so that
 * only the other characters are compared. Pure functions, safe for use by many threads.
 */
public final class SentenceOverlay {

  private SentenceOverlay() {}

  /**
   * Finds the sentences in the gold text.
   *
   * @param gold the text
   * @param sentences pieces of the same text, in order, with any white space; blank ones are
   *     skipped
   * @return the gold text, split where they end
   * @throws IllegalArgumentException if they are of another text; the message has the sentence and
   *     what was expected there
   */
  public static Segmentation of(GoldText gold, List<String> sentences) {
    String text = gold.text();
    List<Integer> ends = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < sentences.size(); i++) {
      String sentence = sentences.get(i);
      int before = at;
      for (int j = 0; j < sentence.length(); j++) {
        if (WhiteSpace.is(sentence.charAt(j))) {
          continue;
        }
        at = WhiteSpace.skip(text, at, text.length());
        if (at == text.length() || text.charAt(at) != sentence.charAt(j)) {
          throw new IllegalArgumentException(
              "sentence "
                  + (i + 1)
                  + ": expected "
                  + found(text, at)
                  + "; found "
                  + found(sentence, j));
        }
        at++;
      }
      if (at > before && at < text.length()) {
        ends.add(at);
      }
    }
    if (WhiteSpace.skip(text, at, text.length()) < text.length()) {
      throw new IllegalArgumentException(
          "after the last sentence: expected " + found(text, at) + "; found nothing");
    }
    return Segmentation.ofEnds(text, ends);
  }

  private static String found(String text, int at) {
    return at == text.length()
        ? "the end of the text"
        : "'" + text.substring(at, Math.min(text.length(), at + 20)) + "'";
  }
}
