package dev.caesura.audio.io;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.Arrays;

/**
 * Recording that a decoder reads. Every stream and every read opens a decoder of its own. Immutable
 * and thread-safe.
 *
 * @param name the name of the recording
 * @param sampleRate samples per second
 * @param channels the number of channels, at least 1
 * @param settings the channel to read, and what to do about damage
 * @param decoders opens decoders of the file
 */
public record DecodedSource(
    String name, int sampleRate, int channels, AudioSettings settings, Decoders decoders)
    implements MultichannelSource {

  /** Opens decoders of one file. */
  @FunctionalInterface
  public interface Decoders {

    /**
     * Opens a decoder.
     *
     * @param sample the first sample that is needed
     * @param settings the channel to return, and what to do about damage
     * @return a decoder that starts there or earlier; the caller closes it
     * @throws IOException if the file cannot be opened
     */
    BlockDecoder open(long sample, AudioSettings settings) throws IOException;
  }

  /**
   * Creates a recording with the default settings.
   *
   * @param name the name of the recording
   * @param sampleRate samples per second
   * @param channels the number of channels, at least 1
   * @param decoders opens decoders of the file
   */
  public DecodedSource(String name, int sampleRate, int channels, Decoders decoders) {
    this(name, sampleRate, channels, AudioSettings.defaults(), decoders);
  }

  @Override
  public AudioSource with(AudioSettings other) {
    return new DecodedSource(name, sampleRate, channels, other, decoders);
  }

  @Override
  public AudioStream open() throws IOException {
    return new BlockStream(decoders.open(0, settings), name);
  }

  /** Decodes from a place close to the start of the span where the decoder can. */
  @Override
  public Signal read(TimeSpan span) throws IOException {
    if (span.sampleRate() != sampleRate()) {
      throw new IllegalArgumentException(
          "span " + span + ": expected the " + sampleRate() + " Hz of " + name);
    }
    try (BlockStream stream = new BlockStream(decoders.open(span.startSample(), settings), name)) {
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
