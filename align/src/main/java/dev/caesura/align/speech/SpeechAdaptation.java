package dev.caesura.align.speech;

import dev.caesura.align.SpeechEvidence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Adaptation of a scorer to recordings of another kind. Cross-validation over recordings, or over
 * quarters of them if there are fewer than four, chooses the method: no change, another threshold,
 * or additional trees. Immutable and thread-safe.
 *
 * @param scorer the adapted scorer
 * @param method the method that was chosen
 * @param ends ends of sentences in the gaps of the recordings
 * @param f1 F1 of the chosen method, cross-validated
 * @param ownF1 F1 of the scorer without a change
 */
public record SpeechAdaptation(
    JointSentenceScorer scorer, Method method, int ends, double f1, double ownF1) {

  private static final int MIN_ENDS = 64;
  private static final int FEW_RECORDINGS = 4;
  private static final int PARTS = 4;

  /** Smaller gains are chance. */
  private static final double MIN_GAIN = 0.003;

  private static final TreeTrainerSettings TREES =
      TreeTrainerSettings.defaults().withTrees(60).withLeaves(6).withMinRows(15);

  /** What is changed. */
  public enum Method {
    /** Nothing. */
    NO_CHANGE,
    /** The threshold. */
    THRESHOLD,
    /** Trees are added, and the threshold is changed. */
    TREES
  }

  /**
   * Adapts a scorer.
   *
   * @param scorer the scorer, usually the shipped one
   * @param recordings words with known ends
   * @param data what they are, a line for people
   * @return the adaptation
   * @throws IllegalArgumentException if there are fewer than 64 ends between words
   */
  public static SpeechAdaptation fit(
      JointSentenceScorer scorer, List<LabelledSpeech> recordings, String data) {
    EndCounts own = EndCounts.NONE;
    for (LabelledSpeech speech : recordings) {
      own = own.plus(counts(scorer, speech));
    }
    if (own.known() < MIN_ENDS) {
      throw new IllegalArgumentException(
          "recordings: expected at least "
              + MIN_ENDS
              + " ends of sentences between words; found "
              + own.known()
              + ". Give more.");
    }
    List<LabelledSpeech> parts = parts(recordings);
    EndCounts threshold = EndCounts.NONE;
    EndCounts trees = EndCounts.NONE;
    for (int k = 0; k < parts.size(); k++) {
      LabelledSpeech part = parts.get(k);
      List<LabelledSpeech> others = new ArrayList<>(parts);
      others.remove(k);
      threshold = threshold.plus(counts(rethresholded(scorer, others, data), part));
      trees = trees.plus(counts(extended(scorer, others, data), part));
    }
    double ownF1 = own.f1();
    if (trees.f1() > Math.max(ownF1, threshold.f1()) + MIN_GAIN) {
      return new SpeechAdaptation(
          extended(scorer, recordings, data), Method.TREES, own.known(), trees.f1(), ownF1);
    }
    if (threshold.f1() > ownF1 + MIN_GAIN) {
      return new SpeechAdaptation(
          rethresholded(scorer, recordings, data),
          Method.THRESHOLD,
          own.known(),
          threshold.f1(),
          ownF1);
    }
    return new SpeechAdaptation(scorer, Method.NO_CHANGE, own.known(), ownF1, ownF1);
  }

  private static JointSentenceScorer extended(
      JointSentenceScorer scorer, List<LabelledSpeech> recordings, String data) {
    return SpeechSentenceTrainer.standard().withTrees(TREES).adapt(scorer, recordings, data);
  }

  private static JointSentenceScorer rethresholded(
      JointSentenceScorer scorer, List<LabelledSpeech> recordings, String data) {
    return SpeechSentenceTrainer.standard()
        .withTrees(TREES.withTrees(0))
        .adapt(scorer, recordings, data);
  }

  private static EndCounts counts(JointSentenceScorer scorer, LabelledSpeech speech) {
    double[] scores = scorer.score(speech.evidence());
    BitSet found = new BitSet();
    for (int i = 0; i < scores.length; i++) {
      found.set(i, scores[i] >= scorer.threshold());
    }
    return EndCounts.of(found, speech.ends(), scores.length);
  }

  private static List<LabelledSpeech> parts(List<LabelledSpeech> recordings) {
    if (recordings.size() >= FEW_RECORDINGS) {
      return recordings;
    }
    List<LabelledSpeech> parts = new ArrayList<>();
    for (LabelledSpeech speech : recordings) {
      int size = speech.evidence().words().size();
      for (int k = 0; k < PARTS; k++) {
        int from = (int) ((long) size * k / PARTS);
        int to = (int) ((long) size * (k + 1) / PARTS);
        SpeechEvidence part =
            new SpeechEvidence(
                speech.evidence().words().subList(from, to), speech.evidence().speech());
        parts.add(new LabelledSpeech(part, speech.ends().get(from, to)));
      }
    }
    return parts;
  }
}
