package dev.caesura.align.utterance;

import dev.caesura.align.edit.EditDistance;
import dev.caesura.text.TextSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Detects labels and notes that are spoken after all: in an alignment without them, more than half
 * of their words are among the recognised words at their place. Immutable.
 */
final class SpokenNoteDetector {

  /** Written words that are searched on each side for one that was recognised exactly. */
  private static final int MAX_STEPS = 20;

  /** Recognised words between two such words that are looked at. */
  private static final int MAX_BETWEEN = 60;

  private final TranscriptComparison comparison;

  SpokenNoteDetector(TranscriptComparison comparison) {
    this.comparison = comparison;
  }

  /**
   * Returns whether a note is spoken.
   *
   * @param note its place in the transcript
   * @param words its normalised words
   */
  boolean isSpoken(TextSpan note, List<String> words) {
    if (words.isEmpty()) {
      return false;
    }
    int next = firstWordFrom(note.end());
    int before = nearestExact(next - 1, -1);
    int after = nearestExact(next, 1);
    List<String> nearby = new ArrayList<>();
    int reach = 2 * words.size() + 2;
    if (before >= 0 && after > before && after - before <= MAX_BETWEEN) {
      add(before + 1, after, nearby);
    } else {
      if (before >= 0) {
        add(before + 1, before + 1 + reach, nearby);
      }
      if (after >= 0) {
        add(after - reach, after, nearby);
      }
    }
    return 2 * common(words, nearby) > words.size();
  }

  private void add(int from, int to, List<String> nearby) {
    List<String> all = comparison.recognized().normalizedWords();
    nearby.addAll(all.subList(Math.max(0, from), Math.min(all.size(), to)));
  }

  /** Returns the first written word at or after a place. */
  private int firstWordFrom(int place) {
    int low = 0;
    int high = comparison.written().words().size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (comparison.written().words().get(middle).source().start() < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the token of the nearest word that was recognised as it is written, or -1. */
  private int nearestExact(int word, int step) {
    WrittenSentences written = comparison.written();
    int size = written.words().size();
    for (int w = word, n = 0; w >= 0 && w < size && n < MAX_STEPS; w += step, n++) {
      int token = comparison.matches().recognizedFor(w);
      if (token >= 0
          && comparison.recognized().normalizedWord(token).equals(written.words().get(w).text())) {
        return token;
      }
    }
    return -1;
  }

  /** Returns the length of the longest common subsequence, where near words count as equal. */
  private static int common(List<String> words, List<String> recognized) {
    int[] row = new int[recognized.size() + 1];
    for (String word : words) {
      int diagonal = 0;
      for (int j = 1; j <= recognized.size(); j++) {
        int above = row[j];
        row[j] = isNear(word, recognized.get(j - 1)) ? diagonal + 1 : Math.max(above, row[j - 1]);
        diagonal = above;
      }
    }
    return row[recognized.size()];
  }

  private static boolean isNear(String left, String right) {
    if (left.equals(right)) {
      return true;
    }
    int longer = Math.max(left.length(), right.length());
    return 3 * Math.abs(left.length() - right.length()) <= longer
        && 3 * EditDistance.of(left, right) <= longer;
  }
}
