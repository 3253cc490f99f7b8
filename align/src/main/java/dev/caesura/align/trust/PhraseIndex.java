package dev.caesura.align.trust;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Index of the recognised words of a recording, which finds other places of a phrase. Phrases are
 * compared by their pairs of neighbouring words, single words by themselves. Not thread-safe.
 */
final class PhraseIndex {

  /** A pair that occurs more often distinguishes little, and would cost much. */
  private static final int MAX_PLACES = 200;

  private final List<String> words;
  private final Map<String, List<Integer>> pairs = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** Takes the words in the order of time. */
  PhraseIndex(List<String> words) {
    this.words = List.copyOf(words);
    for (int i = 0; i < words.size(); i++) {
      counts.merge(words.get(i), 1, Integer::sum);
      if (i > 0) {
        List<Integer> places =
            pairs.computeIfAbsent(pair(this.words, i), key -> new ArrayList<>(2));
        if (places.size() < MAX_PLACES) {
          places.add(i);
        }
      }
    }
  }

  private static String pair(List<String> words, int second) {
    return words.get(second - 1) + ' ' + words.get(second);
  }

  /**
   * Returns how well a phrase fits its best other place.
   *
   * @param phrase the written words
   * @param from the first recognised word of its own place
   * @param to one past the last one
   * @return the pairs of the phrase found at the best other place, as a share of those found at its
   *     own one; in [0, 1], and 0 if no pair is found elsewhere
   */
  double ambiguity(List<String> phrase, int from, int to) {
    if (phrase.size() == 1) {
      long own = words.subList(from, to).stream().filter(phrase.get(0)::equals).count();
      return counts.getOrDefault(phrase.get(0), 0) > own ? 1 : 0;
    }
    Set<String> here = new HashSet<>();
    for (int i = from + 1; i < to; i++) {
      here.add(pair(words, i));
    }
    Map<Integer, Integer> votes = new HashMap<>();
    int own = 0;
    for (int k = 1; k < phrase.size(); k++) {
      String pair = pair(phrase, k);
      own += here.contains(pair) ? 1 : 0;
      for (int place : pairs.getOrDefault(pair, List.of())) {
        if (place <= from || place >= to) {
          votes.merge(place - k, 1, Integer::sum);
        }
      }
    }
    int best = 0;
    for (int start : votes.keySet()) {
      // A word more or less in the middle moves the rest by one.
      best =
          Math.max(
              best,
              votes.get(start)
                  + Math.max(votes.getOrDefault(start - 1, 0), votes.getOrDefault(start + 1, 0)));
    }
    return best == 0 ? 0 : Math.min(1, (double) best / Math.max(1, own));
  }
}
