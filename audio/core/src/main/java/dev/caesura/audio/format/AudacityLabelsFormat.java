package dev.caesura.audio.format;

import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A label track of Audacity: start, end and label in a line, tabs between them, of one recording.
 *
 * <pre>
 * 1.440	13.312	bob
 * </pre>
 *
 * <p>Lines that begin with a backslash (frequencies of the label above) are skipped. Labels with
 * tabs, line ends, or white space at their ends do not fit into the format.
 *
 * <p>Source: the Audacity manual, "Importing and Exporting Labels".
 *
 * @param sampleRate samples a second of the spans that are read, at least 1
 * @param recording the name of the recording, which the format does not hold
 */
public record AudacityLabelsFormat(int sampleRate, String recording) implements SegmentFormat {

  public AudacityLabelsFormat {
    LineRules.requireRate(sampleRate);
    Objects.requireNonNull(recording, "recording");
  }

  @Override
  public List<RecordedSegment> read(Reader in, String name) throws IOException {
    List<RecordedSegment> segments = new ArrayList<>();
    LineReader lines = LineRules.lines(in, name);
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.isBlank() || line.startsWith("\\")) {
        continue;
      }
      TextPosition position = lines.position();
      String[] fields = line.split("\t", 3);
      if (fields.length < 2) {
        throw position.malformed("start, tab, end", line);
      }
      segments.add(
          new RecordedSegment(
              recording,
              Seconds.span(
                  Seconds.parse("start", fields[0].strip(), position),
                  Seconds.parse("end", fields[1].strip(), position),
                  sampleRate,
                  position),
              fields.length == 2 ? "" : fields[2].strip()));
    }
    return List.copyOf(segments);
  }

  @Override
  public void write(List<RecordedSegment> segments, Appendable out) throws IOException {
    for (RecordedSegment segment : segments) {
      LineRules.requireRecording(recording, segment, "a label track");
      out.append(Seconds.start(segment.span()).toPlainString())
          .append('\t')
          .append(Seconds.end(segment.span()).toPlainString())
          .append('\t')
          .append(LineRules.line("label", segment.label(), "a label track"))
          .append('\n');
    }
  }
}
