package dev.caesura.align.io;

import dev.caesura.audio.format.Cue;
import dev.caesura.audio.format.CueReader;
import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reader of words of SubRip and WebVTT. The words of a cue share its time by their numbers of
 * characters, or the time between two time tags inside its text.
 *
 * <p>Rolling captions show a line again in the next cue, in some files with time tags in the new
 * line only. In files with such tags, a line without them that repeats the last line of the
 * previous cue is left out.
 */
final class CueWordReader {

  private final WordCollector collector;
  private boolean timesInside;
  private String lastLine = "";

  CueWordReader(WordCollector collector) {
    this.collector = collector;
  }

  void read(LineReader lines, boolean isWebVtt) throws IOException {
    CueReader cues = new CueReader(lines, isWebVtt);
    for (Cue cue = cues.next(); cue != null; cue = cues.next()) {
      List<CueText> texts = new ArrayList<>();
      for (int i = 0; i < cue.lines().size(); i++) {
        texts.add(CueText.of(cue.lines().get(i), cue.positionOf(i)));
      }
      words(texts, cue.start().doubleValue(), cue.end().doubleValue(), cue.position());
    }
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
    WordCollector.Slip slip = new WordCollector.Slip();
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
        for (String word : CueWordSplitter.words(part.text().replaceFirst("^\\s*-+\\s+", ""))) {
          run.add(new RawWord(word, Double.NaN, Double.NaN, 1, Timing.UNKNOWN, part.speaker()));
        }
      }
      WordTimeEstimator.fill(run, from, Math.max(from, to));
      words.addAll(run);
      i = next;
    }
    return words;
  }

  private static boolean sameTime(double next, double stated) {
    return Double.isNaN(next) || next == stated;
  }
}
