package dev.caesura.corpus.picture;

import java.util.Locale;

/** Dashed line at the height of a probability, with its number. Pure functions. */
final class ThresholdLine {

  private ThresholdLine() {}

  /** Checks that a threshold is a probability. */
  static void require(double threshold) {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "threshold " + threshold + ": expected a number in [0, 1]");
    }
  }

  /** Draws the line over the whole width of an area whose height is 1. */
  static void draw(Canvas canvas, Bounds area, double threshold) {
    double level = area.bottom() - threshold * area.height();
    canvas.line(
        new double[] {area.x(), area.right()},
        new double[] {level, level},
        Palette.THRESHOLD,
        true);
    canvas.text(
        area.x() - 8,
        Math.max(area.y() + 27, level + 4),
        String.format(Locale.ROOT, "%.2f", threshold),
        Canvas.Anchor.END,
        Palette.THRESHOLD);
  }
}
