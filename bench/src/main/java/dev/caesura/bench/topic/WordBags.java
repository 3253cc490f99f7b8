package dev.caesura.bench.topic;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Counts of the stemmed content words of sentences, as the peers compare them. */
final class WordBags {

  private static final int STEM = 6;

  /** Function words of English that the peers leave out. */
  private static final Set<String> STOP =
      Set.of(
          ("a about after all also an and any are as at be because been but by can could did do"
                  + " does for from get go going got had has have he her here him his how i if in into"
                  + " is it its just know like me more my no not now of on one or our out over really"
                  + " right said say see she so some than that the their them then there these they"
                  + " think this those to uh um up very was we well were what when where which who"
                  + " will with would yeah yes you your")
              .split(" "));

  private WordBags() {}

  static List<Map<String, Integer>> of(List<String> sentences) {
    return sentences.stream().map(WordBags::bag).toList();
  }

  private static Map<String, Integer> bag(String sentence) {
    Map<String, Integer> bag = new HashMap<>();
    for (String word : sentence.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+")) {
      if (!word.isEmpty() && !STOP.contains(word)) {
        bag.merge(word.substring(0, Math.min(STEM, word.length())), 1, Integer::sum);
      }
    }
    return bag;
  }

  static double cosine(Map<String, Integer> a, Map<String, Integer> b) {
    double dot = 0;
    for (Map.Entry<String, Integer> entry : a.entrySet()) {
      dot += entry.getValue() * b.getOrDefault(entry.getKey(), 0);
    }
    return dot == 0 ? 0 : dot / Math.sqrt(squares(a) * squares(b));
  }

  private static double squares(Map<String, Integer> bag) {
    return bag.values().stream().mapToDouble(n -> (double) n * n).sum();
  }
}
