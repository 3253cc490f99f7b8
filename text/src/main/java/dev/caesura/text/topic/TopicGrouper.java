package dev.caesura.text.topic;

import dev.caesura.text.Grouper;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * Grouper that joins consecutive sentences or paragraphs of one topic. Pieces of white space only
 * belong to the topic before them, at the start of the text to the first one. Immutable, and
 * thread-safe if the method is.
 */
public final class TopicGrouper implements Grouper {

  private final TopicMethod method;
  private final TopicSettings settings;

  private TopicGrouper(TopicMethod method, TopicSettings settings) {
    this.method = method;
    this.settings = settings;
  }

  /**
   * Returns a grouper with default settings.
   *
   * @param method finds the topics
   * @return the grouper
   */
  public static TopicGrouper of(TopicMethod method) {
    return new TopicGrouper(method, TopicSettings.defaults());
  }

  /**
   * Returns a copy with other settings.
   *
   * @param other how many topics of which lengths
   * @return the copy
   */
  public TopicGrouper withSettings(TopicSettings other) {
    return new TopicGrouper(method, other);
  }

  @Override
  public Segmentation group(Segmentation pieces) {
    String text = pieces.text();
    List<String> sentences = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (TextSpan piece : pieces.spans()) {
      TextSpan content = WhiteSpace.strip(text, piece);
      if (content.length() > 0) {
        sentences.add(content.in(text));
        ends.add(piece.end());
      } else if (!ends.isEmpty()) {
        ends.set(ends.size() - 1, piece.end());
      }
    }
    List<Integer> topics = method.ends(TopicText.of(sentences), settings);
    return Segmentation.ofEnds(text, topics.stream().map(end -> ends.get(end - 1)).toList());
  }
}
