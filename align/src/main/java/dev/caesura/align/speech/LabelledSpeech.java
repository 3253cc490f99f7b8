package dev.caesura.align.speech;

import dev.caesura.align.SpeechEvidence;
import java.util.BitSet;

/**
 * Recognised words whose ends of sentences are known. Immutable and thread-safe.
 *
 * @param evidence the words with what is known about them
 * @param ends the indexes of the words that a sentence ends with; copied
 */
public record LabelledSpeech(SpeechEvidence evidence, BitSet ends) {

  /** Copies the ends. */
  public LabelledSpeech {
    ends = (BitSet) ends.clone();
    if (ends.length() > evidence.words().size()) {
      throw new IllegalArgumentException(
          "end "
              + (ends.length() - 1)
              + ": expected the index of one of "
              + evidence.words().size()
              + " words");
    }
  }

  @Override
  public BitSet ends() {
    return (BitSet) ends.clone();
  }
}
