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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
 * identifiers, notes, styles and regions are passed over. Lines of a cue's text are joined by a
 * space. Labels with line ends, {@code -->}, or white space at their ends do not fit into the
 * format.
 *
 * <p>Source: W3C, <em>WebVTT</em>; SubRip has no standard.
 *
 * @param sampleRate samples a second of the spans that are read, at least 1
 * @param recording what the recording is called; the format does not say
 * @param isWebVtt WebVTT, or else SubRip
 */
public record Cues(int sampleRate, String recording, boolean isWebVtt) implements SegmentFormat {

  private static final Pattern TIMES =
      Pattern.compile(
          "(?:(\\d{2,6}):)?([0-5]\\d):([0-5]\\d)[.,](\\d{3})\\s+-->\\s+"
              + "(?:(\\d{2,6}):)?([0-5]\\d):([0-5]\\d)[.,](\\d{3})(?:\\s.*)?");

  public Cues {
    OneLine.requireRate(sampleRate);
    Objects.requireNonNull(recording, "recording");
  }

  /**
   * SubRip.
   *
   * @param sampleRate samples a second of the spans that are read, at least 1
   * @param recording what the recording is called
   * @return the format
   */
  public static Cues subRip(int sampleRate, String recording) {
    return new Cues(sampleRate, recording, false);
  }

  /**
   * WebVTT.
   *
   * @param sampleRate samples a second of the spans that are read, at least 1
   * @param recording what the recording is called
   * @return the format
   */
  public static Cues webVtt(int sampleRate, String recording) {
    return new Cues(sampleRate, recording, true);
  }

  @Override
  public List<RecordedSegment> read(Reader in, String name) throws IOException {
    List<RecordedSegment> segments = new ArrayList<>();
    LineReader lines = new LineReader(in, name, OneLine.MAX_LENGTH);
    String line = lines.next();
    if (isWebVtt) {
      if (line == null || !(line.equals("WEBVTT") || line.matches("WEBVTT[ \\t].*"))) {
        throw new TextPosition(name, 1).malformed("WEBVTT", String.valueOf(line));
      }
      while (line != null && !line.isBlank()) {
        line = lines.next();
      }
    }
    while (line != null) {
      if (line.isBlank()) {
        line = lines.next();
      } else {
        line = block(line, lines, segments);
      }
    }
    return List.copyOf(segments);
  }

  /** Reads a block up to the blank line behind it, and gives that line. */
  private String block(String first, LineReader lines, List<RecordedSegment> segments)
      throws IOException {
    String line = first;
    if (isWebVtt && line.matches("(NOTE|STYLE|REGION)(\\s.*)?")) {
      while (line != null && !line.isBlank()) {
        line = lines.next();
      }
      return line;
    }
    if (!line.contains("-->")) {
      line = lines.next();
    }
    TextPosition position = lines.position();
    Matcher times = line == null ? null : TIMES.matcher(line.strip());
    if (times == null || !times.matches()) {
      throw position.malformed("times such as 00:00:01.440 --> 00:00:13.312", String.valueOf(line));
    }
    TimeSpan span = Seconds.span(seconds(times, 1), seconds(times, 5), sampleRate, position);
    StringBuilder text = new StringBuilder();
    line = lines.next();
    while (line != null && !line.isBlank()) {
      text.append(text.length() == 0 ? "" : " ").append(line.strip());
      line = lines.next();
    }
    segments.add(new RecordedSegment(recording, span, text.toString()));
    return line;
  }

  private static BigDecimal seconds(Matcher times, int group) {
    long hours = times.group(group) == null ? 0 : Long.parseLong(times.group(group));
    long whole =
        hours * 3600
            + Long.parseLong(times.group(group + 1)) * 60
            + Long.parseLong(times.group(group + 2));
    return BigDecimal.valueOf(whole * 1000 + Long.parseLong(times.group(group + 3)), 3);
  }

  @Override
  public void write(List<RecordedSegment> segments, Appendable out) throws IOException {
    if (isWebVtt) {
      out.append("WEBVTT\n\n");
    }
    int number = 0;
    for (RecordedSegment segment : segments) {
      String format = isWebVtt ? "WebVTT" : "SubRip";
      OneLine.requireRecording(recording, segment, format);
      String label = OneLine.of("label", segment.label(), true, format);
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
