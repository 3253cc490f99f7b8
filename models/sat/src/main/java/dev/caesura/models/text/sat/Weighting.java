package dev.caesura.models.text.sat;

/** Weights of the windows that read a token in its score. Immutable and thread-safe. */
public enum Weighting {
  /** Equal weights: the mean of the logits. */
  UNIFORM,
  /** A triangle that falls towards the window's ends, where a token lacks context on one side. */
  HAT;

  /** Returns the weight of a place in a window of some length. */
  float of(int place, int length) {
    if (this == UNIFORM) {
      return 1;
    }
    // 1 - |x| for x evenly spaced from -(1 - 1/length) to 1 - 1/length.
    double edge = 1 - 1.0 / length;
    double x = length == 1 ? 0 : -edge + 2 * edge * place / (length - 1);
    return (float) (1 - Math.abs(x));
  }
}
