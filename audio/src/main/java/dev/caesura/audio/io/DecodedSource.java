package dev.caesura.audio.io;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import java.io.IOException;

/**
 * A recording that some decoder reads from its start. Immutable and thread-safe.
 *
 * @param name what to call it
 * @param sampleRate the rate of its samples
 * @param start begins to decode
 */
record DecodedSource(String name, int sampleRate, Start start) implements AudioSource {

  /** Opens the file once more. */
  interface Start {
    BlockDecoder open() throws IOException;
  }

  @Override
  public AudioStream open() throws IOException {
    return new BlockStream(start.open(), name);
  }

  @Override
  public String toString() {
    return "DecodedSource[" + name + ", " + sampleRate + " Hz]";
  }
}
