package dev.caesura.audio.format;

import dev.caesura.audio.TimeSpan;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * RTTM, the rich transcription time marked format of NIST: one line a segment, blank between the
 * fields, onset and duration in seconds.
 *
 * <pre>
 * SPEAKER talk 1 1.440 11.872 &lt;NA&gt; &lt;NA&gt; speaker1 &lt;NA&gt; &lt;NA&gt;
 * </pre>
 *
 * <p>Of a file, {@code SPEAKER} lines are read, with eight to ten fields; the other types of the
 * format (words, noises, speaker information) and comments after {@code ;;} are skipped. The
 * channel of segments without one is written as 1; it is read where a recording has several. A
 * label that is empty is written as {@code speech}, since some readers take {@code <NA>} for a
 * missing value; both are read as empty. Names and labels with white space do not fit into the
 * format. A line whose fields are shifted by such a name is refused.
 *
 * <p>Source: NIST, <em>The 2009 (RT-09) Rich Transcription Meeting Recognition Evaluation
 * Plan</em>, appendix A.
 *
 * @param sampleRate samples a second of the spans that are read, at least 1
 */
public record RttmFormat(int sampleRate) implements SegmentFormat {

  private static final String NONE = "<NA>";

  private static final String UNNAMED = "speech";

  private static final int MIN_FIELDS = 8;

  private static final int MAX_FIELDS = 10;

  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?");

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
    FieldReader rows = new FieldReader(LineRules.lines(in, name), ";");
    for (List<String> fields = rows.next(); fields != null; fields = rows.next()) {
      if (fields.get(0).equals("SPEAKER")) {
        segments.add(segment(fields, rows));
      } else if (!OTHER_TYPES.contains(fields.get(0))) {
        throw rows.position().malformed("a type of RTTM, such as SPEAKER", rows.line());
      }
    }
    return ChannelColumn.withoutOnly(segments);
  }

  private RecordedSegment segment(List<String> fields, FieldReader rows) throws IOException {
    TextPosition position = rows.position();
    if (fields.size() < MIN_FIELDS) {
      throw position.malformed("at least " + MIN_FIELDS + " fields", rows.line());
    }
    if (fields.size() > MAX_FIELDS || isShifted(fields)) {
      throw position.malformed(
          "8 to 10 fields, with a name of the recording and of the speaker without white space",
          rows.line());
    }
    TimeSpan span =
        Seconds.spanOf(
            Seconds.parse("onset", fields.get(3), position),
            Seconds.parse("duration", fields.get(4), position),
            sampleRate,
            position);
    String speaker = fields.get(7);
    boolean isUnnamed = speaker.equals(NONE) || speaker.equals(UNNAMED);
    return new RecordedSegment(
        fields.get(1), span, isUnnamed ? "" : speaker, ChannelColumn.read(fields.get(2)));
  }

  /**
   * Returns whether white space in a name has moved the fields after it: a number where only words
   * have their spelling, or a word where the confidence of the speaker belongs.
   */
  private static boolean isShifted(List<String> fields) {
    String confidence = fields.size() > MIN_FIELDS ? fields.get(MIN_FIELDS) : NONE;
    return isNumber(fields.get(5)) || !(confidence.equals(NONE) || isNumber(confidence));
  }

  private static boolean isNumber(String field) {
    return NUMBER.matcher(field).matches();
  }

  @Override
  public void write(List<RecordedSegment> segments, Appendable out) throws IOException {
    for (RecordedSegment segment : segments) {
      out.append("SPEAKER ")
          .append(LineRules.field("recording", segment.recording(), "RTTM"))
          .append(' ')
          .append(ChannelColumn.write(segment.channel()))
          .append(' ')
          .append(Seconds.startAndDuration(segment.span()))
          .append(" <NA> <NA> ")
          .append(
              segment.label().isEmpty()
                  ? UNNAMED
                  : LineRules.field("label", segment.label(), "RTTM"))
          .append(" <NA> <NA>\n");
    }
  }
}
