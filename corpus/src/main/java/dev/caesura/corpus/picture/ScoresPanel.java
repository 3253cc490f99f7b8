package dev.caesura.corpus.picture;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import java.util.Arrays;
import java.util.Objects;

/**
 * Panel with the probability of speech and its threshold. Where a pixel covers several frames, the
 * line is their mean and a band reaches from the lowest to the highest. Immutable and thread-safe.
 *
 * @param scores the probabilities
 * @param threshold the height of the dashed line, in [0, 1]
 */
public record ScoresPanel(FrameScores scores, double threshold) implements Panel {

  public ScoresPanel {
    Objects.requireNonNull(scores, "scores");
    ThresholdLine.require(threshold);
  }

  @Override
  public String name() {
    return "speech";
  }

  @Override
  public double height() {
    return 80;
  }

  @Override
  public void draw(Canvas canvas, TimeAxis axis) {
    Bounds area = axis.area();
    ThresholdLine.draw(canvas, area, threshold);
    int columns = axis.columns();
    double[] xs = new double[2 * columns];
    double[] range = new double[2 * columns];
    double[] means = new double[columns];
    int drawn = 0;
    boolean ranges = false;
    for (int i = 0; i < columns; i++) {
      TimeSpan part = axis.column(i);
      if (scores.size() == 0
          || part.startSample() < scores.span().startSample()
          || part.endSample() > scores.span().endSample()) {
        continue;
      }
      int from = scores.frameAt(part.startSample());
      int to = scores.frameAt(part.endSample() - 1) + 1;
      float low = 1;
      float high = 0;
      double sum = 0;
      for (int frame = from; frame < to; frame++) {
        low = Math.min(low, scores.score(frame));
        high = Math.max(high, scores.score(frame));
        sum += scores.score(frame);
      }
      ranges |= to - from > 1;
      xs[drawn] = axis.middle(i);
      means[drawn] = area.bottom() - area.height() * sum / (to - from);
      range[drawn] = area.bottom() - area.height() * high;
      // The lows follow the columns until the number of columns is known.
      range[columns + drawn] = area.bottom() - area.height() * low;
      drawn++;
    }
    if (drawn == 0) {
      return;
    }
    if (ranges) {
      canvas.polygon(
          outline(xs, xs, 0, drawn), outline(range, range, columns, drawn), Palette.SCORE_RANGE);
    }
    canvas.line(Arrays.copyOf(xs, drawn), Arrays.copyOf(means, drawn), Palette.SCORE, false);
  }

  /** Returns the first values of one array, then as many of another one in reverse order. */
  private static double[] outline(double[] one, double[] other, int offset, int count) {
    double[] round = Arrays.copyOf(one, 2 * count);
    for (int i = 0; i < count; i++) {
      round[2 * count - 1 - i] = other[offset + i];
    }
    return round;
  }
}
