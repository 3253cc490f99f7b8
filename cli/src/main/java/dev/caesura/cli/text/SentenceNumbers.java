package dev.caesura.cli.text;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.text.TextSpan;
import dev.caesura.text.boundary.ScoredWord;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.paragraph.ParagraphCounter;
import dev.caesura.text.unicode.WhiteSpace;

/** Numbers and places of the sentences of one text. Not thread-safe. */
final class SentenceNumbers {

  private static final JsonMapper JSON = new JsonMapper();

  private final SentenceOutputOptions options;
  private final ParagraphCounter paragraphs;
  private long paragraph;
  private long codePoints;
  private long number;

  SentenceNumbers(SentenceOutputOptions options) {
    this.options = options;
    this.paragraphs = options.paragraphs();
  }

  /**
   * A sentence as it is shown.
   *
   * @param sentence the sentence
   * @param shown what is shown of it
   * @param number sentences before it
   * @param paragraph paragraphs before its own
   * @param startsParagraph whether it is the first of a paragraph that is not the first
   * @param codePoints code points before it in the text
   */
  record Shown(
      Sentence sentence,
      TextSpan shown,
      long number,
      long paragraph,
      boolean startsParagraph,
      long codePoints) {

    boolean isBlank() {
      return WhiteSpace.isBlank(sentence.text());
    }

    /** Puts what is known of it into an object. */
    ObjectNode putInto(ObjectNode line, SentenceOutputOptions options) {
      String text = sentence.text();
      if (options.hasParagraphs()) {
        line.put("paragraph", paragraph);
      }
      line.put("text", shown.in(text));
      line.put("start", codePoints + text.codePointCount(0, shown.start()));
      line.put("end", codePoints + text.codePointCount(0, shown.end()));
      line.put("probability", rounded(sentence.probability()));
      if (options.hasScores()) {
        putWords(line.putArray("words"));
      }
      return line;
    }

    private void putWords(ArrayNode words) {
      String text = sentence.text();
      long end = codePoints;
      int at = 0;
      for (ScoredWord word : sentence.words()) {
        end += text.codePointCount(at, word.end());
        at = word.end();
        words
            .addObject()
            .put("text", word.text())
            .put("end", end)
            .put("probability", rounded(word.probability()));
      }
    }
  }

  /** Returns a probability with four digits. */
  static double rounded(float probability) {
    return Math.round(probability * 10_000) / 10_000.0;
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** Takes the next sentence; nothing may be shown of it. */
  Shown add(Sentence sentence) {
    String text = sentence.text();
    TextSpan whole = new TextSpan(0, text.length());
    long own = paragraphs.add(sentence);
    boolean starts = own > paragraph;
    paragraph = own;
    TextSpan shown = options.keepsSpace() ? whole : WhiteSpace.strip(text, whole);
    Shown result = new Shown(sentence, shown, number, own, starts, codePoints);
    number += shown.length() > 0 ? 1 : 0;
    codePoints += text.codePointCount(0, text.length());
    return result;
  }
}
