package dev.caesura.corpus.build;

import java.io.IOException;

/**
 * Recordings whose words are known, with the results of their stages. They are read one at a time,
 * so that an archive never sits in memory whole.
 */
@FunctionalInterface
public interface BuiltRecordings {

  /** Receiver of recordings. */
  @FunctionalInterface
  interface Receiver {
    /**
     * Takes a recording.
     *
     * @param recording the next recording
     * @throws IOException if an output cannot be written
     */
    void take(BuiltRecording recording) throws IOException;
  }

  /**
   * Passes all recordings on, sorted by name. Each call passes the same ones.
   *
   * @param receiver takes them one after the other
   * @throws IOException if a result cannot be read, or the receiver throws it
   */
  void forEach(Receiver receiver) throws IOException;
}
