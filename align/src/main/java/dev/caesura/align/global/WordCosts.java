package dev.caesura.align.global;

import dev.caesura.align.edit.EditDistance;
import dev.caesura.align.edit.SubstitutionCost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What it costs to take one word for another: {@link #SAME} for the same, more for a near one,
 * {@link #UNRELATED} for any other. Pairs of word types are computed once. For one thread.
 */
final class WordCosts implements SubstitutionCost {

  /** A reward, so that leaving both sides out at a free end is not the cheapest. */
  static final int SAME = -6;

  /** Dearer than no pair, cheaper than a deletion and an insertion: a lone misheard word. */
  static final int UNRELATED = 5;

  /** Above so many pairs of word types, only equality counts: the table would not fit. */
  private static final long MOST_PAIRS = 1L << 26;

  private static final byte UNKNOWN = Byte.MIN_VALUE;

  private final int[] left;
  private final int[] right;
  private final List<String> leftTypes = new ArrayList<>();
  private final List<String> rightTypes = new ArrayList<>();
  private final byte[] table;
  private final int width;

  WordCosts(List<String> left, List<String> right) {
    this.left = types(left, leftTypes);
    this.right = types(right, rightTypes);
    this.width = rightTypes.size();
    long pairs = (long) leftTypes.size() * width;
    this.table = pairs <= MOST_PAIRS ? new byte[(int) pairs] : new byte[0];
    java.util.Arrays.fill(table, UNKNOWN);
  }

  private static int[] types(List<String> words, List<String> types) {
    Map<String, Integer> known = new HashMap<>();
    int[] ids = new int[words.size()];
    for (int i = 0; i < ids.length; i++) {
      String word = words.get(i);
      ids[i] =
          known.computeIfAbsent(
              word,
              w -> {
                types.add(w);
                return types.size() - 1;
              });
    }
    return ids;
  }

  @Override
  public int cost(int i, int j) {
    if (table.length == 0) {
      return leftTypes.get(left[i]).equals(rightTypes.get(right[j])) ? SAME : UNRELATED;
    }
    int cell = left[i] * width + right[j];
    byte known = table[cell];
    if (known == UNKNOWN) {
      known = (byte) compare(leftTypes.get(left[i]), rightTypes.get(right[j]));
      table[cell] = known;
    }
    return known;
  }

  @Override
  public boolean isMatch(int i, int j) {
    return cost(i, j) == SAME;
  }

  private static int compare(String a, String b) {
    if (a.equals(b)) {
      return SAME;
    }
    int longer = Math.max(a.length(), b.length());
    int shorter = Math.min(a.length(), b.length());
    // Half the letters must agree; words of very different length cannot.
    if (shorter * 2 < longer) {
      return UNRELATED;
    }
    int distance = EditDistance.of(a, b);
    return distance * 2 > longer
        ? UNRELATED
        : SAME + 1 + (UNRELATED - SAME - 1) * distance / longer;
  }
}
