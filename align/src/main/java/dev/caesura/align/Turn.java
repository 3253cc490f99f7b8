package dev.caesura.align;

import java.util.List;

/**
 * Recognised words of one speaker without a long pause: their order is certain, also where others
 * speak at the same time. Immutable and thread-safe.
 *
 * @param track the number of the speaker or channel, from 0; the turns of one track do not overlap
 * @param words the words, at least one, in ascending order of their starts
 */
public record Turn(int track, List<Word> words) {

  /** Copies the words; checks their order. */
  public Turn {
    words = new Transcript(words).words();
    if (track < 0 || words.isEmpty()) {
      throw new IllegalArgumentException(
          "turn of track "
              + track
              + " with "
              + words.size()
              + " words: expected a track of at least 0 and a word");
    }
  }
}
