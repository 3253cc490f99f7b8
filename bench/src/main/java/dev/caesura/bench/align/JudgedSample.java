package dev.caesura.bench.align;

import dev.caesura.align.Utterance;
import dev.caesura.align.trust.ErrorFeature;
import java.util.Map;

/**
 * A sentence that was found, with what speaks against it, and whether it is right.
 *
 * @param group what found it, such as a recogniser
 * @param recording the name of the recording
 * @param damage what was done to the transcript
 * @param score the score of the sentence
 * @param probability the shipped model's probability of an error
 * @param features the values of all features, by their ordinal
 * @param isWrong whether its place or its text is wrong
 */
@SuppressWarnings("ArrayRecordComponent") // Thousands of samples, never compared.
record JudgedSample(
    String group,
    String recording,
    TranscriptDamage damage,
    double score,
    double probability,
    double[] features,
    boolean isWrong) {

  JudgedSample withProbability(double value) {
    return new JudgedSample(group, recording, damage, score, value, features, isWrong);
  }

  static JudgedSample of(
      String group,
      String recording,
      TranscriptDamage damage,
      Utterance utterance,
      Map<ErrorFeature, Double> features,
      boolean isWrong) {
    return new JudgedSample(
        group,
        recording,
        damage,
        utterance.score(),
        utterance.errorProbability().orElseThrow(),
        features.values().stream().mapToDouble(Double::doubleValue).toArray(),
        isWrong);
  }
}
