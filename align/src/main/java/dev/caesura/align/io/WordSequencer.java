package dev.caesura.align.io;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sequencer of the words of a recording: sorts units (words, cues, segments) by time without
 * breaking them, and repairs the times of words. Mutable; not thread-safe.
 */
final class WordSequencer {

  private static final double MAX_SLIP = WordCollector.MAX_SLIP;

  /** Fastest plausible speech; a cue is not squeezed below it. */
  private static final double MIN_SECONDS_PER_CHARACTER = 0.04;

  /** Slow speech: a cue that is faster than this does not wait on the screen after its words. */
  private static final double SLOW_SECONDS_PER_CHARACTER = 0.12;

  /** With more strays than one in this many words, the order of the file is another one. */
  private static final int MIN_WORDS_PER_STRAY = 20;

  private final List<List<RawWord>> units;
  private final List<RawWord> words = new ArrayList<>();
  private int moved;
  private int reordered;
  private int shortened;
  private int delayed;

  /** Estimates the times of words without, from the words before and after them in the file. */
  WordSequencer(List<List<RawWord>> units) {
    this.units = new ArrayList<>(units.size());
    units.forEach(words::addAll);
    WordTimeEstimator.fill(words, Double.NaN, Double.NaN);
    int from = 0;
    for (List<RawWord> unit : units) {
      this.units.add(words.subList(from, from + unit.size()));
      from += unit.size();
    }
    moveStrays();
  }

  int moved() {
    return moved;
  }

  int reordered() {
    return reordered;
  }

  int shortened() {
    return shortened;
  }

  int delayed() {
    return delayed;
  }

  /** Returns the words in the order of the file. */
  List<RawWord> words() {
    return words;
  }

  /** Returns the index of the first word of each unit in the sequence. */
  List<Integer> unitStarts() {
    List<Integer> starts = new ArrayList<>();
    int next = 0;
    for (List<RawWord> unit : units) {
      starts.add(next);
      next += unit.size();
    }
    return starts;
  }

  /** Returns all words in reading order, with repaired times. */
  List<RawWord> sequence() {
    sortUnits();
    endCues();
    List<RawWord> result = new ArrayList<>(words.size());
    units.forEach(result::addAll);
    moveStarts(result);
    WordDurationRepair durations = new WordDurationRepair(result);
    durations.run();
    shortened += durations.shortened();
    delayed += durations.delayed();
    return result;
  }

  /**
   * Moves single words that run far backwards while the words of their speaker before and after
   * them go on in time. They are faults, and no other order, if they are few or inside a unit.
   */
  private void moveStrays() {
    List<Integer> strays = new ArrayList<>();
    Map<String, Double> latestOf = new HashMap<>();
    int first = 0;
    for (List<RawWord> unit : units) {
      for (int i = 0; i < unit.size(); i++) {
        RawWord word = unit.get(i);
        int index = first + i;
        double latest = latestOf.getOrDefault(word.speaker(), 0.0);
        boolean isBehind = word.start() < latest - MAX_SLIP;
        if (isBehind && reaches(index - 1, word, latest) && reaches(index + 1, word, latest)) {
          if (i > 0) {
            moveStray(index, latest);
          } else if (unit.size() == 1) {
            strays.add(index);
          }
        }
        if (word.isTimed()) {
          latestOf.put(word.speaker(), Math.max(latest, word.start()));
        }
      }
      first += unit.size();
    }
    if (strays.size() * MIN_WORDS_PER_STRAY <= units.size()) {
      for (int stray : strays) {
        moveStray(stray, words.get(stray - 1).start());
      }
    }
  }

  /** Returns whether the word at an index is of the same speaker, and starts at a time or later. */
  private boolean reaches(int index, RawWord word, double time) {
    return index >= 0
        && index < words.size()
        && words.get(index).speaker().equals(word.speaker())
        && words.get(index).start() >= time;
  }

  private void moveStray(int index, double start) {
    RawWord word = words.get(index);
    words.set(index, word.at(start, Math.min(start + word.end() - word.start(), start + 1)));
    moved++;
  }

  /** Sorts by start if a unit begins long before an earlier one; small slips do not count. */
  private void sortUnits() {
    double latest = 0;
    for (List<RawWord> unit : units) {
      double start = unit.get(0).start();
      reordered += start < latest - MAX_SLIP ? unit.size() : 0;
      latest = Double.isNaN(start) ? latest : Math.max(latest, start);
    }
    if (reordered > 0) {
      units.sort(Comparator.comparingDouble(unit -> unit.get(0).start()));
    }
  }

  /** Ends each cue with estimated times where the next cue of its speaker starts. */
  private void endCues() {
    Map<String, Integer> next = new HashMap<>();
    for (int i = units.size() - 1; i >= 0; i--) {
      List<RawWord> unit = units.get(i);
      Integer later = next.put(unit.get(0).speaker(), i);
      if (later != null && isEstimated(unit) && !holds(unit, units.get(later))) {
        endCue(i, units.get(later).get(0).start());
      }
    }
  }

  /** Returns whether a cue goes on after the end of a later one: two people speak at once. */
  private static boolean holds(List<RawWord> cue, List<RawWord> later) {
    return later.get(later.size() - 1).end() < cue.get(cue.size() - 1).end();
  }

  private void endCue(int index, double limit) {
    List<RawWord> unit = units.get(index);
    double start = unit.get(0).start();
    double end = unit.get(unit.size() - 1).end();
    int characters = unit.stream().mapToInt(word -> word.text().length()).sum();
    if (end <= limit
        || limit - start < characters * MIN_SECONDS_PER_CHARACTER
        || end - start < characters * SLOW_SECONDS_PER_CHARACTER) {
      return;
    }
    double scale = (limit - start) / (end - start);
    List<RawWord> shorter = new ArrayList<>();
    for (RawWord word : unit) {
      double from = start + (word.start() - start) * scale;
      shorter.add(word.at(from, Math.max(from, start + (word.end() - start) * scale)));
    }
    units.set(index, shorter);
    shortened += shorter.size();
  }

  private static boolean isEstimated(List<RawWord> unit) {
    return unit.stream().allMatch(word -> word.timing() == Timing.ESTIMATED);
  }

  /**
   * Moves starts that fall before the previous word of the cue or segment, or of the speaker's
   * single words, and gives all words a time.
   */
  private void moveStarts(List<RawWord> sequence) {
    Map<String, Double> starts = new HashMap<>();
    double last = 0;
    int i = 0;
    for (List<RawWord> unit : units) {
      Map<String, Double> own = unit.size() == 1 ? starts : new HashMap<>();
      for (int k = 0; k < unit.size(); k++) {
        RawWord word = sequence.get(i);
        RawWord placed = word.isTimed() ? word : word.at(last, last);
        double earlier = own.getOrDefault(word.speaker(), 0.0);
        if (placed.start() < earlier && placed.start() >= earlier - MAX_SLIP) {
          placed = placed.at(earlier, Math.max(earlier, placed.end()));
          moved++;
        }
        last = placed.start();
        own.put(word.speaker(), last);
        starts.merge(word.speaker(), last, Math::max);
        sequence.set(i, placed);
        i++;
      }
    }
  }
}
