package dev.caesura.audio;

import java.io.IOException;

/**
 * A recording that is read in blocks, as often as wanted: hours of audio are never in memory as a
 * whole.
 *
 * <p>A source is a description, not an open file: each {@link #open()} starts again at the first
 * sample. Sources are immutable and thread-safe; the streams that they open are not. Readers of
 * files are in {@code dev.caesura.audio.io}.
 */
public interface AudioSource {

  /**
   * Returns the name of the recording in results and messages.
   *
   * @return a file's path, or another name
   */
  String name();

  /**
   * Returns the samples a second of every stream that this source opens.
   *
   * @return at least 1
   */
  int sampleRate();

  /**
   * Starts reading at the first sample.
   *
   * @return a stream that the caller closes
   * @throws IOException if the recording cannot be opened
   */
  AudioStream open() throws IOException;

  /**
   * Reads a stretch of the recording into memory.
   *
   * <p>This default reads and drops what comes before; sources that can seek do.
   *
   * @param span the stretch, at this source's rate; at most {@link Integer#MAX_VALUE} samples
   * @return the samples; fewer where the recording ends inside the stretch, none after its end
   * @throws IOException if the recording cannot be read
   * @throws IllegalArgumentException if the rate is another one
   */
  default Signal read(TimeSpan span) throws IOException {
    if (span.sampleRate() != sampleRate()) {
      throw new IllegalArgumentException(
          span + " is not at the " + sampleRate() + " Hz of " + name());
    }
    try (AudioStream stream = open()) {
      float[] skipped = new float[1 << 14];
      long position = 0;
      while (position < span.startSample()) {
        int want = (int) Math.min(skipped.length, span.startSample() - position);
        int read = stream.readFully(skipped, 0, want);
        position += read;
        if (read < want) {
          return Signal.of(new float[0], new TimeSpan(position, position, sampleRate()));
        }
      }
      float[] samples = new float[Math.toIntExact(span.samples())];
      int read = stream.readFully(samples, 0, samples.length);
      TimeSpan got = new TimeSpan(span.startSample(), span.startSample() + read, span.sampleRate());
      return Signal.of(
          read == samples.length ? samples : java.util.Arrays.copyOf(samples, read), got);
    }
  }

  /**
   * Creates a source over a signal in memory.
   *
   * @param name its name in results and messages
   * @param signal all its samples; the recording starts at the first one, so it must begin at
   *     sample 0
   * @return the source
   * @throws IllegalArgumentException if the signal is a slice from later in a recording
   */
  static AudioSource of(String name, Signal signal) {
    return new SignalSource(name, signal);
  }
}
