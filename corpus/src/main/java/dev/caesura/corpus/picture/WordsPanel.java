package dev.caesura.corpus.picture;

import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Panel with words as boxes, so that pauses show as gaps between them. Above each box is the word,
 * in the lowest row with room. Immutable and thread-safe.
 *
 * @param words the words as labels of their times, at the rate of the picture
 */
public record WordsPanel(List<RecordedSegment> words) implements Panel {

  private static final int ROWS = 6;
  private static final double ROW_HEIGHT = 13;
  private static final double BOX_HEIGHT = 10;
  private static final double LETTER_WIDTH = 6.2;

  /** Copies the words. */
  public WordsPanel {
    words = List.copyOf(words);
  }

  @Override
  public String name() {
    return "words";
  }

  @Override
  public double height() {
    return ROWS * ROW_HEIGHT + BOX_HEIGHT + 4;
  }

  @Override
  public void draw(Canvas canvas, TimeAxis axis) {
    Bounds area = axis.area();
    double scale = area.height() / height();
    double top = area.bottom() - BOX_HEIGHT * scale;
    double[] used = new double[ROWS];
    Arrays.fill(used, area.x());
    for (int i = 0; i < words.size(); i++) {
      TimeSpan span = words.get(i).span();
      if (span.startSample() >= axis.span().endSample()
          || span.endSample() <= axis.span().startSample()) {
        continue;
      }
      double left = Math.max(area.x(), axis.x(span.startSample()));
      double right = Math.min(area.right(), axis.x(span.endSample()));
      String word = words.get(i).label();
      Color colour = Palette.lane(0, i % 2 != 0);
      String tip =
          String.format(
              Locale.ROOT, "%.3f – %.3f s %s", span.startSeconds(), span.endSeconds(), word);
      canvas.rectangle(
          new Bounds(left, top, Math.max(0.5, right - left), BOX_HEIGHT * scale),
          colour,
          "word",
          tip);
      double width = word.codePointCount(0, word.length()) * LETTER_WIDTH + 3;
      for (int row = 0; row < ROWS; row++) {
        if (used[row] <= left && left + width <= area.right()) {
          canvas.text(
              left,
              top - 4 - row * ROW_HEIGHT * scale,
              word,
              Canvas.Anchor.START,
              Palette.lane(0, false));
          used[row] = left + width;
          break;
        }
      }
    }
  }
}
