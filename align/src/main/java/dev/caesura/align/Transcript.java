package dev.caesura.align;

import dev.caesura.audio.TimeSpan;
import java.util.List;

/**
 * Words in time order: what a recogniser heard, or where forced alignment put a known text.
 *
 * <p>A word may start before the last one ends (recognisers round), but not before it starts.
 * Immutable and thread-safe.
 *
 * @param words the words; starts ascend, all at one sample rate; may be empty
 */
public record Transcript(List<Word> words) {

  public Transcript {
    words = List.copyOf(words);
    for (int i = 1; i < words.size(); i++) {
      TimeSpan last = words.get(i - 1).span();
      TimeSpan next = words.get(i).span();
      if (next.compareTo(last) < 0 && next.startSample() < last.startSample()) {
        throw new IllegalArgumentException(
            "word " + i + ", " + words.get(i) + ", starts before " + words.get(i - 1));
      }
    }
  }

  /**
   * Number of words.
   *
   * @return at least 0
   */
  public int size() {
    return words.size();
  }
}
