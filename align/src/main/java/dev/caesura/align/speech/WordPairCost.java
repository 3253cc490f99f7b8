package dev.caesura.align.speech;

import dev.caesura.align.edit.SubstitutionCost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Costs of taking one plain word for another, in hundredths of a gap: 0 for the same word, 35 to
 * 185 for others, by the letters and pairs of letters that they share (Dice). So a misrecognised
 * word is rather paired than left out on both sides. Not thread-safe.
 */
final class WordPairCost implements SubstitutionCost {

  /** Cost of a word without a partner. */
  static final int GAP = 100;

  private static final int NEAR = 35;
  private static final int UNLIKE = 150;
  private static final int SLOTS = 1 << 20;

  private final int[] left;
  private final int[] right;
  private final List<int[]> grams = new ArrayList<>();
  private final long[] known = new long[SLOTS];
  private final short[] costs = new short[SLOTS];

  WordPairCost(List<String> left, List<String> right) {
    Map<String, Integer> types = new HashMap<>();
    this.left = numbered(left, types);
    this.right = numbered(right, types);
    Arrays.fill(known, -1);
  }

  private int[] numbered(List<String> words, Map<String, Integer> types) {
    int[] numbers = new int[words.size()];
    for (int i = 0; i < numbers.length; i++) {
      String word = words.get(i);
      Integer number = types.get(word);
      if (number == null) {
        number = types.size();
        types.put(word, number);
        grams.add(gramsOf("^" + word + "$"));
      }
      numbers[i] = number;
    }
    return numbers;
  }

  private static int[] gramsOf(String word) {
    int[] all = new int[2 * word.length() - 1];
    int size = 0;
    for (int i = 0; i < word.length(); i++) {
      all[size++] = word.charAt(i);
      if (i + 1 < word.length()) {
        all[size++] = word.charAt(i) << 16 | word.charAt(i + 1);
      }
    }
    Arrays.sort(all);
    return all;
  }

  @Override
  public int cost(int i, int j) {
    int a = left[i];
    int b = right[j];
    if (a == b) {
      return 0;
    }
    long pair = (long) a << 32 | b;
    int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 44) & (SLOTS - 1);
    if (known[slot] != pair) {
      known[slot] = pair;
      costs[slot] = (short) Math.round(NEAR + UNLIKE * (1 - dice(grams.get(a), grams.get(b))));
    }
    return costs[slot];
  }

  private static double dice(int[] a, int[] b) {
    int i = 0;
    int j = 0;
    int shared = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        shared++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return 2.0 * shared / (a.length + b.length);
  }
}
