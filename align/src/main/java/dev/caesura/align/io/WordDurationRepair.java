package dev.caesura.align.io;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Repair of the durations of words: of ends after the speaker's next word, and of words that last
 * too long, which recognisers write beside silence. Of the latter the end is moved, or the start if
 * speech goes on after the word and does not reach up to it. Mutable; not thread-safe.
 */
final class WordDurationRepair {

  /** Longest plausible word: a number or a drawn-out vowel, and more for each character. */
  private static final double MAX_WORD_SECONDS = 2;

  private static final double MAX_SECONDS_PER_CHARACTER = 0.3;

  /** Usual word, for one whose start is not known. */
  private static final double USUAL_WORD_SECONDS = 0.2;

  private static final double USUAL_SECONDS_PER_CHARACTER = 0.06;

  /** A pause between words of one phrase, in seconds. */
  private static final double MAX_PAUSE = 0.5;

  private static final String SENTENCE_ENDS = ".?!\u3002\uFF1F\uFF01\u061F\u0964";

  private final List<RawWord> words;
  private int shortened;
  private int delayed;

  /** Repairs words in reading order, in place. */
  WordDurationRepair(List<RawWord> words) {
    this.words = words;
  }

  int shortened() {
    return shortened;
  }

  int delayed() {
    return delayed;
  }

  void run() {
    moveStarts();
    moveEnds();
  }

  /** Delays the starts of words that are too long and belong to the words after them. */
  private void moveStarts() {
    int[] next = new int[words.size()];
    Arrays.fill(next, -1);
    Map<String, Integer> latest = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      Integer before = latest.put(words.get(i).speaker(), i);
      if (before != null) {
        next[before] = i;
      }
    }
    Map<String, RawWord> previous = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      RawWord word = words.get(i);
      RawWord before = previous.put(word.speaker(), word);
      if (next[i] >= 0 && isTooLong(word) && isEarly(before, word, words.get(next[i]))) {
        double usual = USUAL_WORD_SECONDS + USUAL_SECONDS_PER_CHARACTER * characters(word);
        words.set(i, word.at(word.end() - usual, word.end()));
        delayed++;
      }
    }
  }

  private static boolean isTooLong(RawWord word) {
    return word.timing() == Timing.STATED && word.end() - word.start() > longest(word);
  }

  /** Returns whether the silence is before the word, and not after it. */
  private static boolean isEarly(RawWord before, RawWord word, RawWord after) {
    boolean isJoined = Math.abs(after.start() - word.end()) < MAX_PAUSE;
    boolean isApart =
        before == null
            || word.start() - before.end() >= MAX_PAUSE
            || (endsSentence(before) && !endsSentence(word));
    return isJoined && isApart;
  }

  private static boolean endsSentence(RawWord word) {
    return SENTENCE_ENDS.indexOf(word.text().charAt(word.text().length() - 1)) >= 0;
  }

  /** Ends each word at the start of the speaker's next word, and words of no plausible length. */
  private void moveEnds() {
    Map<String, double[]> starts = new HashMap<>();
    for (int i = words.size() - 1; i >= 0; i--) {
      RawWord word = words.get(i);
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
      limit = Math.min(limit, word.start() + longest(word));
      // Shares of a cue end in it.
      if (word.timing() == Timing.STATED && word.end() > limit) {
        words.set(i, word.at(word.start(), limit));
        shortened++;
      }
    }
  }

  private static double longest(RawWord word) {
    return MAX_WORD_SECONDS + MAX_SECONDS_PER_CHARACTER * characters(word);
  }

  private static int characters(RawWord word) {
    return word.text().codePointCount(0, word.text().length());
  }
}
