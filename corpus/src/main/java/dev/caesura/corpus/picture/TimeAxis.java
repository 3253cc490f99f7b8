package dev.caesura.corpus.picture;

import dev.caesura.audio.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Time axis from the left to the right edge of an area. Immutable and thread-safe.
 *
 * @param span the span that is shown, not empty
 * @param area the place of the axis
 */
public record TimeAxis(TimeSpan span, Bounds area) {

  private static final double[] STEPS = {
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600,
    900, 1800, 3600, 7200, 14_400, 43_200, 86_400
  };

  private static final int PIXELS_PER_TICK = 80;

  public TimeAxis {
    if (span.isEmpty()) {
      throw new IllegalArgumentException("span " + span + ": expected at least one sample");
    }
  }

  /**
   * Returns the place of a sample.
   *
   * @param sample a sample inside or outside the span
   * @return pixels from the left of the picture
   */
  public double x(long sample) {
    return area.x() + (sample - span.startSample()) * area.width() / span.samples();
  }

  /**
   * Returns the number of columns, one for each pixel.
   *
   * @return at least 1
   */
  public int columns() {
    return Math.max(1, (int) area.width());
  }

  /**
   * Returns the samples under a column, at least one. Columns share samples if there are more
   * columns than samples.
   *
   * @param column in {@code [0, columns())}
   * @return the span of its samples
   */
  public TimeSpan column(int column) {
    long from = span.samples() * column / columns();
    long to = Math.max(from + 1, span.samples() * (column + 1) / columns());
    return new TimeSpan(
        span.startSample() + from,
        Math.min(span.startSample() + to, span.endSample()),
        span.sampleRate());
  }

  /** Returns the horizontal centre of a column. */
  double middle(int column) {
    return area.x() + (column + 0.5) * area.width() / columns();
  }

  /** Returns the seconds between two ticks. */
  double tickSeconds() {
    double wanted = span.seconds() * PIXELS_PER_TICK / area.width();
    for (double step : STEPS) {
      if (step >= wanted) {
        return step;
      }
    }
    return STEPS[STEPS.length - 1] * Math.ceil(wanted / STEPS[STEPS.length - 1]);
  }

  /** Returns the times of the ticks in seconds. */
  List<Double> ticks() {
    double step = tickSeconds();
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(span.startSeconds() / step - 1e-9);
        i * step <= span.endSeconds() + 1e-9;
        i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** Formats hours, minutes and seconds, with as many decimals as the ticks need. */
  String clock(double seconds) {
    double step = tickSeconds();
    int decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
    long unit = Math.round(Math.pow(10, decimals));
    long units = Math.round(seconds * unit);
    long whole = units / unit;
    String rest =
        decimals == 0 ? "" : String.format(Locale.ROOT, ".%0" + decimals + "d", units % unit);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d%s", whole / 60, whole % 60, rest)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d%s", whole / 3600, whole / 60 % 60, whole % 60, rest);
  }
}
