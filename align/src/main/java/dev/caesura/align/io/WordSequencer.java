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

  /** Longest plausible word: a number or a drawn-out vowel, and more for each character. */
  private static final double MAX_WORD_SECONDS = 2;

  private static final double MAX_SECONDS_PER_CHARACTER = 0.3;

  /** Fastest plausible speech; a cue is not squeezed below it. */
  private static final double MIN_SECONDS_PER_CHARACTER = 0.04;

  /** With more strays than one in this many words, the order of the file is another one. */
  private static final int MIN_WORDS_PER_STRAY = 20;

  private final List<List<RawWord>> units;
  private final List<RawWord> words = new ArrayList<>();
  private int moved;
  private int reordered;
  private int shortened;

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

  /** Returns the words in the order of the file. */
  List<RawWord> words() {
    return words;
  }

  /** Returns all words in reading order, with repaired times. */
  List<RawWord> sequence() {
    sortUnits();
    endCues();
    List<RawWord> result = new ArrayList<>(words.size());
    units.forEach(result::addAll);
    moveStarts(result);
    moveEnds(result);
    return result;
  }

  /**
   * Moves single words that run far backwards while the words after them go on in time. They are
   * faults, and no other order, if they are few or inside a unit.
   */
  private void moveStrays() {
    List<Integer> strays = new ArrayList<>();
    int first = 0;
    double latest = 0;
    for (List<RawWord> unit : units) {
      for (int i = 0; i < unit.size(); i++) {
        double start = unit.get(i).start();
        int next = first + i + 1;
        boolean goesOn = next < words.size() && words.get(next).start() >= latest;
        if (start < latest - MAX_SLIP && goesOn) {
          if (i > 0) {
            moveStray(first + i, latest);
          } else if (unit.size() == 1) {
            strays.add(first);
          }
        }
        latest = Double.isNaN(start) ? latest : Math.max(latest, start);
      }
      first += unit.size();
    }
    if (strays.size() * MIN_WORDS_PER_STRAY <= units.size()) {
      for (int stray : strays) {
        moveStray(stray, words.get(stray - 1).start());
      }
    }
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
      if (later != null && isEstimated(unit)) {
        endCue(i, units.get(later).get(0).start());
      }
    }
  }

  private void endCue(int index, double limit) {
    List<RawWord> unit = units.get(index);
    double start = unit.get(0).start();
    double end = unit.get(unit.size() - 1).end();
    int characters = unit.stream().mapToInt(word -> word.text().length()).sum();
    if (end <= limit || limit - start < characters * MIN_SECONDS_PER_CHARACTER) {
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

  /** Moves starts that fall before the speaker's previous word, and gives all words a time. */
  private void moveStarts(List<RawWord> sequence) {
    Map<String, Double> starts = new HashMap<>();
    double last = 0;
    for (int i = 0; i < sequence.size(); i++) {
      RawWord word = sequence.get(i);
      RawWord placed = word.isTimed() ? word : word.at(last, last);
      double earlier = starts.getOrDefault(word.speaker(), 0.0);
      if (placed.start() < earlier && placed.start() >= earlier - MAX_SLIP) {
        placed = placed.at(earlier, Math.max(earlier, placed.end()));
        moved++;
      }
      last = placed.start();
      starts.put(word.speaker(), last);
      sequence.set(i, placed);
    }
  }

  /** Ends each word at the start of the speaker's next word, and words of no plausible length. */
  private void moveEnds(List<RawWord> sequence) {
    Map<String, double[]> starts = new HashMap<>();
    for (int i = sequence.size() - 1; i >= 0; i--) {
      RawWord word = sequence.get(i);
      // The next start, and the next one after it: words that start together end together.
      double[] next =
          starts.computeIfAbsent(
              word.speaker(),
              key -> new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY});
      if (next[0] != word.start()) {
        next[1] = next[0];
        next[0] = word.start();
      }
      double limit = next[1] > word.start() ? next[1] : Double.POSITIVE_INFINITY;
      if (word.timing() == Timing.STATED) {
        int characters = word.text().codePointCount(0, word.text().length());
        double longest = MAX_WORD_SECONDS + MAX_SECONDS_PER_CHARACTER * characters;
        limit = Math.min(limit, word.start() + longest);
      }
      if (word.end() > limit) {
        sequence.set(i, word.at(word.start(), limit));
        shortened++;
      }
    }
  }
}
