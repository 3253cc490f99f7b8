package dev.caesura.align;

import dev.caesura.audio.AudioSource;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Recogniser that takes a recording as a whole, and can afterwards place the words of a text in it.
 *
 * <p>Thread-safe, as every recogniser.
 */
public interface RecordingRecognizer extends CloseableRecognizer {

  /** Listener to the progress of a recording. Called by one thread at a time. */
  @FunctionalInterface
  interface Progress {

    /**
     * Takes the progress.
     *
     * @param done pieces of the recording that are done
     * @param total pieces of the recording
     */
    void update(long done, long total);
  }

  /**
   * Recognises a recording.
   *
   * @param recording the recording at 16 kHz; read in blocks
   * @param cache folder of intermediate results, from which a later call with the same recording
   *     resumes; created if it does not exist
   * @param progress receives the progress
   * @return the words, and what is needed to place a text; needs the cache, but not the recogniser
   * @throws IOException if the recording cannot be read or the cache cannot be written
   * @throws InterruptedException if the thread is interrupted
   */
  RecognizedRecording recognize(AudioSource recording, Path cache, Progress progress)
      throws IOException, InterruptedException;
}
