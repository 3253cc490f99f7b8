package dev.caesura.align.ctc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prefix of the text in a beam search, a node of a tree, with the log-probabilities of its paths
 * that end in a blank and in its last symbol. A prefix that falls out of the beam leaves the tree,
 * unless longer ones depend on it. Not thread-safe.
 */
final class Prefix {

  private static final double NEVER = Double.NEGATIVE_INFINITY;

  /** Scores what a language model adds. */
  interface Scores {

    /** Returns the score of a complete word. */
    double ofWord(List<String> history, String word);

    /** Returns the score of a symbol after a state. */
    double ofSymbol(int state, int symbol);

    /** Returns the state after a symbol. */
    int next(int state, int symbol);
  }

  /** Complete words of a prefix, the last one first, since many prefixes share a beginning. */
  private record Words(Words before, String last) {

    static List<String> list(Words words, int max) {
      Deque<String> list = new ArrayDeque<>();
      for (Words w = words; w != null && list.size() < max; w = w.before) {
        list.addFirst(w.last);
      }
      return List.copyOf(list);
    }
  }

  private final Prefix parent;
  private final int symbol;
  private final Words words;
  private final String unfinished;
  private final double modelScore;
  private final int state;
  private final boolean sums;
  private final Map<Integer, Prefix> children = new HashMap<>();

  private double inBlank = NEVER;
  private double inSymbol = NEVER;
  private double nextInBlank = NEVER;
  private double nextInSymbol = NEVER;
  private boolean live;

  private Prefix(
      Prefix parent,
      int symbol,
      Words words,
      String unfinished,
      double modelScore,
      int state,
      boolean sums) {
    this.parent = parent;
    this.symbol = symbol;
    this.words = words;
    this.unfinished = unfinished;
    this.modelScore = modelScore;
    this.state = state;
    this.sums = sums;
  }

  /**
   * Returns the prefix without symbols.
   *
   * @param sums whether the probabilities of all paths are summed; otherwise the best path counts
   */
  static Prefix empty(boolean sums) {
    Prefix empty = new Prefix(null, CtcVocabulary.WILDCARD, null, "", 0, SymbolNgrams.ROOT, sums);
    empty.inBlank = 0;
    empty.live = true;
    return empty;
  }

  /** Extends the paths that add nothing in this frame. */
  void stay(float[] row, int blank) {
    nextInBlank = add(nextInBlank, add(inBlank, inSymbol) + row[blank]);
    if (symbol >= 0) {
      nextInSymbol = add(nextInSymbol, inSymbol + row[symbol]);
    }
  }

  /** Extends the paths that add a symbol in this frame; adds a new prefix to {@code reached}. */
  void grow(int next, float logProbability, List<Prefix> reached, Scores scores, CtcWords rules) {
    // A repeated symbol counts as another one only after a blank.
    double from = next == symbol ? inBlank : add(inBlank, inSymbol);
    if (from == NEVER) {
      return;
    }
    Prefix child = children.get(next);
    if (child == null) {
      child = child(next, scores, rules);
      children.put(next, child);
    }
    if (!child.live) {
      child.live = true;
      reached.add(child);
    }
    child.nextInSymbol = add(child.nextInSymbol, from + logProbability);
  }

  private Prefix child(int next, Scores scores, CtcWords rules) {
    Words whole = words;
    String rest = unfinished;
    double score = modelScore + scores.ofSymbol(state, next);
    if (rules.endsWord(next, !unfinished.isEmpty())) {
      score += scores.ofWord(Words.list(words, WordModel.MAX_HISTORY), unfinished);
      whole = new Words(words, unfinished);
      rest = "";
    }
    if (!rules.isDelimiter(next)) {
      rest += rules.spelling(next);
    }
    return new Prefix(this, next, whole, rest, score, scores.next(state, next), sums);
  }

  void step() {
    inBlank = nextInBlank;
    inSymbol = nextInSymbol;
    nextInBlank = NEVER;
    nextInSymbol = NEVER;
  }

  void drop() {
    live = false;
    inBlank = NEVER;
    inSymbol = NEVER;
    for (Prefix p = this; p.parent != null && !p.live && p.children.isEmpty(); p = p.parent) {
      p.parent.children.remove(p.symbol);
    }
  }

  boolean isImpossible() {
    return add(inBlank, inSymbol) == NEVER;
  }

  double score() {
    return add(inBlank, inSymbol) + modelScore;
  }

  double finalScore(Scores scores) {
    return unfinished.isEmpty()
        ? score()
        : score() + scores.ofWord(Words.list(words, WordModel.MAX_HISTORY), unfinished);
  }

  List<String> words() {
    Words all = unfinished.isEmpty() ? words : new Words(words, unfinished);
    return Words.list(all, Integer.MAX_VALUE);
  }

  private double add(double a, double b) {
    double high = Math.max(a, b);
    return high == NEVER || !sums ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
  }
}
