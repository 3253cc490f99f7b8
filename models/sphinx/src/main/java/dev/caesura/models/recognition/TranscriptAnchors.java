package dev.caesura.models.recognition;

import dev.caesura.align.Word;
import dev.caesura.models.recognition.lexicon.WrittenText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Anchors in a transcript: counts the recognised words that occur in it in runs of three.
 *
 * <p>Runs of three are safe: decoding 166 s of other recordings with the language model of a wrong
 * transcript gave 22 single words of it and no run of two. Immutable and thread-safe.
 */
final class TranscriptAnchors {

  private static final int RUN = 3;

  private final Set<String> runs = new HashSet<>();

  TranscriptAnchors(WrittenText transcript) {
    List<String> words = new ArrayList<>();
    transcript.sentences().forEach(words::addAll);
    for (int i = 0; i < words.size(); i++) {
      for (int length = 1; length <= Math.min(RUN, words.size() - i); length++) {
        runs.add(String.join(" ", words.subList(i, i + length)));
      }
    }
  }

  /**
   * Counts the anchored words.
   *
   * @param recognized words as {@link WrittenText} has them
   * @return the number of words in runs of three that the transcript has; for one or two words,
   *     their number if the transcript has them together
   */
  int anchored(List<Word> recognized) {
    List<String> words = recognized.stream().map(Word::text).toList();
    int run = Math.min(RUN, words.size());
    boolean[] anchored = new boolean[words.size()];
    for (int i = 0; run > 0 && i + run <= words.size(); i++) {
      if (runs.contains(String.join(" ", words.subList(i, i + run)))) {
        Arrays.fill(anchored, i, i + run, true);
      }
    }
    int count = 0;
    for (boolean one : anchored) {
      count += one ? 1 : 0;
    }
    return count;
  }
}
