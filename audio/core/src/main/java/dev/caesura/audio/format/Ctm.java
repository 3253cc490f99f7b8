package dev.caesura.audio.format;

import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
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
 * <p>The label is the word. Comments after {@code ;;} are passed over; the channel is written as 1
 * and not read, as are confidence and what follows it. A label that is empty is written as {@code
 * <speech>}, and read as empty again. Names and labels with white space do not fit into the format.
 *
 * <p>Source: NIST, <em>SCTK</em>, file formats of sclite.
 *
 * @param sampleRate samples a second of the spans that are read, at least 1
 */
public record Ctm(int sampleRate) implements SegmentFormat {

  private static final String NONE = "<speech>";

  public Ctm {
    OneLine.requireRate(sampleRate);
  }

  @Override
  public List<RecordedSegment> read(Reader in, String name) throws IOException {
    List<RecordedSegment> segments = new ArrayList<>();
    LineReader lines = new LineReader(in, name, OneLine.MAX_LENGTH);
    for (String line = lines.next(); line != null; line = lines.next()) {
      String text = line.strip();
      if (text.isEmpty() || text.startsWith(";;")) {
        continue;
      }
      TextPosition position = lines.position();
      String[] fields = text.split("\\s+");
      if (fields.length < 5) {
        throw position.malformed("recording, channel, start, duration and word", text);
      }
      BigDecimal start = Seconds.parse("start", fields[2], position);
      BigDecimal duration = Seconds.parse("duration", fields[3], position);
      segments.add(
          new RecordedSegment(
              fields[0],
              Seconds.span(start, start.add(duration), sampleRate),
              fields[4].equals(NONE) ? "" : fields[4]));
    }
    return List.copyOf(segments);
  }

  @Override
  public void write(List<RecordedSegment> segments, Appendable out) throws IOException {
    for (RecordedSegment segment : segments) {
      String label = segment.label().isEmpty() ? NONE : segment.label();
      out.append(OneLine.of("recording", segment.recording(), false, "CTM"))
          .append(" 1 ")
          .append(Seconds.start(segment.span()).toPlainString())
          .append(' ')
          .append(Seconds.duration(segment.span()).toPlainString())
          .append(' ')
          .append(OneLine.of("label", label, false, "CTM"))
          .append('\n');
    }
  }
}
