package dev.caesura.align.subtitle;

import dev.caesura.align.Word;
import java.util.List;
import java.util.Locale;

/**
 * Counts of cues that violate guidelines. Immutable and thread-safe.
 *
 * @param cues number of cues
 * @param tooFast cues that are read faster than allowed
 * @param spokenTooFast those of them whose words are spoken faster than they may be read, so that
 *     no cut helps
 * @param tooShort cues that are shown for too short a time
 * @param tooLong cues that are shown for too long
 * @param tooWide cues with a line that is too long, or too many lines
 * @param tooClose cues that start too soon after the one before
 * @param orphans cues of a single word inside a sentence
 * @param violating cues with at least one violation that another cut could have avoided: all of
 *     these but {@code spokenTooFast}
 */
public record SubtitleReport(
    int cues,
    int tooFast,
    int spokenTooFast,
    int tooShort,
    int tooLong,
    int tooWide,
    int tooClose,
    int orphans,
    int violating) {

  /** Milliseconds of rounding. */
  private static final int TOLERANCE = 1;

  /** Words are spoken too fast if those around the cue are; so far to each side, in seconds. */
  private static final double AROUND = 3;

  /**
   * Counts the violations of cues.
   *
   * @param cues the cues of a recording, in the order of time
   * @param words the words as they are shown
   * @param scores the probability that a sentence ends after each word
   * @param settings the guidelines
   * @return the counts
   */
  public static SubtitleReport of(
      List<SubtitleCue> cues, List<Word> words, double[] scores, SubtitleSettings settings) {
    int[] counts = new int[8];
    for (int i = 0; i < cues.size(); i++) {
      SubtitleCue cue = cues.get(i);
      boolean fast = cue.chars() > settings.charsPerSecond() * (cue.seconds() + TOLERANCE / 1000.0);
      boolean spoken = fast && isSpokenTooFast(cue, words, settings);
      boolean isShort = cue.seconds() < settings.minSeconds() - TOLERANCE / 1000.0;
      boolean isLong = cue.seconds() > settings.maxSeconds() + TOLERANCE / 1000.0;
      boolean wide =
          cue.lines().size() > settings.lines()
              || cue.lines().stream().anyMatch(l -> SubtitleCue.length(l) > settings.chars());
      boolean close =
          i > 0
              && cue.startMillis() - cues.get(i - 1).endMillis()
                  < 1000 * settings.minGapSeconds() - TOLERANCE;
      boolean orphan = isOrphan(cue, scores);
      boolean violates = (fast && !spoken) || isShort || isLong || wide || close || orphan;
      boolean[] found = {fast, spoken, isShort, isLong, wide, close, orphan, violates};
      for (int k = 0; k < found.length; k++) {
        counts[k] += found[k] ? 1 : 0;
      }
    }
    return new SubtitleReport(
        cues.size(),
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        counts[4],
        counts[5],
        counts[6],
        counts[7]);
  }

  private static boolean isOrphan(SubtitleCue cue, double[] scores) {
    boolean single = cue.endWord() - cue.firstWord() == 1;
    boolean starts = cue.firstWord() == 0 || scores[cue.firstWord() - 1] >= 0.5;
    return single && !starts;
  }

  /** Returns whether the words around a cue leave too little time to read them, however cut. */
  private static boolean isSpokenTooFast(
      SubtitleCue cue, List<Word> words, SubtitleSettings settings) {
    double middle = (cue.startMillis() + cue.endMillis()) / 2000.0;
    int first = cue.firstWord();
    int end = cue.endWord();
    while (first > 0 && words.get(first - 1).span().startSeconds() > middle - AROUND) {
      first--;
    }
    while (end < words.size() && words.get(end).span().startSeconds() < middle + AROUND) {
      end++;
    }
    int chars = -1;
    for (Word word : words.subList(first, end)) {
      chars += 1 + SubtitleCue.length(word.text());
    }
    double until =
        end < words.size() ? words.get(end).span().startSeconds() : Double.POSITIVE_INFINITY;
    return chars > settings.charsPerSecond() * (until - words.get(first).span().startSeconds());
  }

  /**
   * Adds the counts of other cues.
   *
   * @param other counts of another recording
   * @return the sums
   */
  public SubtitleReport plus(SubtitleReport other) {
    return new SubtitleReport(
        cues + other.cues,
        tooFast + other.tooFast,
        spokenTooFast + other.spokenTooFast,
        tooShort + other.tooShort,
        tooLong + other.tooLong,
        tooWide + other.tooWide,
        tooClose + other.tooClose,
        orphans + other.orphans,
        violating + other.violating);
  }

  /**
   * Returns the counts in a line.
   *
   * @return a line for people
   */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%d cues, %d with violations that a cut could avoid; %d read too fast (%d of them spoken"
            + " too fast), %d too short, %d too long, %d too wide, %d too close, %d single words",
        cues,
        violating,
        tooFast,
        spokenTooFast,
        tooShort,
        tooLong,
        tooWide,
        tooClose,
        orphans);
  }
}
