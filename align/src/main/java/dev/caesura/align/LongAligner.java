package dev.caesura.align;

import dev.caesura.text.Segmentation;
import java.util.List;

/**
 * Aligns what was heard in a long recording with the sentences of its imperfect transcript.
 *
 * <p>Every sentence comes back just once as matched, moved or only-in-text, and every word that was
 * heard outside of them in an only-in-audio or repeated stretch: nothing is dropped.
 * Implementations are immutable and thread-safe.
 */
@FunctionalInterface
public interface LongAligner {

  /**
   * Aligns one recording.
   *
   * @param recording its name
   * @param hypothesis the recognised words of the whole recording
   * @param written the transcript, cut into sentences; pieces of white space are passed over
   * @return first all sentences in the order of the text, then the speech without text in the order
   *     of time
   */
  List<Utterance> align(String recording, Transcript hypothesis, Segmentation written);
}
