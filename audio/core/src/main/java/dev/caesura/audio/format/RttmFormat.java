package dev.caesura.audio.format;

import dev.caesura.audio.TimeSpan;
import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * RTTM, the rich transcription time marked format of NIST: one line a segment, blank between the
 * fields, onset and duration in seconds.
 *
 * <pre>
 * SPEAKER talk 1 1.440 11.872 &lt;NA&gt; &lt;NA&gt; speaker1 &lt;NA&gt; &lt;NA&gt;
 * </pre>
 *
 * <p>Of a file, {@code SPEAKER} lines are read, with eight fields or more; the other types of the
 * format (words, noises, speaker information) and comments after {@code ;;} are skipped. The
 * channel is written as 1 and not read. A label that is empty is written as {@code <NA>}. Names and
 * labels with white space do not fit into the format.
 *
 * <p>Source: NIST, <em>The 2009 (RT-09) Rich Transcription Meeting Recognition Evaluation
 * Plan</em>, appendix A.
 *
 * @param sampleRate samples a second of the spans that are read, at least 1
 */
public record RttmFormat(int sampleRate) implements SegmentFormat {

  private static final String NONE = "<NA>";

  private static final Set<String> OTHER_TYPES =
      Set.of(
          "SEGMENT",
          "NOSCORE",
          "NO_RT_METADATA",
          "LEXEME",
          "NON-LEX",
          "NON-SPEECH",
          "FILLER",
          "EDIT",
          "IP",
          "SU",
          "CB",
          "A/P",
          "SPKR-INFO");

  public RttmFormat {
    LineRules.requireRate(sampleRate);
  }

  @Override
  public List<RecordedSegment> read(Reader in, String name) throws IOException {
    List<RecordedSegment> segments = new ArrayList<>();
    FieldReader rows = new FieldReader(new LineReader(in, name, LineRules.MAX_LENGTH), ";");
    for (List<String> fields = rows.next(); fields != null; fields = rows.next()) {
      if (fields.get(0).equals("SPEAKER")) {
        segments.add(segment(fields, rows));
      } else if (!OTHER_TYPES.contains(fields.get(0))) {
        throw rows.position().malformed("a type of RTTM, such as SPEAKER", rows.line());
      }
    }
    return List.copyOf(segments);
  }

  private RecordedSegment segment(List<String> fields, FieldReader rows) throws IOException {
    TextPosition position = rows.position();
    if (fields.size() < 8) {
      throw position.malformed("at least 8 fields", rows.line());
    }
    TimeSpan span =
        Seconds.spanOf(
            Seconds.parse("onset", fields.get(3), position),
            Seconds.parse("duration", fields.get(4), position),
            sampleRate,
            position);
    return new RecordedSegment(
        fields.get(1), span, fields.get(7).equals(NONE) ? "" : fields.get(7));
  }

  @Override
  public void write(List<RecordedSegment> segments, Appendable out) throws IOException {
    for (RecordedSegment segment : segments) {
      out.append("SPEAKER ")
          .append(LineRules.field("recording", segment.recording(), "RTTM"))
          .append(" 1 ")
          .append(Seconds.startAndDuration(segment.span()))
          .append(" <NA> <NA> ")
          .append(
              segment.label().isEmpty() ? NONE : LineRules.field("label", segment.label(), "RTTM"))
          .append(" <NA> <NA>\n");
    }
  }
}
