package dev.caesura.corpus.picture;

import dev.caesura.audio.TimeSpan;
import java.util.List;
import java.util.Locale;

/**
 * Panel with the probability that a sentence ends after each word, as a bar at the word's end, and
 * the threshold. Ends above it have another colour. Immutable and thread-safe.
 *
 * @param words the times of the words, at the rate of the picture
 * @param scores the probability of an end after each word, in [0, 1]
 * @param threshold the height of the dashed line, in [0, 1]
 */
public record EndsPanel(List<TimeSpan> words, List<Double> scores, double threshold)
    implements Panel {

  private static final double BAR = 3;

  /** Copies the lists. */
  public EndsPanel {
    words = List.copyOf(words);
    scores = List.copyOf(scores);
    if (scores.size() != words.size()) {
      throw new IllegalArgumentException(
          "scores of length "
              + scores.size()
              + ": expected one for each of "
              + words.size()
              + " words");
    }
    ThresholdLine.require(threshold);
  }

  @Override
  public String name() {
    return "end";
  }

  @Override
  public double height() {
    return 80;
  }

  @Override
  public void draw(Canvas canvas, TimeAxis axis) {
    Bounds area = axis.area();
    for (int i = 0; i < words.size(); i++) {
      long end = words.get(i).endSample();
      if (end > axis.span().startSample() && end < axis.span().endSample()) {
        double height = Math.max(0.5, scores.get(i) * area.height());
        double left = Math.min(area.right() - BAR, axis.x(end));
        canvas.rectangle(
            new Bounds(left, area.bottom() - height, BAR, height),
            Palette.lane(scores.get(i) >= threshold ? 1 : 0, false),
            "end",
            String.format(Locale.ROOT, "%.3f s: %.3f", words.get(i).endSeconds(), scores.get(i)));
      }
    }
    ThresholdLine.draw(canvas, area, threshold);
  }
}
