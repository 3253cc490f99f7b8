package dev.caesura.bench.text;

import dev.caesura.text.BoundaryScores;
import dev.caesura.text.punctuation.Mark;
import dev.caesura.text.punctuation.PunctuationScorer;
import dev.caesura.text.punctuation.PunctuationScores;
import java.util.BitSet;

/** Gives a scorer the true ends of sentences: what better ends could bring at most. */
final class KnownEnds {

  private static final Mark[] MARKS = Mark.values();
  private static final float SURE = 0.99f;

  private KnownEnds() {}

  /**
   * Returns a scorer for one text.
   *
   * @param scorer decides about everything but the ends
   * @param ends the indexes of the last characters of sentences
   * @return a scorer that has marks of ends there and nowhere else, in the scorer's proportion
   */
  static PunctuationScorer of(PunctuationScorer scorer, BitSet ends) {
    return text -> {
      PunctuationScores scores = scorer.punctuation(text);
      float[] boundaries = new float[text.length()];
      float[] marks = new float[text.length() * MARKS.length];
      float[] upper = new float[text.length()];
      for (int i = 0; i < text.length(); i++) {
        boolean end = ends.get(i);
        boundaries[i] = end ? 1 : 0;
        boolean starts = i > 1 && ends.get(i - 2);
        upper[i] = starts ? Math.max(SURE, scores.upper(i)) : scores.upper(i);
        put(scores, i, end, marks);
      }
      return PunctuationScores.of(BoundaryScores.of(text, boundaries), marks, upper);
    };
  }

  private static void put(PunctuationScores scores, int index, boolean end, float... marks) {
    float ending = 0;
    for (Mark mark : MARKS) {
      ending += mark.isTerminal() ? scores.mark(index, mark) : 0;
    }
    for (int k = 0; k < MARKS.length; k++) {
      float score = scores.mark(index, MARKS[k]);
      boolean fits = MARKS[k].isTerminal() == end;
      float share = end ? Math.min(1, score / Math.max(1e-6f, ending)) : score;
      marks[index * MARKS.length + k] = fits ? share : 0;
    }
  }
}
