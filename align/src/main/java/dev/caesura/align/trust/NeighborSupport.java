package dev.caesura.align.trust;

import java.util.List;

/** Compares the place of a sentence with those of its neighbours in text and time. Immutable. */
final class NeighborSupport {

  /** Sentences on each side whose places are compared. */
  private static final int NEIGHBORS = 4;

  /** Sentences in time that may support an end. */
  private static final int NEAREST = 3;

  /** Letters by which two sides may differ without being off course. */
  private static final double SLACK_LETTERS = 25;

  private static final double SLACK_SHARE = 0.3;

  /** Letters on both sides between two sentences at which the support is halved. */
  private static final double FAR_LETTERS = 600;

  private final List<JudgedSentence> sentences;
  private final List<JudgedSentence> inTime;

  /** Takes the sentences in the order of the text, and all that is spoken in the order of time. */
  NeighborSupport(List<JudgedSentence> sentences, List<JudgedSentence> inTime) {
    this.sentences = List.copyOf(sentences);
    this.inTime = List.copyOf(inTime);
  }

  /** Returns how well the sentences nearest in time support one end, in [0, 1]. */
  double support(JudgedSentence sentence, int place, int step) {
    double best = 0;
    int seen = 0;
    int at = place + step;
    while (seen < NEAREST && at >= 0 && at < inTime.size()) {
      JudgedSentence other = inTime.get(at);
      if (other.isFound() && !other.written().isEmpty()) {
        JudgedSentence before = step < 0 ? other : sentence;
        JudgedSentence after = step < 0 ? sentence : other;
        double between =
            after.textStart() - before.textEnd() + after.audioStart() - before.audioEnd();
        best =
            Math.max(
                best,
                other.strength()
                    * consistency(before, after)
                    / (1 + Math.max(0, between) / FAR_LETTERS));
        seen++;
      }
      at += step;
    }
    return best;
  }

  /** Returns how well the distances of two sentences agree in text and recording, in [0, 1]. */
  private static double consistency(JudgedSentence before, JudgedSentence after) {
    double text = after.textStart() - before.textEnd();
    double audio = after.audioStart() - before.audioEnd();
    if (text < 0 || audio < 0) {
      return 0;
    }
    double slack = SLACK_LETTERS + SLACK_SHARE * Math.max(text, audio);
    return ErrorEvidence.limited(2 * (1 - Math.abs(text - audio) / (2 * slack)));
  }

  /** Returns the share of the neighbours in the text that are where this sentence expects them. */
  double company(int index) {
    JudgedSentence sentence = sentences.get(index);
    double all = 0;
    double right = 0;
    for (int step = -1; step <= 1; step += 2) {
      int seen = 0;
      int at = index + step;
      while (seen < NEIGHBORS && at >= 0 && at < sentences.size()) {
        JudgedSentence other = sentences.get(at);
        if (!other.written().isEmpty()) {
          double letters = Math.min(40, other.letters());
          all += letters;
          if (other.isFound()) {
            right +=
                letters
                    * other.utterance().score()
                    * (step < 0 ? consistency(other, sentence) : consistency(sentence, other));
          }
          seen++;
        }
        at += step;
      }
    }
    return all == 0 ? 0.5 : right / all;
  }
}
