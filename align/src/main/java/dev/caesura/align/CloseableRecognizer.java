package dev.caesura.align;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Recogniser that holds models, processes or files until it is closed. Thread-safe, as every
 * recogniser.
 */
public interface CloseableRecognizer extends Recognizer, Closeable {

  /**
   * Recognises a piece of a recording. By default, it is read into memory; recognisers that take
   * hours in one piece read it in blocks.
   *
   * @param recording the recording, at a sample rate that the recogniser takes
   * @param piece a span of the recording, at its rate
   * @return the words, as {@link #recognize(dev.caesura.audio.Signal)} returns them
   * @throws IOException if the recording cannot be read, or the recogniser fails
   */
  default Transcript recognize(AudioSource recording, TimeSpan piece) throws IOException {
    return recognize(recording.read(piece));
  }

  /**
   * Returns what the recogniser cannot recognise, as far as it knows in advance, such as words of
   * the transcript that it cannot pronounce.
   *
   * @return sentences for the user; by default none
   */
  default List<String> warnings() {
    return List.of();
  }

  /**
   * Waits for the pieces in work, then frees all resources. A second call has no effect.
   *
   * @throws IOException if a temporary file cannot be deleted
   */
  @Override
  void close() throws IOException;
}
