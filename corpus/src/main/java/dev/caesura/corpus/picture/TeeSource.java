package dev.caesura.corpus.picture;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Audio source that passes its samples on to listeners as they are read, so that one pass serves
 * all. Opening it twice passes them on twice. As thread-safe as its listeners.
 *
 * @param source the recording
 * @param part the span that the listeners get, at the recording's rate; may extend past its end
 * @param listeners the listeners
 */
public record TeeSource(AudioSource source, TimeSpan part, List<SampleListener> listeners)
    implements AudioSource {

  public TeeSource {
    Objects.requireNonNull(source, "source");
    if (part.sampleRate() != source.sampleRate()) {
      throw new IllegalArgumentException(
          "part " + part + ": expected the " + source.sampleRate() + " Hz of " + source.name());
    }
    listeners = List.copyOf(listeners);
  }

  /**
   * Creates a source whose listeners get the whole recording.
   *
   * @param source the recording
   * @param listeners the listeners
   */
  public TeeSource(AudioSource source, List<SampleListener> listeners) {
    this(source, new TimeSpan(0, Long.MAX_VALUE, source.sampleRate()), listeners);
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public int sampleRate() {
    return source.sampleRate();
  }

  @Override
  public AudioStream open() throws IOException {
    return new TeeStream(source.open(), part, listeners);
  }

  /**
   * Reads a recording for its listeners alone, up to the end of their part.
   *
   * @param tee the recording with its listeners
   * @throws IOException if it cannot be read
   */
  public static void drain(TeeSource tee) throws IOException {
    float[] block = new float[1 << 14];
    long position = 0;
    try (AudioStream stream = tee.open()) {
      int read = 0;
      while (read >= 0 && position < tee.part.endSample()) {
        read = stream.read(block, 0, block.length);
        position += read;
      }
    }
  }

  private static final class TeeStream implements AudioStream {
    private final AudioStream stream;
    private final TimeSpan part;
    private final List<SampleListener> listeners;
    private long position;

    TeeStream(AudioStream stream, TimeSpan part, List<SampleListener> listeners) {
      this.stream = stream;
      this.part = part;
      this.listeners = listeners;
    }

    @Override
    public int read(float[] buffer, int offset, int length) throws IOException {
      int read = stream.read(buffer, offset, length);
      if (read > 0) {
        int from = (int) Math.min(read, Math.max(0, part.startSample() - position));
        int to = (int) Math.min(read, Math.max(0, part.endSample() - position));
        if (from < to) {
          listeners.forEach(listener -> listener.accept(buffer, offset + from, to - from));
        }
        position += read;
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
