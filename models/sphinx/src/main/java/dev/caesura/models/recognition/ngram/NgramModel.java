package dev.caesura.models.recognition.ngram;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Interpolated Witten-Bell trigram model in the form of a back-off model.
 *
 * <p>N(h) is the count of a history, T(h) the number of different words after it, and h' the
 * history without its first word:
 *
 * <pre>
 *   p(w|h) = (c(hw) + T(h) p(w|h')) / (N(h) + T(h))     back-off weight of h: T(h) / (N(h) + T(h))
 * </pre>
 *
 * <p>The recursion ends in the uniform distribution over the vocabulary. A word that does not occur
 * after h has c(hw) = 0, so its probability is the back-off weight times p(w|h'), without
 * renormalisation. Counts are weighted, but T counts types: a text with a high weight backs off
 * less. Immutable and thread-safe. Source: Witten and Bell (1991), method C; Chen and Goodman
 * (1999), section 2.5.
 */
public final class NgramModel {

  /** Words after a history: their total count, and the number of different ones. */
  private record Followers(long tokens, long types) {
    double backOff() {
      return (double) types / (tokens + types);
    }
  }

  private static final Followers NOTHING = new Followers(0, 1);

  private final NgramCounts counts;
  private final NavigableSet<String> vocabulary;
  private final Map<String, Followers> followers = new HashMap<>();

  private NgramModel(NgramCounts counts, NavigableSet<String> vocabulary) {
    this.counts = counts;
    this.vocabulary = vocabulary;
    for (int order = 1; order <= 3; order++) {
      counts
          .ofOrder(order)
          .forEach(
              (words, count) ->
                  followers.merge(
                      history(words),
                      new Followers(count, 1),
                      (a, b) -> new Followers(a.tokens + b.tokens, a.types + b.types)));
    }
  }

  /**
   * Returns the model of some counts.
   *
   * @param counts the counts; the caller must not add to them afterwards
   * @param extraWords words that can be recognised but were not counted; may be empty
   * @return the model, whose vocabulary is all counted words, the extra ones and {@code </s>}
   */
  public static NgramModel of(NgramCounts counts, Collection<String> extraWords) {
    NavigableSet<String> vocabulary = new TreeSet<>(extraWords);
    vocabulary.addAll(counts.ofOrder(1).keySet());
    vocabulary.add(NgramCounts.END);
    vocabulary.remove(NgramCounts.START);
    return new NgramModel(counts, vocabulary);
  }

  /**
   * Returns all words that the model can predict.
   *
   * @return words in order, with {@code </s>} and without {@code <s>}
   */
  public NavigableSet<String> vocabulary() {
    return Collections.unmodifiableNavigableSet(vocabulary);
  }

  /**
   * Returns the probability of a word.
   *
   * @param history the words before it, the nearest last; only the last two are used
   * @param word a word of the vocabulary
   * @return a number in (0, 1]; 0 if the word is not in the vocabulary
   */
  public double probability(List<String> history, String word) {
    if (!vocabulary.contains(word)) {
      return 0;
    }
    int used = Math.min(2, history.size());
    return probability(
        String.join(" ", history.subList(history.size() - used, history.size())), used, word);
  }

  private double probability(String history, int order, String word) {
    double lower =
        order == 0 ? 1.0 / vocabulary.size() : probability(withoutFirst(history), order - 1, word);
    Followers after = followers.getOrDefault(history, NOTHING);
    String words = order == 0 ? word : history + " " + word;
    long count = counts.ofOrder(order + 1).getOrDefault(words, 0L);
    return (count + after.types * lower) / (after.tokens + after.types);
  }

  /**
   * Returns the n-grams that a back-off file states.
   *
   * @param order 1, 2 or 3
   * @return n-grams in order; for order 1 the whole vocabulary and {@code <s>}
   */
  NavigableMap<String, Double> stated(int order) {
    NavigableMap<String, Double> stated = new TreeMap<>();
    if (order == 1) {
      vocabulary.forEach(word -> stated.put(word, probability("", 0, word)));
      stated.put(NgramCounts.START, 0.0);
      return stated;
    }
    for (String words : counts.ofOrder(order).keySet()) {
      int last = words.lastIndexOf(' ');
      stated.put(
          words, probability(words.substring(0, last), order - 1, words.substring(last + 1)));
    }
    return stated;
  }

  /**
   * Returns the weight of the shorter history for a word that does not occur after this one; 1 if
   * no word does.
   */
  double backOff(String history) {
    return followers.getOrDefault(history, NOTHING).backOff();
  }

  private static String history(String words) {
    return words.substring(0, Math.max(0, words.lastIndexOf(' ')));
  }

  private static String withoutFirst(String words) {
    return words.substring(words.indexOf(' ') + 1 == 0 ? words.length() : words.indexOf(' ') + 1);
  }
}
