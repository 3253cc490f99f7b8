package dev.caesura.align.utterance;

import dev.caesura.align.chain.TokenMatches;
import dev.caesura.align.edit.EditDistance;
import dev.caesura.text.TextSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells which labels and notes were spoken after all: after an alignment without them, more than
 * half of their words are among the heard words at their place. For one thread.
 */
final class SpokenNoteDetector {

  /** How far the nearest words that surely belong together are looked for. */
  private static final int MOST_STEPS = 20;

  /** Heard words between these that are looked at. */
  private static final int MOST_BETWEEN = 60;

  private final WrittenSentences sentences;
  private final RecognizedWords spoken;
  private final TokenMatches matches;

  SpokenNoteDetector(WrittenSentences sentences, RecognizedWords spoken, TokenMatches matches) {
    this.sentences = sentences;
    this.spoken = spoken;
    this.matches = matches;
  }

  /**
   * Whether a note was heard.
   *
   * @param note its place in the transcript
   * @param words its words as they are compared
   */
  boolean isHeard(TextSpan note, List<String> words) {
    if (words.isEmpty()) {
      return false;
    }
    int next = firstWordFrom(note.end());
    int before = surelyHeard(next - 1, -1);
    int after = surelyHeard(next, 1);
    List<String> heard = new ArrayList<>();
    int reach = 2 * words.size() + 2;
    if (before >= 0 && after > before && after - before <= MOST_BETWEEN) {
      add(before + 1, after, heard);
    } else {
      if (before >= 0) {
        add(before + 1, before + 1 + reach, heard);
      }
      if (after >= 0) {
        add(after - reach, after, heard);
      }
    }
    return 2 * common(words, heard) > words.size();
  }

  private void add(int from, int to, List<String> heard) {
    heard.addAll(
        spoken
            .normalizedWords()
            .subList(Math.max(0, from), Math.min(spoken.normalizedWords().size(), to)));
  }

  /** The first written word at or after a place. */
  private int firstWordFrom(int place) {
    int low = 0;
    int high = sentences.words().size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sentences.words().get(middle).source().start() < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Where the nearest word was heard just as it is written, or -1. */
  private int surelyHeard(int word, int step) {
    int size = sentences.words().size();
    for (int w = word, n = 0; w >= 0 && w < size && n < MOST_STEPS; w += step, n++) {
      int part = matches.recognizedFor(w);
      if (part >= 0 && spoken.normalizedWord(part).equals(sentences.words().get(w).text())) {
        return part;
      }
    }
    return -1;
  }

  /** Words that both have in the same order, same or nearly so. */
  private static int common(List<String> words, List<String> heard) {
    int[] row = new int[heard.size() + 1];
    for (String word : words) {
      int diagonal = 0;
      for (int j = 1; j <= heard.size(); j++) {
        int above = row[j];
        row[j] = isNear(word, heard.get(j - 1)) ? diagonal + 1 : Math.max(above, row[j - 1]);
        diagonal = above;
      }
    }
    return row[heard.size()];
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
