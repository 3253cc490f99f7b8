package dev.caesura.align.topic;

import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Stretch of a call about one topic. Immutable and thread-safe.
 *
 * @param span from the start of its first utterance to the end of its last one, or the start of the
 *     next segment
 * @param topic the name of the topic, or {@link TopicAnchors#NONE}
 * @param confidence mean confidence of its utterances, by time, in [0, 1]
 * @param utterances its utterances
 */
public record TopicSegment(
    TimeSpan span, String topic, double confidence, List<TaggedUtterance> utterances) {

  /** Copies the list. */
  public TopicSegment {
    utterances = List.copyOf(utterances);
  }

  /**
   * Joins neighbours with one tag.
   *
   * @param tagged the utterances of a call, in the order of their starts
   * @return the segments, in order; none for no utterances
   */
  public static List<TopicSegment> of(List<TaggedUtterance> tagged) {
    List<TopicSegment> segments = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= tagged.size(); i++) {
      if (i == tagged.size() || !tagged.get(i).topic().equals(tagged.get(first).topic())) {
        segments.add(of(tagged.subList(first, i), i < tagged.size() ? tagged.get(i) : null));
        first = i;
      }
    }
    return segments;
  }

  private static TopicSegment of(List<TaggedUtterance> own, TaggedUtterance next) {
    TimeSpan first = own.get(0).utterance().span();
    long end =
        own.stream().mapToLong(each -> each.utterance().span().endSample()).max().getAsLong();
    if (next != null) {
      long limit = next.utterance().span().startSample();
      end = Math.max(first.startSample(), Math.min(end, limit));
    }
    double seconds = 0;
    double sum = 0;
    for (TaggedUtterance each : own) {
      double weight = Math.max(0.1, each.utterance().span().seconds());
      seconds += weight;
      sum += weight * each.confidence();
    }
    return new TopicSegment(
        new TimeSpan(first.startSample(), end, first.sampleRate()),
        own.get(0).topic(),
        Math.min(1, sum / seconds),
        own);
  }
}
