package dev.caesura.audio.format;

import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * CTM, the time-marked conversation file of NIST, as segments: one line a word, with recording,
 * channel, start and duration in seconds, word, and perhaps a confidence.
 *
 * <pre>
 * talk 1 1.440 0.310 hello 0.98
 * </pre>
 *
 * <p>The label is the word. Comments after {@code ;;} and later alternatives are skipped; the
 * channel of segments without one is written as 1, and what follows the confidence is not read. A
 * channel is read where a recording has several. A label that is empty is written as {@code
 * <speech>}, and read as empty again. Names and labels with white space do not fit into the format;
 * lines where they have moved the fields are refused.
 *
 * <p>Source: NIST, <em>SCTK</em>, file formats of sclite.
 *
 * @param sampleRate samples a second of the spans that are read, at least 1
 */
public record CtmFormat(int sampleRate) implements SegmentFormat {

  private static final String NONE = "<speech>";

  public CtmFormat {
    LineRules.requireRate(sampleRate);
  }

  @Override
  public List<RecordedSegment> read(Reader in, String name) throws IOException {
    List<RecordedSegment> segments = new ArrayList<>();
    CtmReader rows = new CtmReader(LineRules.lines(in, name));
    for (CtmRow row = rows.next(); row != null; row = rows.next()) {
      // A name with white space moves a word to where its confidence belongs.
      row.confidence();
      if (!row.isLaterAlternative()) {
        TimeSpan span = Seconds.spanOf(row.start(), row.duration(), sampleRate, row.position());
        segments.add(
            new RecordedSegment(
                row.recording(),
                span,
                row.word().equals(NONE) ? "" : row.word(),
                ChannelColumn.read(row.channel())));
      }
    }
    return ChannelColumn.withoutOnly(segments);
  }

  @Override
  public void write(List<RecordedSegment> segments, Appendable out) throws IOException {
    for (RecordedSegment segment : segments) {
      String label = segment.label().isEmpty() ? NONE : segment.label();
      out.append(LineRules.field("recording", segment.recording(), "CTM"))
          .append(' ')
          .append(ChannelColumn.write(segment.channel()))
          .append(' ')
          .append(Seconds.startAndDuration(segment.span()))
          .append(' ')
          .append(LineRules.field("label", label, "CTM"))
          .append('\n');
    }
  }
}
