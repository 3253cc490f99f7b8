package dev.caesura.align;

import dev.caesura.audio.TimeSpan;
import java.util.List;

/**
 * Words in time order: the result of a recogniser, or of the forced alignment of a known text.
 *
 * <p>A word may start before the one before ends (recognisers round), but not before it starts.
 * Immutable and thread-safe.
 *
 * @param words the words, all at one sample rate, in ascending order of their starts; may be empty
 */
public record Transcript(List<Word> words) {

  /** Copies the words; checks their order. */
  public Transcript {
    words = List.copyOf(words);
    for (int i = 1; i < words.size(); i++) {
      TimeSpan last = words.get(i - 1).span();
      TimeSpan next = words.get(i).span();
      if (next.compareTo(last) < 0 && next.startSample() < last.startSample()) {
        throw new IllegalArgumentException(
            "word "
                + i
                + ", "
                + words.get(i)
                + ": expected a start at or after that of "
                + words.get(i - 1));
      }
    }
  }

  /**
   * Returns the number of words.
   *
   * @return at least 0
   */
  public int size() {
    return words.size();
  }
}
