package dev.caesura.audio.format;

import dev.caesura.audio.TimeSpan;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code segments} file of a Kaldi data folder: utterance, recording, start and end.
 *
 * <pre>
 * talk-0001440-0013312 talk 1.440 13.312
 * </pre>
 *
 * <p>The label is the utterance's identifier; for an empty one it is made of recording, start and
 * end in milliseconds, and read as empty again. An end of -1, Kaldi's "up to the end of the
 * recording", is refused, since the length is not known here. Names with white space do not fit
 * into the format.
 *
 * <p>Source: the Kaldi documentation, "Data preparation".
 *
 * @param sampleRate samples a second of the spans that are read, at least 1
 */
public record KaldiSegmentsFormat(int sampleRate) implements SegmentFormat {

  public KaldiSegmentsFormat {
    LineRules.requireRate(sampleRate);
  }

  @Override
  public List<RecordedSegment> read(Reader in, String name) throws IOException {
    List<RecordedSegment> segments = new ArrayList<>();
    // Identifiers may start with any character, so there are no comments.
    FieldReader rows = new FieldReader(LineRules.lines(in, name), "\n");
    for (List<String> fields = rows.next(); fields != null; fields = rows.next()) {
      TextPosition position = rows.position();
      if (fields.size() != 4) {
        throw position.malformed("utterance, recording, start and end", rows.line());
      }
      TimeSpan span =
          Seconds.span(
              Seconds.parse("start", fields.get(2), position),
              Seconds.parse("end", fields.get(3), position),
              sampleRate,
              position);
      RecordedSegment segment = new RecordedSegment(fields.get(1), span, "");
      boolean isUnnamed = fields.get(0).equals(segment.identifier());
      segments.add(isUnnamed ? segment : new RecordedSegment(fields.get(1), span, fields.get(0)));
    }
    return List.copyOf(segments);
  }

  @Override
  public void write(List<RecordedSegment> segments, Appendable out) throws IOException {
    for (RecordedSegment segment : segments) {
      String recording = LineRules.field("recording", segment.recording(), "Kaldi's segments");
      String label = segment.label().isEmpty() ? segment.identifier() : segment.label();
      out.append(LineRules.field("label", label, "Kaldi's segments"))
          .append(' ')
          .append(recording)
          .append(' ')
          .append(Seconds.start(segment.span()).toPlainString())
          .append(' ')
          .append(Seconds.end(segment.span()).toPlainString())
          .append('\n');
    }
  }
}
