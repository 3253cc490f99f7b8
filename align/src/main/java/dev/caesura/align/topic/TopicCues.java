package dev.caesura.align.topic;

import java.util.List;

/**
 * Evidence of speech that a topic ends: pauses and changes of speaker. Stateless and thread-safe.
 *
 * <p>Source: pauses are the strongest acoustic evidence of chapters (Retkowski and Waibel 2024).
 * The sizes are moderate, so that words outweigh them.
 */
public final class TopicCues {

  private static final double TURN = 0.1;
  private static final double PAUSE = 0.12;
  private static final double MAX_PAUSE = 0.4;
  private static final double MIN_PAUSE = 0.5;

  private TopicCues() {}

  /**
   * Returns a cue after each sentence.
   *
   * @param sentences the sentences of a recording, in order
   * @return in [0, 0.5]: 0.1 for a change of speaker, and 0.12 for each doubling of a pause from
   *     half a second on, up to 0.4; 0 after the last sentence
   */
  public static double[] of(List<TimedText> sentences) {
    double[] cues = new double[sentences.size()];
    for (int i = 0; i + 1 < cues.length; i++) {
      TimedText own = sentences.get(i);
      TimedText next = sentences.get(i + 1);
      double pause = next.span().startSeconds() - own.span().endSeconds();
      double doublings = pause > MIN_PAUSE ? Math.log(pause / MIN_PAUSE) / Math.log(2) : 0;
      cues[i] = Math.min(MAX_PAUSE, PAUSE * doublings) + (turns(own, next) ? TURN : 0);
    }
    return cues;
  }

  private static boolean turns(TimedText own, TimedText next) {
    return !own.speaker().isEmpty()
        && !next.speaker().isEmpty()
        && !own.speaker().equals(next.speaker());
  }
}
