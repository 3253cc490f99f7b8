package dev.caesura.audio.format;

import dev.caesura.audio.TimeSpan;
import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
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
 * format (words, noises, speaker information) and comments after {@code ;;} are passed over. The
 * channel is written as 1 and not read. A label that is empty is written as {@code <NA>}. Names and
 * labels with white space do not fit into the format.
 *
 * <p>Source: NIST, <em>The 2009 (RT-09) Rich Transcription Meeting Recognition Evaluation
 * Plan</em>, appendix A.
 *
 * @param sampleRate samples a second of the spans that are read, at least 1
 */
public record Rttm(int sampleRate) implements SegmentFormat {

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

  public Rttm {
    if (sampleRate < 1) {
      throw new IllegalArgumentException("sampleRate " + sampleRate + " is not at least 1");
    }
  }

  @Override
  public List<RecordedSegment> read(Reader in, String name) throws IOException {
    List<RecordedSegment> segments = new ArrayList<>();
    LineReader lines = new LineReader(in, name, OneLine.MAX_LENGTH);
    for (String line = lines.next(); line != null; line = lines.next()) {
      String text = line.strip();
      if (text.isEmpty() || text.startsWith(";")) {
        continue;
      }
      String[] fields = text.split("\\s+");
      if (fields[0].equals("SPEAKER")) {
        segments.add(segment(fields, text, lines.position()));
      } else if (!OTHER_TYPES.contains(fields[0])) {
        throw lines.position().malformed("a type of RTTM, such as SPEAKER", text);
      }
    }
    return List.copyOf(segments);
  }

  private RecordedSegment segment(String[] fields, String text, TextPosition position)
      throws IOException {
    if (fields.length < 8) {
      throw position.malformed("at least 8 fields", text);
    }
    BigDecimal onset = Seconds.parse("onset", fields[3], position);
    BigDecimal duration = Seconds.parse("duration", fields[4], position);
    TimeSpan span = Seconds.span(onset, onset.add(duration), sampleRate);
    return new RecordedSegment(fields[1], span, fields[7].equals(NONE) ? "" : fields[7]);
  }

  @Override
  public void write(List<RecordedSegment> segments, Appendable out) throws IOException {
    for (RecordedSegment segment : segments) {
      out.append("SPEAKER ")
          .append(oneWord("recording", segment.recording()))
          .append(" 1 ")
          .append(Seconds.start(segment.span()).toPlainString())
          .append(' ')
          .append(Seconds.duration(segment.span()).toPlainString())
          .append(" <NA> <NA> ")
          .append(segment.label().isEmpty() ? NONE : oneWord("label", segment.label()))
          .append(" <NA> <NA>\n");
    }
  }

  private static String oneWord(String what, String text) {
    if (text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
      throw new IllegalArgumentException(
          what + " '" + text + "' has white space, which RTTM cannot hold");
    }
    return text;
  }
}
