package dev.caesura.align.io;

import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * SubRip and WebVTT: cues of lines under {@code start --> end}. Words are spread over their cue by
 * characters, or over the stretch between two times inside its text.
 *
 * <p>Rolling captions show a line again in the next cue, in some files with times inside the new
 * line only. A line that the cue before it ended with is left out where the file has such times.
 */
final class CueLines {

  private static final String ARROW = "-->";

  private final Collector collector;
  private boolean webVtt;
  private boolean timesInside;
  private String lastLine = "";

  CueLines(Collector collector) {
    this.collector = collector;
  }

  void read(LineReader lines, boolean isWebVtt) throws IOException {
    webVtt = isWebVtt;
    String line = lines.next();
    if (webVtt) {
      if (line == null || !line.startsWith("WEBVTT")) {
        throw lines.position().malformed("WEBVTT", line == null ? "" : line);
      }
      line = skipBlock(lines);
    }
    while (line != null) {
      if (line.isBlank()) {
        line = lines.next();
      } else if (webVtt && line.matches("(NOTE|STYLE|REGION)(\\s.*)?")) {
        line = skipBlock(lines);
      } else {
        line = cue(line, lines);
      }
    }
  }

  /** Passes over lines up to a blank one. */
  private static String skipBlock(LineReader lines) throws IOException {
    String line = lines.next();
    while (line != null && !line.isBlank()) {
      line = lines.next();
    }
    return line;
  }

  /** Reads a cue and gives the line after it. */
  private String cue(String first, LineReader lines) throws IOException {
    String timing = first;
    if (!timing.contains(ARROW)) {
      timing = lines.next();
      if (timing == null || !timing.contains(ARROW)) {
        throw lines
            .position()
            .malformed("a cue's times as start --> end", timing == null ? first : timing);
      }
    }
    TextPosition position = lines.position();
    int arrow = timing.indexOf(ARROW);
    double start = Numbers.clock(timing.substring(0, arrow), position);
    // What follows the end are settings of where to show the cue.
    double end =
        Numbers.clock(timing.substring(arrow + ARROW.length()).strip().split("\\s")[0], position);
    List<CueText> texts = new ArrayList<>();
    String line = lines.next();
    while (line != null && !endsCue(line)) {
      texts.add(CueText.of(line, lines.position()));
      line = lines.next();
    }
    words(texts, start, end, position);
    return line;
  }

  /** A line of spaces is a line in WebVTT; SubRip has no standard, and files with such ends. */
  private boolean endsCue(String line) {
    return webVtt ? line.isEmpty() : line.isBlank();
  }

  private void words(List<CueText> texts, double start, double end, TextPosition position)
      throws IOException {
    timesInside |= texts.stream().anyMatch(CueText::hasTimes);
    List<CueText.Part> parts = new ArrayList<>();
    String speaker = "";
    for (CueText text : texts) {
      String plain = text.plain();
      if (plain.isEmpty()) {
        continue;
      }
      if (timesInside && !text.hasTimes() && plain.equals(lastLine)) {
        collector.leaveOut("", "");
        continue;
      }
      lastLine = plain;
      for (CueText.Part part : text.parts()) {
        speaker = part.speaker().isEmpty() ? speaker : part.speaker();
        parts.add(new CueText.Part(part.start(), speaker, part.text()));
      }
    }
    Collector.Slip slip = new Collector.Slip();
    RawWord cue = collector.check("cue", start, end, Double.NaN, "", slip, position);
    collector.add("", "", spread(parts, cue.start(), cue.end(), position), slip, position);
  }

  private static List<RawWord> spread(
      List<CueText.Part> parts, double start, double end, TextPosition position)
      throws IOException {
    List<RawWord> words = new ArrayList<>();
    int i = 0;
    double from = start;
    while (i < parts.size()) {
      double stated = parts.get(i).start();
      from = Double.isNaN(stated) ? from : stated;
      if (!(from >= start && from <= end)) {
        throw position.malformed("times inside the cue from " + start + " to " + end, "" + from);
      }
      int next = i + 1;
      while (next < parts.size() && sameTime(parts.get(next).start(), stated)) {
        next++;
      }
      double to = next < parts.size() ? parts.get(next).start() : end;
      List<RawWord> run = new ArrayList<>();
      for (CueText.Part part : parts.subList(i, next)) {
        for (String word : WordSplit.words(part.text().replaceFirst("^\\s*-+\\s+", ""))) {
          run.add(new RawWord(word, Double.NaN, Double.NaN, 1, Timing.UNKNOWN, part.speaker()));
        }
      }
      Shares.fill(run, from, Math.max(from, to));
      words.addAll(run);
      i = next;
    }
    return words;
  }

  private static boolean sameTime(double next, double stated) {
    return Double.isNaN(next) || next == stated;
  }

  /** Whether a line holds the times of a cue. */
  static boolean isTiming(String line) {
    return line.matches("\\s*[\\d:.,]+\\s*-->\\s*[\\d:.,]+.*");
  }
}
