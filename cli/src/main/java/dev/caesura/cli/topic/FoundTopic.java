package dev.caesura.cli.topic;

import dev.caesura.text.topic.KeyTerms;
import dev.caesura.text.topic.TopicMethod;
import dev.caesura.text.topic.TopicSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Topic of a document.
 *
 * @param start its first sentence
 * @param end one past its last sentence
 * @param terms its key terms, the best first
 * @param parts its sub-topics; none on the lowest level
 */
record FoundTopic(int start, int end, List<String> terms, List<FoundTopic> parts) {

  private static final int TITLE_TERMS = 3;

  /** A sub-section costs less than a section. */
  private static final double PART_PENALTY = 0.7;

  /** Returns the topics of a document, and their parts if two levels are wanted. */
  static List<FoundTopic> of(
      TopicDocument document, TopicMethod method, TopicSettings settings, int levels, int terms) {
    List<Integer> ends = method.ends(document.text(), settings);
    List<List<String>> titles = KeyTerms.of(document.sentences(), ends, terms);
    List<FoundTopic> topics = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < ends.size(); i++) {
      int end = ends.get(i);
      List<FoundTopic> parts =
          levels > 1 ? parts(document, method, settings, start, end, terms) : List.of();
      topics.add(new FoundTopic(start, end, titles.get(i), parts));
      start = end;
    }
    return topics;
  }

  private static List<FoundTopic> parts(
      TopicDocument document,
      TopicMethod method,
      TopicSettings settings,
      int start,
      int end,
      int terms) {
    TopicSettings lower =
        settings
            .withNumberBetween(1, Integer.MAX_VALUE)
            .withPenalty(PART_PENALTY * settings.penalty());
    List<Integer> ends = method.ends(document.text().part(start, end), lower);
    List<List<String>> titles = KeyTerms.of(document.sentences().subList(start, end), ends, terms);
    List<FoundTopic> parts = new ArrayList<>();
    int from = start;
    for (int i = 0; i < ends.size(); i++) {
      parts.add(new FoundTopic(from, start + ends.get(i), titles.get(i), List.of()));
      from = start + ends.get(i);
    }
    return parts;
  }

  /** Returns the best terms, or a number where no word sets the topic apart. */
  String title(int number) {
    return terms.isEmpty()
        ? "Topic " + (number + 1)
        : String.join(", ", terms.subList(0, Math.min(TITLE_TERMS, terms.size())));
  }
}
