package dev.caesura.align;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.text.Segmentation;
import java.io.IOException;
import java.util.List;

/**
 * Aligner that finds the sentences of a transcript in a recording without recognised words.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface RecordingAligner {

  /**
   * Aligns one recording. The transcript must be in the order of the recording.
   *
   * @param name name of the recording in the result
   * @param recording at a sample rate that the aligner takes; read in blocks
   * @param speech the stretches of speech in it, in order, at its sample rate
   * @param written the transcript, split into sentences; segments of white space are skipped
   * @return all sentences in the order of the text, then the speech without text in the order of
   *     time, and how much of them agrees
   * @throws IOException if the recording cannot be read, or a program or file of the aligner fails
   * @throws IllegalArgumentException if the aligner does not take the sample rate
   */
  RecordingAlignment align(
      String name, AudioSource recording, List<TimeSpan> speech, Segmentation written)
      throws IOException;
}
