package dev.caesura.text.paragraph;

import dev.caesura.text.BoundaryScorer;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.Grouper;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Grouper that joins sentences to paragraphs: a paragraph ends where a blank line follows, and,
 * with {@link #withProbableEnds}, where a scorer finds an end probable enough.
 *
 * <p>Pieces of white space only belong to the paragraph before them, at the start of the text to
 * the first one. Immutable, and thread-safe if the scorer is. {@link ParagraphCounter} decides the
 * same about sentences that arrive one by one.
 */
public final class ParagraphGrouper implements Grouper {

  private final ParagraphRule rule;
  private final Optional<BoundaryScorer> scorer;

  private ParagraphGrouper(ParagraphRule rule, Optional<BoundaryScorer> scorer) {
    this.rule = rule;
    this.scorer = scorer;
  }

  /**
   * Returns a grouper that ends paragraphs at blank lines only.
   *
   * @return the grouper
   */
  public static ParagraphGrouper defaults() {
    return new ParagraphGrouper(ParagraphRule.BLANK_LINES, Optional.empty());
  }

  /**
   * Returns a grouper that also ends a paragraph after a sentence whose end is probable enough: for
   * networks trained on paragraphs (WtP, SaT without {@code -sm}), where 0.5 is usual.
   *
   * @param paragraphs scores the text; whoever opened it closes it
   * @param threshold least probability of the end of a paragraph, in (0, 1]
   * @return the grouper
   * @throws IllegalArgumentException if the threshold is out of range
   */
  public ParagraphGrouper withProbableEnds(BoundaryScorer paragraphs, float threshold) {
    return new ParagraphGrouper(ParagraphRule.ofThreshold(threshold), Optional.of(paragraphs));
  }

  @Override
  public Segmentation group(Segmentation pieces) {
    String text = pieces.text();
    Optional<BoundaryScores> scores = scorer.map(known -> known.score(text));
    ParagraphCounter counter = new ParagraphCounter(rule);
    List<Integer> ends = new ArrayList<>();
    long paragraph = 0;
    for (TextSpan piece : pieces.spans()) {
      TextSpan content = WhiteSpace.strip(text, piece);
      boolean blankLine =
          content.length() > 0
              && WhiteSpace.lineBreaks(
                      text, content.end(), WhiteSpace.skip(text, content.end(), text.length()))
                  > 1;
      float probability = scores.isEmpty() ? 0 : probability(scores.get(), content, piece);
      long number = counter.add(content.length() > 0, blankLine, probability);
      if (number > paragraph) {
        ends.add(piece.start());
        paragraph = number;
      }
    }
    return Segmentation.ofEnds(text, ends);
  }

  /** The largest score from the last character that is not white space on. */
  private static float probability(BoundaryScores scores, TextSpan content, TextSpan piece) {
    float largest = 0;
    for (int i = Math.max(piece.start(), content.end() - 1); i < piece.end(); i++) {
      largest = Math.max(largest, scores.after(i));
    }
    return largest;
  }
}
