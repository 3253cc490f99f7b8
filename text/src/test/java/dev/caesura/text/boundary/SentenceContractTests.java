package dev.caesura.text.boundary;

import dev.caesura.text.BoundaryScorer;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.MarkedText;
import dev.caesura.text.SentenceContract;
import dev.caesura.text.sentence.BreakIteratorSegmenter;
import dev.caesura.text.sentence.RuleSegmenter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract of sentences for rules, and for scorers that know nothing. */
class SentenceContractTests {

  /** A boundary after every character. */
  private static BoundaryScores everywhere(String text) {
    float[] scores = new float[text.length()];
    for (int i = 0; i < scores.length; i++) {
      boolean pair =
          i + 1 < scores.length && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
      scores[i] = pair ? 0 : 1;
    }
    return BoundaryScores.of(text, scores);
  }

  /** Any score after any character, which depends on what is around it. */
  private static BoundaryScores anywhere(String text) {
    float[] scores = everywhere(text).text().isEmpty() ? new float[0] : new float[text.length()];
    for (int i = 0; i < scores.length; i++) {
      int from = Math.max(0, i - 4);
      int hash = Arrays.hashCode(text.substring(from, i + 1).toCharArray());
      boolean pair =
          i + 1 < scores.length && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
      scores[i] = pair ? 0 : (hash >>> 7 & 0xFF) / 255f;
    }
    return BoundaryScores.of(text, scores);
  }

  @Nested
  class Everywhere implements SentenceContract {
    @Override
    public BoundaryScorer scorer() {
      return SentenceContractTests::everywhere;
    }
  }

  @Nested
  class Anywhere implements SentenceContract {
    @Override
    public BoundaryScorer scorer() {
      return SentenceContractTests::anywhere;
    }
  }

  @Nested
  class Nowhere implements SentenceContract {
    @Override
    public BoundaryScorer scorer() {
      return text -> BoundaryScores.of(text, new float[text.length()]);
    }
  }

  @Nested
  class Rules implements SentenceContract {
    @Override
    public BoundaryScorer scorer() {
      return new SegmenterBoundaryScorer(RuleSegmenter.of(Locale.ENGLISH));
    }
  }

  @Nested
  class Icu implements SentenceContract {
    @Override
    public BoundaryScorer scorer() {
      return new SegmenterBoundaryScorer(BreakIteratorSegmenter.icu(Locale.ENGLISH));
    }
  }

  @Nested
  class Platform implements SentenceContract {
    @Override
    public BoundaryScorer scorer() {
      return new SegmenterBoundaryScorer(BreakIteratorSegmenter.jdk(Locale.ENGLISH));
    }
  }

  @Test
  void rulesOnTheirOwnKeepTheContract() {
    long seed = Long.getLong("caesura.seed", System.nanoTime());
    Random random = new Random(seed);
    RuleSegmenter rules = RuleSegmenter.of(Locale.ENGLISH);
    for (int round = 0; round < 2000; round++) {
      MarkedText marked = MarkedText.of(random.nextLong());
      SentenceContract.check(marked, rules.segment(marked.text()), "-Dcaesura.seed=" + seed);
    }
  }
}
