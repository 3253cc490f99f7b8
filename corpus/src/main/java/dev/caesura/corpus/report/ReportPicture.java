package dev.caesura.corpus.report;

import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.corpus.picture.Panel;
import dev.caesura.corpus.picture.Picture;
import dev.caesura.corpus.picture.ScoresPanel;
import dev.caesura.corpus.picture.SegmentsPanel;
import dev.caesura.corpus.picture.SpectrogramPanel;
import dev.caesura.corpus.picture.WaveformPanel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Static picture of the whole recording, which also prints: waveform, spectrogram, probability of
 * speech, recognised pieces, kept and rejected utterances. Immutable and thread-safe.
 *
 * @param report the report
 */
record ReportPicture(MiningReport report) {

  private static final int WIDTH = 1200;
  private static final double THRESHOLD = 0.5;

  /** More boxes than there are pixels make the page large and show nothing. */
  private static final int MAX_BOXES = 4 * WIDTH;

  ReportPicture {
    Objects.requireNonNull(report, "report");
  }

  /** Returns a section of the page; empty for a recording without samples. */
  String html() {
    TimeSpan span = report.waveform().span();
    if (span.isEmpty()) {
      return "";
    }
    List<Panel> panels = new ArrayList<>();
    panels.add(new WaveformPanel(report.waveform()));
    if (report.spectrogram().size() > 0) {
      panels.add(new SpectrogramPanel(report.spectrogram()));
    }
    panels.add(new ScoresPanel(report.scores(), THRESHOLD));
    panels.add(lane("recognised", report.segments(), 0));
    panels.add(lane("kept", spans(true), 2));
    panels.add(lane("rejected", spans(false), 1));
    Picture picture = new Picture("", span, panels);
    return "<section class=\"panel picture\" aria-labelledby=\"picture-title\">"
        + "<h2 id=\"picture-title\">The whole recording</h2>\n"
        + picture.svgElement(WIDTH, picture.height())
        + "</section>";
  }

  private List<TimeSpan> spans(boolean kept) {
    return report.entries().stream()
        .filter(entry -> entry.isKept() == kept)
        .flatMap(entry -> entry.utterance().span().stream())
        .sorted()
        .toList();
  }

  private SegmentsPanel lane(String name, List<TimeSpan> spans, int lane) {
    return new SegmentsPanel(name, RecordedSegment.of("recording", joined(spans)), lane);
  }

  /** Returns the spans; if there are too many, those under each half of a pixel are joined. */
  private List<TimeSpan> joined(List<TimeSpan> spans) {
    if (spans.size() <= MAX_BOXES) {
      return spans;
    }
    long least = Math.max(1, report.waveform().span().samples() / (2L * WIDTH));
    List<TimeSpan> joined = new ArrayList<>();
    for (TimeSpan span : spans) {
      TimeSpan last = joined.isEmpty() ? span : joined.get(joined.size() - 1);
      if (!joined.isEmpty() && span.endSample() - last.startSample() < least) {
        joined.set(joined.size() - 1, last.extent(span));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }
}
