package dev.caesura.audio.io;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.Arrays;

/**
 * A recording that a decoder reads. Immutable and thread-safe.
 *
 * @param name what to call it
 * @param sampleRate the rate of its samples
 * @param decoders opens the file once more
 */
record DecodedSource(String name, int sampleRate, Decoders decoders) implements AudioSource {

  /** Opens decoders of one file. */
  interface Decoders {

    /**
     * Starts to decode.
     *
     * @param sample the first that is wanted; the decoder starts there or before
     */
    BlockDecoder open(long sample) throws IOException;
  }

  @Override
  public AudioStream open() throws IOException {
    return new BlockStream(decoders.open(0), name);
  }

  /** As the default, but the decoder may start close to what is wanted. */
  @Override
  public Signal read(TimeSpan span) throws IOException {
    if (span.sampleRate() != sampleRate()) {
      throw new IllegalArgumentException(
          span + " is not at the " + sampleRate() + " Hz of " + name);
    }
    try (BlockStream stream = new BlockStream(decoders.open(span.startSample()), name)) {
      float[] block = new float[1 << 14];
      while (stream.position() < span.startSample()) {
        int want = (int) Math.min(block.length, span.startSample() - stream.position());
        if (stream.read(block, 0, want) < 0) {
          long end = stream.position();
          return Signal.of(new float[0], new TimeSpan(end, end, sampleRate()));
        }
      }
      // Grown as samples come: the span may ask for far more than there is.
      float[] samples = new float[0];
      int filled = 0;
      while (filled < span.samples()) {
        int want = (int) Math.min(block.length, span.samples() - filled);
        int read = stream.read(block, 0, want);
        if (read < 0) {
          break;
        }
        if (filled + read > samples.length) {
          samples = Arrays.copyOf(samples, (int) Math.min(span.samples(), 2L * (filled + read)));
        }
        System.arraycopy(block, 0, samples, filled, read);
        filled += read;
      }
      long start = span.startSample();
      return Signal.of(
          Arrays.copyOf(samples, filled), new TimeSpan(start, start + filled, sampleRate()));
    }
  }

  @Override
  public String toString() {
    return "DecodedSource[" + name + ", " + sampleRate + " Hz]";
  }
}
