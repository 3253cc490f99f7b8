package dev.caesura.models.text.sat;

/** How the windows that read a token share in its score. Safe for use by many threads. */
public enum Weighting {
  /** All alike: the mean of the logits. */
  UNIFORM,
  /** A triangle that falls to the window's ends, where a token lacks context on one side. */
  HAT;

  /** The weight of a place in a window of some length. */
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
