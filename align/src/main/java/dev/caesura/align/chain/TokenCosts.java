package dev.caesura.align.chain;

import dev.caesura.align.edit.SubstitutionCost;
import java.util.Arrays;

/**
 * Costs of taking one word for another: {@link #SAME} for the same word, more for a near one,
 * {@link #UNRELATED} for any other. The costs of pairs of word types are cached in a table of fixed
 * size. Not thread-safe.
 */
final class TokenCosts implements SubstitutionCost {

  /** A reward, so that leaving out both sides at a free end is not the cheapest. */
  static final int SAME = -6;

  /** Above no pair, below a deletion and an insertion: a single misrecognised word is paired. */
  static final int UNRELATED = 3;

  private static final int SLOTS = 1 << 16;

  /** Longer words are not compared: a distance must fit one machine word. */
  private static final int MAX_LENGTH = 64;

  private final Vocabulary vocabulary;
  private final long[] known = new long[SLOTS];
  private final byte[] costs = new byte[SLOTS];
  private final long[] masks = new long[128];

  TokenCosts(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    Arrays.fill(known, -1);
  }

  @Override
  public int cost(int recognized, int written) {
    int left = vocabulary.recognized[recognized];
    int right = vocabulary.written[written];
    if (left == right) {
      return SAME;
    }
    long pair = (long) left << 32 | right;
    int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 48) & (SLOTS - 1);
    if (known[slot] != pair) {
      known[slot] = pair;
      costs[slot] = (byte) compare(vocabulary.types.get(left), vocabulary.types.get(right));
    }
    return costs[slot];
  }

  @Override
  public boolean isMatch(int recognized, int written) {
    return vocabulary.recognized[recognized] == vocabulary.written[written];
  }

  private int compare(String a, String b) {
    int longer = Math.max(a.length(), b.length());
    int shorter = Math.min(a.length(), b.length());
    // Half the letters must agree; words of very different length cannot.
    if (shorter * 2 < longer || longer > MAX_LENGTH) {
      return UNRELATED;
    }
    int distance = distance(a, b);
    return distance * 2 > longer
        ? UNRELATED
        : SAME + 1 + (UNRELATED - SAME - 1) * distance / longer;
  }

  /** Returns the edit distance by Myers' bit vectors (1999); letters are compared by 7 bits. */
  private int distance(String a, String b) {
    for (int i = 0; i < a.length(); i++) {
      masks[a.charAt(i) & 127] = 0;
    }
    for (int i = 0; i < b.length(); i++) {
      masks[b.charAt(i) & 127] = 0;
    }
    for (int i = 0; i < a.length(); i++) {
      masks[a.charAt(i) & 127] |= 1L << i;
    }
    long top = 1L << (a.length() - 1);
    long plus = -1;
    long minus = 0;
    int score = a.length();
    for (int j = 0; j < b.length(); j++) {
      long equal = masks[b.charAt(j) & 127];
      long vertical = equal | minus;
      long diagonal = (((equal & plus) + plus) ^ plus) | equal;
      long up = minus | ~(diagonal | plus);
      long down = plus & diagonal;
      if ((up & top) != 0) {
        score++;
      } else if ((down & top) != 0) {
        score--;
      }
      up = up << 1 | 1;
      down <<= 1;
      plus = down | ~(vertical | up);
      minus = up & vertical;
    }
    return score;
  }
}
