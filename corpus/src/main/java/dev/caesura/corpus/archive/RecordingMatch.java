package dev.caesura.corpus.archive;

import java.util.BitSet;
import java.util.List;

/**
 * What a recording speaks of an archive. Immutable and thread-safe.
 *
 * @param recognizedWords the number of recognised words of the recording
 * @param parts accepted parts, in the order of the recording; several documents may have the same
 *     speech. Empty if nothing was found
 * @param doubtful parts that were found and are not accepted, because their error probability is
 *     too high
 */
public record RecordingMatch(int recognizedWords, List<PartMatch> parts, List<PartMatch> doubtful) {

  /** Copies the lists. */
  public RecordingMatch {
    parts = List.copyOf(parts);
    doubtful = List.copyOf(doubtful);
  }

  /**
   * Returns how much of the recording has no accepted part.
   *
   * @return the number of recognised words that are in none of the stretches
   */
  public int unmatchedWords() {
    BitSet covered = new BitSet(recognizedWords);
    for (PartMatch part : parts) {
      covered.set(part.firstRecognized(), part.endRecognized());
    }
    return recognizedWords - covered.cardinality();
  }
}
