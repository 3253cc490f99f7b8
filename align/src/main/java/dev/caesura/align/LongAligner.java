package dev.caesura.align;

import dev.caesura.text.Segmentation;
import java.util.List;

/**
 * Aligns the recognised words of a long recording with the sentences of its imperfect transcript.
 *
 * <p>Every sentence is returned exactly once, as matched, moved or only-in-text. Every recognised
 * word outside of them is in an only-in-audio or repeated utterance: nothing is dropped.
 * Implementations are immutable and thread-safe.
 */
@FunctionalInterface
public interface LongAligner {

  /**
   * Aligns one recording.
   *
   * @param recording name of the recording, for the result
   * @param hypothesis the recognised words of the whole recording
   * @param written the transcript, split into sentences; segments of white space are skipped
   * @return first all sentences in the order of the text, then the speech without text in the order
   *     of time
   */
  List<Utterance> align(String recording, Transcript hypothesis, Segmentation written);
}
