package dev.caesura.bench.align;

import dev.caesura.align.trust.ErrorFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Weights and trees that were fitted to samples, as the shipped model has them. Immutable.
 *
 * @param weights the intercept, then the weight of each feature
 * @param trees trees that are added to the log-odds
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record FittedModel(double[] weights, List<MonotoneBoosting.Node> trees) {

  /** Trees at most; more changed nothing when calls were left out. */
  private static final int MAX_TREES = 60;

  /**
   * Features of the whole recording and of the size of scores. Scores of synthesis differ from
   * language to language, and there are few recordings to fit to, so these take no part there: what
   * counts is how far a score is below the others of its recording.
   */
  private static final List<String> OF_RECORDINGS =
      List.of("ERRORS_", "UNLIKE_", "RECORDING_", "TEXT_", "WRITTEN");

  /**
   * Fits weights and trees.
   *
   * @param samples the sentences
   * @param isRelative whether features of whole recordings take no part
   */
  static FittedModel of(List<JudgedSample> samples, boolean isRelative) {
    double[][] rows =
        samples.stream().map(sample -> row(sample, isRelative)).toArray(double[][]::new);
    boolean[] isWrong = new boolean[rows.length];
    for (int i = 0; i < isWrong.length; i++) {
      isWrong[i] = samples.get(i).isWrong();
    }
    double[] weights = LogisticFit.fit(rows, isWrong);
    double[] logOdds = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      logOdds[k] = LogisticFit.logOdds(rows[k], weights);
    }
    return new FittedModel(weights, MonotoneBoosting.fit(rows, isWrong, logOdds, MAX_TREES));
  }

  @SuppressWarnings("EnumOrdinal") // Rows are in the order of the features.
  private static double[] row(JudgedSample sample, boolean isRelative) {
    double[] row = sample.features().clone();
    for (ErrorFeature feature : ErrorFeature.values()) {
      if (isRelative && OF_RECORDINGS.stream().anyMatch(feature.name()::startsWith)) {
        row[feature.ordinal()] = 0;
      }
    }
    return row;
  }

  /**
   * Judges each recording by a model that was fitted to others.
   *
   * @param isRelative whether features of whole recordings take no part
   * @param folds the parts into which the recordings are dealt, by their names in order
   * @return the samples, part after part, with these probabilities
   */
  static List<JudgedSample> crossValidated(
      List<JudgedSample> samples, int folds, boolean isRelative) {
    List<String> names =
        List.copyOf(new TreeSet<>(samples.stream().map(JudgedSample::recording).toList()));
    List<JudgedSample> judged = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      List<JudgedSample> own = new ArrayList<>();
      List<JudgedSample> others = new ArrayList<>();
      for (JudgedSample sample : samples) {
        (names.indexOf(sample.recording()) % folds == fold ? own : others).add(sample);
      }
      FittedModel model = of(others, isRelative);
      own.forEach(
          sample -> judged.add(sample.withProbability(model.probability(sample.features()))));
    }
    return judged;
  }

  /** Returns the probability of an error, as the shipped model computes it. */
  @SuppressWarnings("EnumOrdinal") // Rows are in the order of the features.
  private double probability(double[] row) {
    double sum = LogisticFit.logOdds(row, weights);
    for (MonotoneBoosting.Node tree : trees) {
      sum += tree.valueOf(row);
    }
    double chance =
        0.5 * row[ErrorFeature.AMBIGUOUS.ordinal()] * row[ErrorFeature.STRANDED.ordinal()];
    return Math.max(0.0005, Math.min(0.9995, Math.max(chance, 1 / (1 + Math.exp(-sum)))));
  }
}
