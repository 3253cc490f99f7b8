package dev.caesura.align.subtitle;

import dev.caesura.align.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Cuts words into cues of subtitles. Of all ways to cut and to break lines it takes the cheapest,
 * by dynamic programming over the whole recording: cues and lines end where sentences and phrases
 * are likely to end, are read in time, are neither too short nor too long, and leave no word alone.
 *
 * <p>The number of lines and their length are never exceeded, but by a single word that is longer.
 * Duration and reading speed are kept wherever the speech allows it: a cue may stay until the next
 * one appears. {@link SubtitleReport} counts the rest. Immutable and thread-safe.
 */
public final class SubtitleCutter {

  private static final double CUE = 1.5;

  /** A cue that ends inside a phrase is worse than a line that does. */
  private static final double CUE_END = 2;

  private static final double TOO_FAST = 30;
  private static final double FASTER = 4;
  private static final double TOO_SHORT = 15;
  private static final double TOO_LONG = 40;
  private static final double ORPHAN = 20;
  private static final double SENTENCE_INSIDE = 1.5;
  private static final double SILENCE_INSIDE = 4;
  private static final double MIN_SILENCE = 1;
  private static final double TURN_INSIDE = 6;

  private final SubtitleSettings settings;

  /**
   * Creates a cutter.
   *
   * @param settings the guidelines
   */
  public SubtitleCutter(SubtitleSettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /**
   * Cuts words into cues.
   *
   * @param words the words as they are shown, with their marks, in the order of their starts; may
   *     be empty
   * @param scores the probability that a sentence ends after each word
   * @param speakers the speaker of each word; empty if not known
   * @return the cues in the order of time; they cover the words and do not overlap
   * @throws IllegalArgumentException if the lists are not equally long, or a word starts before the
   *     one before
   */
  public List<SubtitleCue> cut(List<Word> words, double[] scores, List<String> speakers) {
    requireOneEach(words, scores, speakers);
    WordTimes times = WordTimes.of(words);
    LineBreaker breaker = new LineBreaker(settings, words, scores);
    double[] best = new double[words.size() + 1];
    int[] from = new int[words.size() + 1];
    Arrays.fill(best, 1, best.length, Double.POSITIVE_INFINITY);
    for (int end = 1; end <= words.size(); end++) {
      for (int start = end - 1; start >= 0; start--) {
        if (!breaker.fits(start, end) && start < end - 1) {
          break;
        }
        double layout = breaker.cost(start, end);
        double cost =
            best[start]
                + layout
                + timing(times, start, end)
                + inside(times, scores, speakers, start, end)
                + (end < words.size() ? CUE_END * breaker.breakCost(end - 1) : 0);
        if (cost < best[end]) {
          best[end] = cost;
          from[end] = start;
        }
      }
    }
    List<SubtitleCue> cues = new ArrayList<>();
    for (int end = words.size(); end > 0; end = from[end]) {
      cues.add(cue(times, from[end], end, breaker.lines(from[end], end)));
    }
    Collections.reverse(cues);
    return cues;
  }

  /** Requires a score and a speaker for each word. */
  static void requireOneEach(List<Word> words, double[] scores, List<String> speakers) {
    if (scores.length != words.size() || speakers.size() != words.size()) {
      throw new IllegalArgumentException(
          "scores of length "
              + scores.length
              + " and "
              + speakers.size()
              + " speakers: expected one for each of "
              + words.size()
              + " words");
    }
  }

  private double timing(WordTimes times, int start, int end) {
    double seconds = (shownUntil(times, start, end) - times.start(start)) / 1000.0;
    double speed = times.chars(start, end) / Math.max(0.001, seconds);
    double cost = CUE;
    if (speed > settings.charsPerSecond()) {
      cost += TOO_FAST + FASTER * Math.min(20, speed - settings.charsPerSecond());
    }
    cost += seconds < settings.minSeconds() ? TOO_SHORT : 0;
    cost += seconds > settings.maxSeconds() ? TOO_LONG * seconds / settings.maxSeconds() : 0;
    return cost;
  }

  private static double inside(
      WordTimes times, double[] scores, List<String> speakers, int start, int end) {
    boolean isAlone = end - start == 1 && start > 0 && scores[start - 1] < 0.5;
    double cost = isAlone ? ORPHAN : 0;
    for (int i = start; i < end - 1; i++) {
      cost += SENTENCE_INSIDE * scores[i];
      cost += times.start(i + 1) - times.end(i) > 1000 * MIN_SILENCE ? SILENCE_INSIDE : 0;
      cost += speakers.get(i).equals(speakers.get(i + 1)) ? 0 : TURN_INSIDE;
    }
    return cost;
  }

  /** Returns when a cue disappears, in milliseconds: after its words, and late enough to read. */
  private long shownUntil(WordTimes times, int start, int end) {
    double needed =
        Math.max(settings.minSeconds(), times.chars(start, end) / settings.charsPerSecond());
    // Up to the next millisecond, so that the speed is kept.
    long wanted =
        times.start(start) + (long) Math.ceil(1000 * Math.min(needed, settings.maxSeconds()));
    long until = Math.max(times.latest(start, end), wanted);
    if (end < times.size()) {
      long gap = Math.round(1000 * settings.minGapSeconds());
      until = Math.min(until, times.start(end) - gap);
    }
    return Math.max(until, times.start(start));
  }

  private SubtitleCue cue(WordTimes times, int start, int end, List<String> lines) {
    return new SubtitleCue(start, end, times.start(start), shownUntil(times, start, end), lines);
  }
}
