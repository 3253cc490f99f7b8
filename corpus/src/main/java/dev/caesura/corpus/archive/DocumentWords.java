package dev.caesura.corpus.archive;

import java.util.List;
import java.util.Objects;

/**
 * Normalised words of a document and where its parts begin. Immutable and thread-safe.
 *
 * @param id the identifier of the document, unique in its archive; not blank
 * @param words the words in order, as {@link dev.caesura.text.normalize.WordNormalizer} makes them;
 *     may be empty
 * @param firstWords the index of the first word of each part (a paragraph or an utterance), in
 *     ascending order; a part ends where the next one begins. May be empty if there are no words
 */
public record DocumentWords(String id, List<String> words, List<Integer> firstWords) {

  /** Copies the lists; checks that the parts ascend and cover the words. */
  public DocumentWords {
    if (id.isBlank()) {
      throw new IllegalArgumentException("id '" + id + "': expected an identifier");
    }
    words = List.copyOf(words);
    firstWords = List.copyOf(firstWords);
    int last = 0;
    for (int first : firstWords) {
      if (first < last || first > words.size()) {
        throw new IllegalArgumentException(
            "firstWords "
                + first
                + " of document "
                + id
                + ": expected an index from "
                + last
                + " to "
                + words.size());
      }
      last = first;
    }
    Objects.requireNonNull(words, "words");
    if (!words.isEmpty() && (firstWords.isEmpty() || firstWords.get(0) != 0)) {
      throw new IllegalArgumentException(
          "firstWords of document " + id + ": expected 0 as the first; found " + firstWords);
    }
  }

  /**
   * Returns the part that a word is in.
   *
   * @param word the index of a word
   * @return the index of its part; the last one that begins at or before the word
   * @throws IndexOutOfBoundsException if there is no such word
   */
  public int partOf(int word) {
    Objects.checkIndex(word, words.size());
    int low = 0;
    int high = firstWords.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (firstWords.get(middle) <= word) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
