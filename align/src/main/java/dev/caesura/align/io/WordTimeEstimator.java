package dev.caesura.align.io;

import java.util.ArrayList;
import java.util.List;

/** Estimator of times of words: each gets its share of a known span by its characters. */
final class WordTimeEstimator {

  private WordTimeEstimator() {}

  /** Splits a text into words that share a span. */
  static List<RawWord> words(String text, double start, double end, String speaker) {
    List<RawWord> words = new ArrayList<>();
    for (String word : CueWordSplitter.words(text)) {
      words.add(new RawWord(word, Double.NaN, Double.NaN, 1, Timing.UNKNOWN, speaker));
    }
    fill(words, start, end);
    return words;
  }

  /**
   * Gives times to each run of words without times, from the end of the previous word to the start
   * of the next one.
   *
   * @param words the words, changed in place
   * @param start the start of a run at the start of the list; NaN for the start of the next word
   * @param end the end of a run at the end of the list; NaN for the end of the last word
   */
  static void fill(List<RawWord> words, double start, double end) {
    int i = 0;
    while (i < words.size()) {
      if (words.get(i).isTimed()) {
        i++;
        continue;
      }
      int next = i;
      while (next < words.size() && !words.get(next).isTimed()) {
        next++;
      }
      double from = i > 0 ? words.get(i - 1).end() : start;
      double to = next < words.size() ? words.get(next).start() : end;
      if (Double.isNaN(from)) {
        from = to;
      }
      if (Double.isNaN(to)) {
        to = from;
      }
      if (!Double.isNaN(from)) {
        share(words, i, next, from, Math.max(from, to));
      }
      i = next;
    }
  }

  private static void share(List<RawWord> words, int first, int end, double from, double to) {
    long total = 0;
    for (int i = first; i < end; i++) {
      total += length(words.get(i));
    }
    long before = 0;
    for (int i = first; i < end; i++) {
      double start = from + (to - from) * before / total;
      before += length(words.get(i));
      words.set(i, words.get(i).estimated(start, from + (to - from) * before / total));
    }
  }

  private static int length(RawWord word) {
    return word.text().codePointCount(0, word.text().length());
  }
}
