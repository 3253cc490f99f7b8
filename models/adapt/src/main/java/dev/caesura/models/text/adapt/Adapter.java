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
 * Fits a network to text whose sentences are known. Some 64 to 256 sentences do, in seconds.
 *
 * <p>Each {@link Method}, and each strength of the penalty, is judged by cross-validation: eight
 * stretches of the examples are each decided by what was fitted to the other seven, and F1 is
 * counted over all of them, at the positions of the papers' scorer. The best one is taken if it
 * beats the network as it is by two points and by one and a half standard errors; otherwise nothing
 * is changed. Examples from one place say nothing about text from elsewhere: take them from all
 * over.
 *
 * <p>Pure functions, safe for use by many threads.
 */
public final class Adapter {

  private static final int FOLDS = 8;

  /** Fewer than two a fold say nothing. */
  private static final int LEAST_BOUNDARIES = 16;

  private static final double[] STRENGTHS = {100, 10, 1, 0.1};

  private Adapter() {}

  /**
   * Fits with the method that does best.
   *
   * @param model the network; needed only now
   * @param examples texts and their sentences
   * @return what to add to the network
   * @throws IllegalArgumentException if there are fewer than 16 boundaries between sentences, or
   *     more than 50 million numbers to look at
   */
  public static Adaptation fit(ColumnScorer model, List<Segmentation> examples) {
    return fit(model, examples, EnumSet.allOf(Method.class));
  }

  /**
   * Fits with one of some methods, or changes nothing.
   *
   * @param model the network; needed only now
   * @param examples texts and their sentences
   * @param allowed methods to choose from; {@link Method#OWN} always is one
   * @return what to add to the network
   * @throws IllegalArgumentException if there are fewer than 16 boundaries between sentences, or
   *     more than 50 million numbers to look at
   */
  public static Adaptation fit(
      ColumnScorer model, List<Segmentation> examples, Set<Method> allowed) {
    Samples samples = Samples.of(model, examples, FOLDS);
    if (samples.boundaries() < LEAST_BOUNDARIES) {
      throw new IllegalArgumentException(
          "examples have "
              + samples.boundaries()
              + " boundaries between sentences; at least "
              + LEAST_BOUNDARIES
              + " are needed, 64 to 256 are usual");
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
    // A stable sort: of equals, the simpler method and the stronger penalty.
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
        // From strong to weak, each from the one before: few steps are left.
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
