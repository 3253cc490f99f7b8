package dev.caesura.models.recognition.ngram;

import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Weighted counts of the 1-, 2- and 3-grams of texts.
 *
 * <p>A text is counted in two ways, because pieces of a recording do not follow sentences: as one
 * sequence, so that a piece may hold the end of one sentence and the start of the next; and at the
 * ends of each sentence with {@code <s>} and {@code </s>}, so that a piece may begin and end there.
 * Not thread-safe while texts are added.
 */
public final class NgramCounts {

  /** Mark before a sentence; occurs only as a history. */
  public static final String START = "<s>";

  /** Mark after a sentence. */
  public static final String END = "</s>";

  private final List<NavigableMap<String, Long>> counts =
      List.of(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

  /** Creates empty counts. */
  public NgramCounts() {}

  /**
   * Counts a text.
   *
   * @param sentences its sentences in order, each as words without spaces; empty sentences are
   *     ignored
   * @param weight the count of one occurrence, at least 1
   * @return this
   * @throws IllegalArgumentException if the weight is below 1, or a word is empty, has white space
   *     or is a sentence mark
   */
  public NgramCounts add(List<List<String>> sentences, long weight) {
    if (weight < 1) {
      throw new IllegalArgumentException("weight " + weight + ": expected at least 1");
    }
    List<String> running = new ArrayList<>();
    for (List<String> sentence : sentences) {
      sentence.forEach(NgramCounts::requireWord);
      running.addAll(sentence);
      addEnds(sentence, weight);
    }
    for (int end = 1; end <= running.size(); end++) {
      for (int order = 1; order <= Math.min(3, end); order++) {
        count(running.subList(end - order, end), weight);
      }
    }
    return this;
  }

  private void addEnds(List<String> sentence, long weight) {
    int n = sentence.size();
    if (n == 0) {
      return;
    }
    count(List.of(START, sentence.get(0)), weight);
    count(List.of(END), weight);
    count(List.of(sentence.get(n - 1), END), weight);
    if (n == 1) {
      count(List.of(START, sentence.get(0), END), weight);
    } else {
      count(List.of(START, sentence.get(0), sentence.get(1)), weight);
      count(List.of(sentence.get(n - 2), sentence.get(n - 1), END), weight);
    }
  }

  private void count(List<String> words, long weight) {
    counts.get(words.size() - 1).merge(String.join(" ", words), weight, Long::sum);
  }

  /**
   * Returns the counts of one order.
   *
   * @param order 1, 2 or 3
   * @return n-grams, words separated by one space, in the order of their UTF-16 code units, with
   *     their counts; an unmodifiable view
   */
  public NavigableMap<String, Long> ofOrder(int order) {
    return Collections.unmodifiableNavigableMap(counts.get(order - 1));
  }

  private static void requireWord(String word) {
    boolean bad = word.isEmpty() || word.equals(START) || word.equals(END);
    if (bad || word.chars().anyMatch(WhiteSpace::is)) {
      throw new IllegalArgumentException(
          "word '" + word + "': expected a word without white space that is not a sentence mark");
    }
  }
}
