package dev.caesura.align;

import dev.caesura.text.normalize.WordNormalizer;
import java.util.List;
import java.util.Map;

/**
 * Recording that was recognised as a whole: its words, and a way to place written words in it.
 * Implementations are thread-safe.
 */
public interface RecognizedRecording {

  /**
   * Returns the recognised words.
   *
   * @return the words with their times; empty if nothing was recognised
   */
  Transcript words();

  /**
   * Places the written words of sentences by the sound of the recording.
   *
   * @param utterances utterances of this recording that the recognised words place, in any order
   * @param normalizer reads numbers and abbreviations, as it did for the utterances
   * @return the same utterances in the same order; those with text and audio have new times, and
   *     their words a confidence
   */
  List<Utterance> place(List<Utterance> utterances, WordNormalizer normalizer);

  /**
   * Returns what reports should show.
   *
   * @return facts by their names, such as the share of the letters that the model does not know
   */
  Map<String, String> facts();

  /**
   * Returns what the user should know before trusting the result.
   *
   * @return sentences; empty if there is nothing to warn of
   */
  List<String> warnings();
}
