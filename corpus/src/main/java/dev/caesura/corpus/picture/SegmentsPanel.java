package dev.caesura.corpus.picture;

import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Segments as boxes in two shades by turns, with their labels where there is room. Those that
 * overlap lie under each other, in {@value #MOST_ROWS} rows at the most.
 *
 * @param name what to call them: a method, a file
 * @param segments what to draw, at the rate of the picture
 * @param lane which of the lanes of segments it is, from 0; chooses the colour
 */
public record SegmentsPanel(String name, List<RecordedSegment> segments, int lane)
    implements Panel {

  /** More tips than this would make the file heavy, and each box too narrow to point at. */
  private static final int MOST_TIPS = 5000;

  /** However many segments lie over each other. */
  private static final int MOST_ROWS = 16;

  private static final double LETTER = 6.2;

  public SegmentsPanel {
    Objects.requireNonNull(name, "name");
    segments = List.copyOf(segments);
    if (lane < 0) {
      throw new IllegalArgumentException("lane " + lane + " is not at least 0");
    }
  }

  @Override
  public double height() {
    int rows = rows(segments).stream().mapToInt(row -> row + 1).max().orElse(1);
    return Math.min(120, 10 + 14 * Math.max(1, rows));
  }

  /** The first row whose last segment is over, for each segment. */
  private static List<Integer> rows(List<RecordedSegment> segments) {
    List<Long> ends = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (RecordedSegment segment : segments) {
      int row = 0;
      while (row < Math.min(ends.size(), MOST_ROWS - 1)
          && ends.get(row) > segment.span().startSample()) {
        row++;
      }
      if (row == ends.size()) {
        ends.add(0L);
      }
      ends.set(row, segment.span().endSample());
      rows.add(row);
    }
    return rows;
  }

  @Override
  public void draw(Canvas canvas, TimeAxis axis) {
    List<Integer> rows = rows(segments);
    int most = 1 + rows.stream().mapToInt(Integer::intValue).max().orElse(0);
    Box area = axis.area();
    double height = area.height() / most;
    for (int i = 0; i < segments.size(); i++) {
      TimeSpan span = segments.get(i).span();
      if (span.startSample() >= axis.span().endSample()
          || span.endSample() <= axis.span().startSample()) {
        continue;
      }
      double left = Math.max(area.x(), axis.x(span.startSample()));
      double right = Math.min(area.right(), axis.x(span.endSample()));
      Box box =
          new Box(
              left,
              area.y() + rows.get(i) * height + 1,
              Math.max(0.5, right - left),
              Math.max(0.5, height - 2));
      Color colour = Inks.lane(lane, i % 2 != 0);
      String label = segments.get(i).label();
      canvas.box(box, colour, "segment", segments.size() > MOST_TIPS ? "" : tip(span, label));
      if (!label.isBlank()
          && height >= 12
          && label.codePointCount(0, label.length()) * LETTER + 4 < box.width()) {
        canvas.text(
            left + 3, box.y() + box.height() / 2 + 4, label, Canvas.Anchor.START, Inks.PAPER);
      }
    }
  }

  private static String tip(TimeSpan span, String label) {
    String times =
        String.format(
            Locale.ROOT,
            "%.3f – %.3f s (%.3f s)",
            span.startSeconds(),
            span.endSeconds(),
            span.seconds());
    return label.isBlank() ? times : times + " " + label;
  }
}
