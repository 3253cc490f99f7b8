package dev.caesura.audio.format;

import dev.caesura.audio.TimeSpan;
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
 * <p>Times are written in milliseconds, so spans are rounded to them. Fractions of other lengths
 * are read as decimals, such as {@code 1,5} for one and a half seconds, if all of a file have the
 * same number of digits; a file that mixes them is refused. Of a WebVTT file cue settings,
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

  private static final int MILLISECONDS = 3;

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
    List<Cue> all = new ArrayList<>();
    CueReader cues = new CueReader(LineRules.lines(in, name), isWebVtt);
    for (Cue cue = cues.next(); cue != null; cue = cues.next()) {
      all.add(cue);
    }
    requireEqualDigits(all);
    List<RecordedSegment> segments = new ArrayList<>();
    for (Cue cue : all) {
      TimeSpan span = Seconds.span(cue.start(), cue.end(), sampleRate, cue.position());
      segments.add(new RecordedSegment(recording, span, cue.text()));
    }
    return List.copyOf(segments);
  }

  /**
   * Refuses fractions of different numbers of digits: whether {@code 1,44} beside {@code 1,440} is
   * 1.44 s or 1 s and 44 ms depends on the program that wrote it.
   */
  private static void requireEqualDigits(List<Cue> cues) throws IOException {
    int digits = cues.isEmpty() ? MILLISECONDS : cues.get(0).start().scale();
    boolean isMixed =
        cues.stream().anyMatch(c -> c.start().scale() != digits || c.end().scale() != digits);
    for (Cue cue : isMixed ? cues : List.<Cue>of()) {
      for (BigDecimal time : List.of(cue.start(), cue.end())) {
        if (time.scale() != MILLISECONDS) {
          throw cue.position()
              .malformed(
                  "a time in milliseconds, such as 00:00:01.440, as elsewhere in the file",
                  time.toPlainString() + " s");
        }
      }
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
