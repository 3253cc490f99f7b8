package dev.caesura.align.topic;

/**
 * Utterance with the topic that it belongs to. Immutable and thread-safe.
 *
 * @param utterance the utterance
 * @param topic the name of the topic, or {@link TopicAnchors#NONE}
 * @param confidence the share of the topic among all, from its smoothed similarity, in [0, 1]
 */
public record TaggedUtterance(TimedText utterance, String topic, double confidence) {

  /** Checks the confidence. */
  public TaggedUtterance {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "confidence " + confidence + ": expected a number in [0, 1]");
    }
  }
}
