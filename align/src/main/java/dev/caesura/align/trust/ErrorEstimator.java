package dev.caesura.align.trust;

import dev.caesura.align.Utterance;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Estimates how probable it is that a sentence is wrong: that an end is more than half a second off
 * its true place, that it is not spoken there at all, or that more than a quarter of its letters
 * are not what is said.
 *
 * <p>The estimate is calibrated: of all sentences with a probability of 0.1, one in ten is wrong,
 * as far as a recording resembles those that the weights were fitted on ({@code bench/run
 * reliability}). It is never 0 or 1. Immutable and thread-safe.
 */
public final class ErrorEstimator {

  private static final Map<EvidenceKind, ErrorModel> SHIPPED = ErrorModelReader.shipped();

  private final WordNormalizer normalizer;
  private final ErrorModel model;

  private ErrorEstimator(WordNormalizer normalizer, ErrorModel model) {
    this.normalizer = Objects.requireNonNull(normalizer, "normalizer");
    this.model = model;
  }

  /**
   * Returns an estimator with the shipped weights.
   *
   * @param normalizer the one that the sentences were found with
   * @param kind what they were found by
   * @return the estimator
   */
  public static ErrorEstimator of(WordNormalizer normalizer, EvidenceKind kind) {
    return new ErrorEstimator(normalizer, SHIPPED.get(Objects.requireNonNull(kind, "kind")));
  }

  /**
   * Estimates the probability of an error of each sentence that was found.
   *
   * @param utterances all utterances of a recording: sentences in the order of the transcript,
   *     found or not, and all speech without text
   * @return the same utterances in the same order, sentences that were found with a probability
   */
  public List<Utterance> estimate(List<Utterance> utterances) {
    List<Utterance> judged = new ArrayList<>(utterances);
    List<ErrorEvidence> evidence = new ErrorEvidenceFinder(utterances, normalizer).find();
    int next = 0;
    for (int i = 0; i < judged.size(); i++) {
      Utterance utterance = judged.get(i);
      if (JudgedSentence.isSentence(utterance) && utterance.span().isPresent()) {
        judged.set(i, utterance.withErrorProbability(model.probability(evidence.get(next++))));
      }
    }
    return judged;
  }

  /**
   * Measures the features of each sentence that was found, to fit weights to.
   *
   * @param utterances all utterances of a recording
   * @param normalizer the one that they were found with
   * @return the values of all features by name, in [0, 1], for each found sentence in the order of
   *     the utterances
   */
  public static List<Map<ErrorFeature, Double>> features(
      List<Utterance> utterances, WordNormalizer normalizer) {
    List<Map<ErrorFeature, Double>> all = new ArrayList<>();
    for (ErrorEvidence evidence : new ErrorEvidenceFinder(utterances, normalizer).find()) {
      Map<ErrorFeature, Double> values = new EnumMap<>(ErrorFeature.class);
      for (ErrorFeature feature : ErrorFeature.values()) {
        values.put(feature, evidence.get(feature));
      }
      all.add(values);
    }
    return all;
  }
}
