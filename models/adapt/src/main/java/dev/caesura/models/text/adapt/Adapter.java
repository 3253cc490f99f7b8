package dev.caesura.models.text.adapt;

import dev.caesura.models.text.ColumnScorer;
import dev.caesura.text.Segmentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Adapts a network to text whose sentences are known. From 64 to 256 sentences are enough; fitting
 * takes seconds.
 *
 * <p>Each {@link Method}, and each strength of the penalty, is evaluated by eight-fold
 * cross-validation: a candidate fitted to seven folds decides the eighth, and F1 is counted over
 * all, at the positions of the papers' metric. The best candidate is chosen if it beats the network
 * without adaptation by two points of F1 and by one and a half standard errors. Otherwise nothing
 * changes. Take the examples from all over the text: those from one place do not represent the
 * rest.
 *
 * <p>Pure functions, safe for use by many threads.
 */
public final class Adapter {

  private static final int FOLDS = 8;

  /** Two for each fold; fewer give no evidence. */
  private static final int MIN_BOUNDARIES = 16;

  private static final double[] STRENGTHS = {100, 10, 1, 0.1};

  private Adapter() {}

  /**
   * Fits with the best method.
   *
   * @param model the network; used during the call only
   * @param examples texts and their sentences
   * @return the adaptation
   * @throws IllegalArgumentException if there are fewer than 16 boundaries between sentences, or
   *     more than 50 million feature values
   */
  public static Adaptation fit(ColumnScorer model, List<Segmentation> examples) {
    return fit(model, examples, EnumSet.allOf(Method.class));
  }

  /**
   * Fits with the best of some methods.
   *
   * @param model the network; used during the call only
   * @param examples texts and their sentences
   * @param allowed methods to choose from; {@link Method#OWN} is always one of them
   * @return the adaptation
   * @throws IllegalArgumentException if there are fewer than 16 boundaries between sentences, or
   *     more than 50 million feature values
   */
  public static Adaptation fit(
      ColumnScorer model, List<Segmentation> examples, Set<Method> allowed) {
    Samples samples = Samples.of(model, examples, FOLDS);
    if (samples.boundaries() < MIN_BOUNDARIES) {
      throw new IllegalArgumentException(
          "examples: expected at least "
              + MIN_BOUNDARIES
              + " boundaries between sentences; found "
              + samples.boundaries()
              + ". Give more; 64 to 256 sentences are usual.");
    }
    double[] logits = new double[samples.count()];
    Arrays.setAll(logits, samples::own);
    double threshold = Adaptation.logit(model.threshold());
    Candidate own = Candidate.fixed(samples, logits, threshold);
    List<Candidate> others = new ArrayList<>();
    for (Method method : Method.values()) {
      if (allowed.contains(method)) {
        others.addAll(candidates(samples, method, model.columns(), threshold, logits));
      }
    }
    // The sort is stable: of equals, the simpler method and the stronger penalty come first.
    others.sort(Comparator.comparingDouble((Candidate candidate) -> -candidate.f1()));
    Candidate best =
        others.stream().filter(one -> one.isSurelyBetterThan(own)).findFirst().orElse(own);
    int features = best.method().weights(model.columns());
    double[] weights = LogisticRegression.own(features);
    if (best.strength() > 0) {
      for (double strength : STRENGTHS) {
        if (strength >= best.strength()) {
          weights = LogisticRegression.fit(samples, i -> true, features, strength, weights);
        }
      }
    }
    return new Adaptation(
        model.identity(),
        model.columns(),
        best.method(),
        Arrays.stream(weights).limit(features).boxed().toList(),
        weights[features] - best.threshold(),
        new Adaptation.Evidence(
            samples.sentences(), samples.boundaries(), own.f1(), best.f1(), best.strength()));
  }

  private static List<Candidate> candidates(
      Samples samples, Method method, int columns, double own, double... logits) {
    return switch (method) {
      case OWN -> List.of();
      case THRESHOLD -> List.of(Candidate.tuned(samples, method, 0, own, logits));
      case COLUMNS, COLUMNS_AND_FORM -> regressions(samples, method, method.weights(columns), own);
    };
  }

  private static List<Candidate> regressions(
      Samples samples, Method method, int features, double own) {
    double[][] scores = new double[STRENGTHS.length][samples.count()];
    for (int fold = 0; fold < FOLDS; fold++) {
      int out = fold;
      double[] weights = LogisticRegression.own(features);
      for (int k = 0; k < STRENGTHS.length; k++) {
        // From strong to weak, each from the result before, which leaves few steps.
        weights =
            LogisticRegression.fit(
                samples, i -> samples.fold(i) != out, features, STRENGTHS[k], weights);
        for (int i = 0; i < samples.count(); i++) {
          if (samples.fold(i) == out) {
            scores[k][i] = LogisticRegression.apply(samples, i, weights);
          }
        }
      }
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int k = 0; k < STRENGTHS.length; k++) {
      candidates.add(Candidate.tuned(samples, method, STRENGTHS[k], own, scores[k]));
    }
    return candidates;
  }
}
