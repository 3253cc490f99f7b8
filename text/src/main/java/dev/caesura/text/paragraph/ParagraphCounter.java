package dev.caesura.text.paragraph;

import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.unicode.WhiteSpace;

/**
 * Numbers the paragraphs of sentences that arrive one by one, from 0, by the rules of {@link
 * ParagraphGrouper}. Not thread-safe.
 */
public final class ParagraphCounter {

  private final ParagraphRule rule;
  private long paragraph;
  private boolean hasContent;
  private boolean ended;

  ParagraphCounter(ParagraphRule rule) {
    this.rule = rule;
  }

  /**
   * Returns a counter that ends paragraphs at blank lines only.
   *
   * @return a counter for one text
   */
  public static ParagraphCounter ofBlankLines() {
    return new ParagraphCounter(ParagraphRule.BLANK_LINES);
  }

  /**
   * Returns a counter that also ends a paragraph after a sentence whose end is probable enough.
   *
   * @param threshold least probability of the end of a paragraph, in (0, 1]
   * @return a counter for one text
   * @throws IllegalArgumentException if the threshold is out of range
   */
  public static ParagraphCounter ofThreshold(float threshold) {
    return new ParagraphCounter(ParagraphRule.ofThreshold(threshold));
  }

  /**
   * Takes the next sentence.
   *
   * @param sentence the sentence after those that were added before
   * @return the number of its paragraph; white space alone belongs to the paragraph before it
   */
  public long add(Sentence sentence) {
    return add(
        !WhiteSpace.isBlank(sentence.text()), sentence.endsParagraph(), sentence.probability());
  }

  long add(boolean content, boolean blankLine, float probability) {
    if (content && ended) {
      paragraph++;
      ended = false;
    }
    hasContent |= content;
    ended |= hasContent && rule.ends(blankLine, probability);
    return paragraph;
  }
}
