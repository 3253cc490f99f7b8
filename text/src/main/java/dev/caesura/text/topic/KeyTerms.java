package dev.caesura.text.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the words that set a topic apart from the others of its text.
 *
 * <p>Words are weighted by their count in the topic times the log of how few topics hold them
 * (class-based tf-idf, Grootendorst 2022), and printed in their most frequent spelling. Stateless
 * and thread-safe.
 */
public final class KeyTerms {

  /** Words in more sentences of the whole text, as a share, and in several topics carry none. */
  private static final double FREQUENT = 0.1;

  /** Shorter words weigh less, but not in scripts whose words are short. */
  private static final int SHORT = 4;

  private static final double OF_SHORT = 0.3;

  private KeyTerms() {}

  /**
   * Finds the key terms of each topic.
   *
   * @param sentences the sentences of the text
   * @param ends ends of its topics, exclusive, ascending, the last at the end of the text
   * @param number largest number of terms for each topic, at least 1
   * @return for each topic its terms, the best first; none where no word sets it apart
   */
  public static List<List<String>> of(List<String> sentences, List<Integer> ends, int number) {
    List<Map<String, Integer>> counts = new ArrayList<>();
    Map<String, Integer> topicsWith = new HashMap<>();
    Map<String, Integer> sentencesWith = new HashMap<>();
    Map<String, Map<String, Integer>> spellings = new HashMap<>();
    int start = 0;
    for (int end : ends) {
      Map<String, Integer> inTopic = new LinkedHashMap<>();
      for (String sentence : sentences.subList(start, end)) {
        Set<String> seen = new HashSet<>();
        for (String word : WordCounts.words(sentence)) {
          String stem = WordCounts.stem(word);
          inTopic.merge(stem, 1, Integer::sum);
          spellings.computeIfAbsent(stem, s -> new LinkedHashMap<>()).merge(word, 1, Integer::sum);
          if (seen.add(stem)) {
            sentencesWith.merge(stem, 1, Integer::sum);
          }
        }
      }
      inTopic.keySet().forEach(stem -> topicsWith.merge(stem, 1, Integer::sum));
      counts.add(inTopic);
      start = end;
    }
    double most = Math.max(2, FREQUENT * sentences.size());
    List<List<String>> terms = new ArrayList<>();
    for (Map<String, Integer> inTopic : counts) {
      Map<String, Double> weights = new LinkedHashMap<>();
      inTopic.forEach(
          (stem, count) -> {
            int topics = topicsWith.get(stem);
            boolean everywhere = topics > 1 && 2 * topics > counts.size();
            if (sentencesWith.get(stem) <= most || !everywhere) {
              double rarity = Math.log(1 + counts.size() / (double) topics);
              boolean isShort = stem.length() < SHORT && stem.codePointAt(0) < 0x2E80;
              weights.put(stem, count * rarity * (isShort ? OF_SHORT : 1));
            }
          });
      terms.add(
          weights.entrySet().stream()
              .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
              .limit(number)
              .map(entry -> usual(spellings.get(entry.getKey())))
              .toList());
    }
    return terms;
  }

  private static String usual(Map<String, Integer> spellings) {
    return spellings.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry::getValue))
        .orElseThrow()
        .getKey();
  }
}
