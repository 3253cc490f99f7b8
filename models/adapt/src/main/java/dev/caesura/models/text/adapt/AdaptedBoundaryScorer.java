package dev.caesura.models.text.adapt;

import dev.caesura.models.ModelException;
import dev.caesura.models.text.ColumnScorer;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.boundary.FixedWindows;
import dev.caesura.text.boundary.WindowedScorer;
import java.util.Objects;

/**
 * A network with its adaptation; a boundary parts from probability 0.5 on.
 *
 * <p>Networks that have no windows at fixed places are read in those of {@link FixedWindows#of}, so
 * that texts can be streamed. Thread-safe; whoever opened the network closes it.
 */
public final class AdaptedBoundaryScorer implements WindowedScorer {

  private final ColumnScorer model;
  private final Adaptation adaptation;
  private final WindowedScorer windows;

  /** The network has windows itself: then they are its own, and texts are scored whole. */
  private final boolean whole;

  private AdaptedBoundaryScorer(ColumnScorer model, Adaptation adaptation) {
    this.model = model;
    this.adaptation = adaptation;
    this.whole = model instanceof WindowedScorer;
    this.windows =
        model instanceof WindowedScorer own ? own : FixedWindows.of(text -> scoreWhole(text));
    int behind =
        windows.windowCodePoints() - windows.strideCodePoints() - windows.contextCodePoints();
    if (behind <= WrittenForm.REACH || windows.contextCodePoints() <= WrittenForm.REACH) {
      throw new IllegalArgumentException(
          "context of " + behind + " code points is not above " + WrittenForm.REACH);
    }
  }

  /**
   * Joins the two.
   *
   * @param model the network that the adaptation was made for
   * @param adaptation what was fitted to it
   * @return the scorer
   * @throws ModelException if it was made for another network
   * @throws IllegalArgumentException if the network's windows have hardly any context
   */
  public static AdaptedBoundaryScorer of(ColumnScorer model, Adaptation adaptation) {
    Objects.requireNonNull(adaptation, "adaptation");
    if (!model.identity().equals(adaptation.model()) || model.columns() != adaptation.columns()) {
      throw new ModelException(
          "the adaptation is for another network: expected "
              + adaptation.model()
              + " with "
              + adaptation.columns()
              + " columns; found "
              + model.identity()
              + " with "
              + model.columns()
              + " columns");
    }
    return new AdaptedBoundaryScorer(model, adaptation);
  }

  /**
   * What was fitted.
   *
   * @return the adaptation
   */
  public Adaptation adaptation() {
    return adaptation;
  }

  @Override
  public BoundaryScores score(String text) {
    return whole ? scoreWhole(text) : windows.score(text);
  }

  private BoundaryScores scoreWhole(String text) {
    float[] scores = new float[text.length()];
    boolean isRegression = adaptation.method().compareTo(Method.THRESHOLD) > 0;
    boolean needsForm = adaptation.method() == Method.COLUMNS_AND_FORM;
    double[] weights = adaptation.weights().stream().mapToDouble(Double::doubleValue).toArray();
    float[] form = new float[WrittenForm.COUNT];
    int columns = isRegression ? adaptation.columns() : 1;
    model.visit(
        text,
        (index, logits) -> {
          if (isRegression && !WrittenForm.mayEnd(text, index)) {
            return;
          }
          double sum = adaptation.bias();
          for (int k = 0; k < columns; k++) {
            sum += weights[k] * (isRegression ? Samples.bounded(logits[k]) : logits[k]);
          }
          if (needsForm) {
            WrittenForm.put(text, index, form, 0);
            for (int k = 0; k < WrittenForm.COUNT; k++) {
              sum += weights[columns + k] * form[k];
            }
          }
          scores[index] = Double.isNaN(sum) ? 0 : (float) (1 / (1 + Math.exp(-sum)));
        });
    return BoundaryScores.of(text, scores);
  }

  @Override
  public int windowCodePoints() {
    return windows.windowCodePoints();
  }

  @Override
  public int strideCodePoints() {
    return windows.strideCodePoints();
  }

  @Override
  public int contextCodePoints() {
    return windows.contextCodePoints();
  }
}
