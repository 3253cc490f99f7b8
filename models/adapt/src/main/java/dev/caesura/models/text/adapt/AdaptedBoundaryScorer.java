package dev.caesura.models.text.adapt;

import dev.caesura.models.ModelException;
import dev.caesura.models.text.ColumnScorer;
import dev.caesura.text.BoundaryScores;
import dev.caesura.text.boundary.FixedWindowScorer;
import dev.caesura.text.boundary.WindowedScorer;
import java.util.Objects;

/**
 * Boundary scorer that applies an adaptation to a network. Its threshold is 0.5.
 *
 * <p>A network without windows at fixed places is read in those of {@link FixedWindowScorer#of}, so
 * that texts can be streamed. Thread-safe; whoever opened the network closes it.
 */
public final class AdaptedBoundaryScorer implements WindowedScorer {

  private final ColumnScorer model;
  private final Adaptation adaptation;
  private final WindowedScorer windows;

  /** Whether the network has windows itself; then texts are scored whole. */
  private final boolean isWindowed;

  private AdaptedBoundaryScorer(ColumnScorer model, Adaptation adaptation) {
    this.model = model;
    this.adaptation = adaptation;
    this.isWindowed = model instanceof WindowedScorer;
    this.windows =
        model instanceof WindowedScorer own ? own : FixedWindowScorer.of(text -> scoreWhole(text));
    int after =
        windows.windowCodePoints() - windows.strideCodePoints() - windows.contextCodePoints();
    if (after <= WrittenForm.REACH || windows.contextCodePoints() <= WrittenForm.REACH) {
      throw new IllegalArgumentException(
          "context " + after + ": expected more than " + WrittenForm.REACH + " code points");
    }
  }

  /**
   * Returns a scorer that applies an adaptation to a network.
   *
   * @param model the network that the adaptation was fitted to
   * @param adaptation the adaptation
   * @return the scorer
   * @throws ModelException if the adaptation was fitted to another network
   * @throws IllegalArgumentException if the network's windows have a context of at most 16 code
   *     points
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
   * Returns the adaptation.
   *
   * @return the adaptation
   */
  public Adaptation adaptation() {
    return adaptation;
  }

  @Override
  public BoundaryScores score(String text) {
    return isWindowed ? scoreWhole(text) : windows.score(text);
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
