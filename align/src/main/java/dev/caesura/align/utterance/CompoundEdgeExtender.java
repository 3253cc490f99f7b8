package dev.caesura.align.utterance;

import dev.caesura.align.chain.TokenMatches;
import dev.caesura.align.edit.EditDistance;
import java.util.function.IntPredicate;

/**
 * Extends a sentence by recognised words at its edges that are one written word together: {@code
 * grand mother} for "grandmother". Of such words only one is paired. Immutable.
 */
final class CompoundEdgeExtender {

  /** Recognised words of one compound outside the paired words. */
  private static final int MAX_WORDS = 3;

  /** Edits per letter of the written word. */
  private static final double MAX_EDITS = 0.2;

  /** The parts of one word follow each other closely. */
  private static final double MAX_PAUSE = 0.5;

  private final TranscriptComparison comparison;
  private final RecognizedWords recognized;
  private final WrittenSentences written;
  private final TokenMatches matches;

  CompoundEdgeExtender(TranscriptComparison comparison) {
    this.comparison = comparison;
    this.recognized = comparison.recognized();
    this.written = comparison.written();
    this.matches = comparison.matches();
  }

  /**
   * Returns a match that begins and ends with whole compounds.
   *
   * @param isFree whether a recognised word belongs to no sentence
   */
  SentenceMatch extend(SentenceMatch match, IntPredicate isFree) {
    int sentence = match.sentence();
    String firstWord = written.words().get(written.from(sentence)).text();
    String lastWord = written.words().get(written.to(sentence) - 1).text();
    int first = edge(firstWord, match.firstRecognized(), -1, isFree);
    int last = edge(lastWord, match.lastRecognized(), 1, isFree);
    if (first == match.firstRecognized() && last == match.lastRecognized()) {
      return match;
    }
    SentenceMatch extended =
        new SentenceScorer(comparison, sentence).match(first, last, match.moved());
    return extended.score() > match.score() ? extended : match;
  }

  /** Returns the recognised word at an edge, moved outwards over the rest of a compound. */
  private int edge(String word, int at, int step, IntPredicate isFree) {
    String own = normalized(at, at);
    if (own.equals(word)) {
      return at;
    }
    int best = at;
    double fewest = Math.min(EditDistance.of(own, word), MAX_EDITS * word.length() + 1);
    int outer = at;
    for (int k = 1; k <= MAX_WORDS && mayJoin(outer, outer + step, isFree); k++) {
      outer += step;
      // The compound ends before, with, or one word after the word that was paired.
      for (int inner = at + step; inner != at - 2 * step; inner -= step) {
        boolean inside = inner >= 0 && inner < recognized.size() && (inner - outer) * step <= 0;
        if (!inside) {
          continue;
        }
        String joined = normalized(Math.min(outer, inner), Math.max(outer, inner));
        int edits = EditDistance.of(joined, word);
        if (edits <= MAX_EDITS * word.length() && edits < fewest) {
          fewest = edits;
          best = outer;
        }
      }
    }
    return best;
  }

  /** Returns whether a word outside is free, unpaired, and close to the word inside. */
  private boolean mayJoin(int inner, int outer, IntPredicate isFree) {
    if (outer < 0 || outer >= recognized.size() || !isFree.test(outer)) {
      return false;
    }
    for (int t = recognized.firstToken(outer); t < recognized.firstToken(outer + 1); t++) {
      if (matches.writtenFor(t) >= 0) {
        return false;
      }
    }
    return recognized.pauseBetween(Math.min(inner, outer), Math.max(inner, outer)) <= MAX_PAUSE;
  }

  private String normalized(int from, int to) {
    return recognized.normalized(from, to + 1).replace(" ", "");
  }
}
