package dev.caesura.align.ctc;

import java.util.ArrayList;
import java.util.List;

/**
 * Chain of states of the words of a text, in the order in which a path passes through it:
 *
 * <pre>
 *   pause  s1 blank s2 blank … sn (blank delimiter)  pause  s1 …  sn  pause
 * </pre>
 *
 * <p>At each frame a path stays, moves to the next state, or jumps over a blank between two symbols
 * that differ. It may jump over a pause as over a blank. From a pause it may also skip a whole word
 * to the next pause.
 */
final class CtcStates {

  /** Columns of a frame's scores after those of the symbols. */
  static final int ANY_SOUND = 0;

  static final int PAUSE = 1;

  /** For each state, the column of the frame's scores that it emits. */
  final int[] column;

  /** For each state, whether a path may come from two states before. */
  final boolean[] jumps;

  /** For a pause after a word: the pause before that word; else -1. */
  final int[] pauseBefore;

  /** For a pause after a word: the cost of skipping the word, in nats. */
  final double[] skipCost;

  /** The pause before each word, and the last pause. */
  final int[] pauses;

  /** The first state and the exclusive end of each word's sounds. */
  final int[] firstSound;

  final int[] endSound;

  CtcStates(CtcVocabulary vocabulary, List<int[]> words, double skipCostPerSymbol) {
    List<Integer> columns = new ArrayList<>();
    pauses = new int[words.size() + 1];
    firstSound = new int[words.size()];
    endSound = new int[words.size()];
    int pause = vocabulary.size() + PAUSE;
    for (int w = 0; w < words.size(); w++) {
      pauses[w] = columns.size();
      columns.add(pause);
      int[] word = words.get(w);
      firstSound[w] = columns.size();
      for (int i = 0; i < word.length; i++) {
        if (i > 0) {
          columns.add(vocabulary.blank());
        }
        columns.add(word[i] == CtcVocabulary.WILDCARD ? vocabulary.size() + ANY_SOUND : word[i]);
      }
      endSound[w] = columns.size();
      if (vocabulary.delimiter().isPresent() && w + 1 < words.size() && word.length > 0) {
        columns.add(vocabulary.blank());
        columns.add(vocabulary.delimiter().getAsInt());
      }
    }
    pauses[words.size()] = columns.size();
    columns.add(pause);

    int size = columns.size();
    column = columns.stream().mapToInt(Integer::intValue).toArray();
    pauseBefore = new int[size];
    skipCost = new double[size];
    java.util.Arrays.fill(pauseBefore, -1);
    for (int w = 0; w < words.size(); w++) {
      if (words.get(w).length == 0) {
        // The word has no sound: the two pauses touch, without a cost between them.
        pauseBefore[pauses[w + 1]] = pauses[w];
      } else if (Double.isFinite(skipCostPerSymbol)) {
        pauseBefore[pauses[w + 1]] = pauses[w];
        skipCost[pauses[w + 1]] = skipCostPerSymbol * words.get(w).length;
      }
    }
    jumps = new boolean[size];
    for (int s = 2; s < size; s++) {
      boolean gap = column[s - 1] == vocabulary.blank() || column[s - 1] == pause;
      boolean sounds = isSound(s, vocabulary) && isSound(s - 2, vocabulary);
      jumps[s] = gap && sounds && (column[s] != column[s - 2] || isWild(s, vocabulary));
    }
  }

  private boolean isSound(int state, CtcVocabulary vocabulary) {
    return column[state] != vocabulary.blank() && column[state] != vocabulary.size() + PAUSE;
  }

  /** Whether a state is a wildcard; two wildcards need not be the same symbol. */
  private boolean isWild(int state, CtcVocabulary vocabulary) {
    return column[state] == vocabulary.size() + ANY_SOUND;
  }

  int size() {
    return column.length;
  }
}
