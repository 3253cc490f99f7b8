package dev.caesura.corpus.picture;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * A recording whose samples, as they are read, are told to taps. What opens it twice tells them
 * twice. As thread-safe as its taps.
 *
 * @param source the recording
 * @param part the samples that the taps hear, at the recording's rate; may reach beyond its end
 * @param taps what hears them
 */
public record TappedSource(AudioSource source, TimeSpan part, List<Tap> taps)
    implements AudioSource {

  public TappedSource {
    Objects.requireNonNull(source, "source");
    if (part.sampleRate() != source.sampleRate()) {
      throw new IllegalArgumentException(
          "part " + part + " is not at the " + source.sampleRate() + " Hz of " + source.name());
    }
    taps = List.copyOf(taps);
  }

  /**
   * A recording that is heard from its start to its end.
   *
   * @param source the recording
   * @param taps what hears it
   */
  public TappedSource(AudioSource source, List<Tap> taps) {
    this(source, new TimeSpan(0, Long.MAX_VALUE, source.sampleRate()), taps);
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
    return new TappedStream(source.open(), part, taps);
  }

  /**
   * Reads a recording for its taps alone, up to the end of the part that they hear.
   *
   * @param tapped the recording
   * @throws IOException if it cannot be read
   */
  public static void drain(TappedSource tapped) throws IOException {
    float[] block = new float[1 << 14];
    long position = 0;
    try (AudioStream stream = tapped.open()) {
      int read = 0;
      while (read >= 0 && position < tapped.part.endSample()) {
        read = stream.read(block, 0, block.length);
        position += read;
      }
    }
  }

  private static final class TappedStream implements AudioStream {
    private final AudioStream stream;
    private final TimeSpan part;
    private final List<Tap> taps;
    private long position;

    TappedStream(AudioStream stream, TimeSpan part, List<Tap> taps) {
      this.stream = stream;
      this.part = part;
      this.taps = taps;
    }

    @Override
    public int read(float[] buffer, int offset, int length) throws IOException {
      int read = stream.read(buffer, offset, length);
      if (read > 0) {
        int from = (int) Math.min(read, Math.max(0, part.startSample() - position));
        int to = (int) Math.min(read, Math.max(0, part.endSample() - position));
        if (from < to) {
          taps.forEach(tap -> tap.hear(buffer, offset + from, to - from));
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
