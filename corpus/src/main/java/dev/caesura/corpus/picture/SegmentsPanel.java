package dev.caesura.corpus.picture;

import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Panel with segments as boxes in two alternating shades, with their labels where there is room.
 * Segments that overlap lie in rows, at most {@value #MAX_ROWS}. Immutable and thread-safe.
 *
 * @param name the name of the method or file that the segments come from
 * @param segments the segments, at the rate of the picture
 * @param lane the number of the panel among those with segments, from 0; selects the colour
 */
public record SegmentsPanel(String name, List<RecordedSegment> segments, int lane)
    implements Panel {

  /** More tooltips would make the file large, and the boxes are too narrow to point at. */
  private static final int MAX_TIPS = 5000;

  /** Limit of the rows, however many segments overlap. */
  private static final int MAX_ROWS = 16;

  private static final double LETTER_WIDTH = 6.2;

  public SegmentsPanel {
    Objects.requireNonNull(name, "name");
    segments = List.copyOf(segments);
    if (lane < 0) {
      throw new IllegalArgumentException("lane " + lane + ": expected at least 0");
    }
  }

  @Override
  public double height() {
    int rows = rows(segments).stream().mapToInt(row -> row + 1).max().orElse(1);
    return Math.min(120, 10 + 14 * Math.max(1, rows));
  }

  /** Returns for each segment the first row whose last segment has ended. */
  private static List<Integer> rows(List<RecordedSegment> segments) {
    List<Long> ends = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (RecordedSegment segment : segments) {
      int row = 0;
      while (row < Math.min(ends.size(), MAX_ROWS - 1)
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
    Bounds area = axis.area();
    double height = area.height() / most;
    for (int i = 0; i < segments.size(); i++) {
      TimeSpan span = segments.get(i).span();
      if (span.startSample() >= axis.span().endSample()
          || span.endSample() <= axis.span().startSample()) {
        continue;
      }
      double left = Math.max(area.x(), axis.x(span.startSample()));
      double right = Math.min(area.right(), axis.x(span.endSample()));
      Bounds box =
          new Bounds(
              left,
              area.y() + rows.get(i) * height + 1,
              Math.max(0.5, right - left),
              Math.max(0.5, height - 2));
      Color colour = Palette.lane(lane, i % 2 != 0);
      String label = segments.get(i).label();
      canvas.rectangle(box, colour, "segment", segments.size() > MAX_TIPS ? "" : tip(span, label));
      if (!label.isBlank()
          && height >= 12
          && label.codePointCount(0, label.length()) * LETTER_WIDTH + 4 < box.width()) {
        canvas.text(
            left + 3,
            box.y() + box.height() / 2 + 4,
            label,
            Canvas.Anchor.START,
            Palette.BACKGROUND);
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
