package dev.caesura.audio.format;

import dev.caesura.audio.TimeSpan;
import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Subtitles of one recording, SubRip (.srt) or WebVTT (.vtt): a cue for each segment, with the
 * label as its text.
 *
 * <pre>
 * 1
 * 00:00:01,440 --&gt; 00:00:13,312
 * bob
 * </pre>
 *
 * <p>Times are milliseconds, so spans are rounded to them. Of a WebVTT file cue settings,
 * identifiers, notes, styles and regions are skipped. Lines of a cue's text are joined by a space.
 * Labels with line ends, {@code -->}, or white space at their ends do not fit into the format.
 *
 * <p>Source: W3C, <em>WebVTT</em>; SubRip has no standard.
 *
 * @param sampleRate samples a second of the spans that are read, at least 1
 * @param recording the name of the recording, which the format does not hold
 * @param isWebVtt WebVTT, or else SubRip
 */
public record CueFormat(int sampleRate, String recording, boolean isWebVtt)
    implements SegmentFormat {

  public CueFormat {
    LineRules.requireRate(sampleRate);
    Objects.requireNonNull(recording, "recording");
  }

  /**
   * Returns the format of SubRip.
   *
   * @param sampleRate samples a second of the spans that are read, at least 1
   * @param recording the name of the recording
   * @return the format
   */
  public static CueFormat subRip(int sampleRate, String recording) {
    return new CueFormat(sampleRate, recording, false);
  }

  /**
   * Returns the format of WebVTT.
   *
   * @param sampleRate samples a second of the spans that are read, at least 1
   * @param recording the name of the recording
   * @return the format
   */
  public static CueFormat webVtt(int sampleRate, String recording) {
    return new CueFormat(sampleRate, recording, true);
  }

  @Override
  public List<RecordedSegment> read(Reader in, String name) throws IOException {
    List<RecordedSegment> segments = new ArrayList<>();
    CueReader cues = new CueReader(new LineReader(in, name, LineRules.MAX_LENGTH), isWebVtt);
    for (Cue cue = cues.next(); cue != null; cue = cues.next()) {
      requireMilliseconds(cue.start(), cue.position());
      requireMilliseconds(cue.end(), cue.position());
      TimeSpan span = Seconds.span(cue.start(), cue.end(), sampleRate, cue.position());
      segments.add(new RecordedSegment(recording, span, cue.text()));
    }
    return List.copyOf(segments);
  }

  /** Refuses other fractions than the formats have, since programs do not agree on them. */
  private static void requireMilliseconds(BigDecimal seconds, TextPosition position)
      throws IOException {
    if (seconds.scale() != 3) {
      throw position.malformed(
          "a time in milliseconds, such as 00:00:01.440", seconds.toPlainString() + " s");
    }
  }

  @Override
  public void write(List<RecordedSegment> segments, Appendable out) throws IOException {
    if (isWebVtt) {
      out.append("WEBVTT\n\n");
    }
    int number = 0;
    for (RecordedSegment segment : segments) {
      String format = isWebVtt ? "WebVTT" : "SubRip";
      LineRules.requireRecording(recording, segment, format);
      String label = LineRules.line("label", segment.label(), format);
      if (label.contains("-->")) {
        throw new IllegalArgumentException(
            "label '" + label + "' has an arrow, which " + format + " cannot hold");
      }
      if (!isWebVtt) {
        out.append(Integer.toString(++number)).append('\n');
      }
      out.append(time(Seconds.start(segment.span())))
          .append(" --> ")
          .append(time(Seconds.end(segment.span())))
          .append('\n');
      out.append(label.isEmpty() ? "" : label + "\n").append('\n');
    }
  }

  private String time(BigDecimal seconds) {
    long all = seconds.movePointRight(3).setScale(0, java.math.RoundingMode.HALF_UP).longValue();
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%c%03d",
        all / 3_600_000,
        all / 60_000 % 60,
        all / 1000 % 60,
        isWebVtt ? '.' : ',',
        all % 1000);
  }
}
