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
 * previous cue is left out. In files without, {@link RollingCaptions} finds the repeated words.
 */
final class CueWordReader {

  static final String DASH = "^\\s*-+\\s+";

  private final WordCollector collector;
  private List<Integer> repeats = List.of();
  private boolean timesInside;
  private String lastLine = "";

  CueWordReader(WordCollector collector) {
    this.collector = collector;
  }

  void read(LineReader lines, boolean isWebVtt) throws IOException {
    CueReader reader = new CueReader(lines, isWebVtt);
    List<Cue> cues = new ArrayList<>();
    List<List<CueText>> texts = new ArrayList<>();
    for (Cue cue = reader.next(); cue != null; cue = reader.next()) {
      List<CueText> text = new ArrayList<>();
      for (int i = 0; i < cue.lines().size(); i++) {
        text.add(CueText.of(cue.lines().get(i), cue.positionOf(i)));
      }
      cues.add(cue);
      texts.add(text);
    }
    if (texts.stream().flatMap(List::stream).noneMatch(CueText::hasTimes)) {
      repeats = repeats(cues, texts);
    }
    for (int i = 0; i < cues.size(); i++) {
      Cue cue = cues.get(i);
      int repeated = repeats.isEmpty() ? 0 : repeats.get(i);
      double start = cue.start().doubleValue();
      words(texts.get(i), start, cue.end().doubleValue(), repeated, cue.position());
    }
  }

  /** Returns how many words each cue repeats of the cue before; empty if captions do not roll. */
  static List<Integer> repeats(List<Cue> cues, List<List<CueText>> texts) {
    List<RollingCaptions.TimedCue> timed = new ArrayList<>();
    for (int i = 0; i < cues.size(); i++) {
      List<String> words = new ArrayList<>();
      for (CueText text : texts.get(i)) {
        words.addAll(CueWordSplitter.words(text.plain().replaceFirst(DASH, "")));
      }
      double start = cues.get(i).start().doubleValue();
      timed.add(new RollingCaptions.TimedCue(start, cues.get(i).end().doubleValue(), words));
    }
    if (!RollingCaptions.roll(timed)) {
      return List.of();
    }
    List<Integer> repeats = new ArrayList<>();
    for (int i = 0; i < timed.size(); i++) {
      repeats.add(i == 0 ? 0 : RollingCaptions.repeated(timed.get(i - 1), timed.get(i)));
    }
    return repeats;
  }

  private void words(
      List<CueText> texts, double start, double end, int repeated, TextPosition position)
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
    List<RawWord> words = spread(parts, cue.start(), cue.end(), repeated, position);
    collector.add("", "", words, slip, position);
    for (int i = 0; i < repeated; i++) {
      collector.leaveOut("", "");
    }
  }

  private static List<RawWord> spread(
      List<CueText.Part> parts, double start, double end, int repeated, TextPosition position)
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
        for (String word : CueWordSplitter.words(part.text().replaceFirst(DASH, ""))) {
          run.add(new RawWord(word, Double.NaN, Double.NaN, 1, Timing.UNKNOWN, part.speaker()));
        }
      }
      if (i == 0) {
        run.subList(0, Math.min(repeated, run.size())).clear();
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
