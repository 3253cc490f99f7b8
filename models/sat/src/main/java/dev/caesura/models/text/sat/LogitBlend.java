package dev.caesura.models.text.sat;

import dev.caesura.models.ModelException;
import java.nio.FloatBuffer;

/**
 * Weighted mean of the logits that overlapping windows give to the units of one text. Sums are kept
 * in single precision. Not thread-safe.
 */
final class LogitBlend {

  private final TextUnits units;
  private final Weighting weighting;
  private final int columns;
  private final float[] sums;
  private final float[] weights;

  /**
   * Starts without windows.
   *
   * @param columns how many of the network's columns are blended, the boundary's first
   */
  LogitBlend(TextUnits units, Weighting weighting, int columns) {
    this.units = units;
    this.weighting = weighting;
    this.columns = columns;
    this.sums = new float[Math.multiplyExact(units.count(), columns)];
    this.weights = new float[units.count()];
  }

  /**
   * Adds a window.
   *
   * @param logits the network's output
   * @param from where the window's first unit stands in it
   * @param width the network's columns for each unit
   * @param network the network's name, for the message
   * @throws ModelException if a logit is NaN
   */
  void add(UnitWindow window, FloatBuffer logits, int from, int width, String network) {
    for (int i = 0; i < window.length(); i++) {
      float share = weighting.of(i, window.length());
      int read = from + i * width;
      int write = (window.start() + i) * columns;
      for (int k = 0; k < columns; k++) {
        float logit = logits.get(read + k);
        if (Float.isNaN(logit)) {
          throw new ModelException(
              network
                  + ": expected numbers as logits; found NaN in column "
                  + k
                  + " of unit "
                  + (window.start() + i)
                  + " of a text");
        }
        sums[write + k] += share * logit;
      }
      weights[window.start() + i] += share;
    }
  }

  /** Returns the mean of all windows; the blend must not be used after it. */
  UnitLogits mean() {
    for (int i = 0; i < weights.length; i++) {
      for (int k = i * columns; k < (i + 1) * columns; k++) {
        sums[k] /= weights[i];
      }
    }
    return new UnitLogits(units, sums, columns);
  }
}
