package dev.caesura.audio.io;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.audio.Signal;
import dev.caesura.audio.TimeSpan;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Recording in a WAV file, read in place: any span in hours of audio costs one seek.
 *
 * <p>Reads RIFF, RF64 and BW64 files with integer PCM of 8 to 32 bits, floats of 32 and 64 bits,
 * A-law and mu-law, plain or extensible, with any sample rate and number of channels. Channels are
 * mixed to their mean. Integers are divided by 2^(bits - 1), so that 16-bit samples are exact.
 *
 * <p>Size fields are compared with the file. A data size of 0 or 0xFFFFFFFF, which programs write
 * into a pipe, means the end of the file, and so do the 64 KiB below 2^31 and 2^32; 0 is believed
 * if nothing or only other chunks follow. Any other size beyond the end means a truncated file,
 * which is damage: with lenient settings, all whole frames are read. Bytes after the samples that
 * are neither chunks nor tags, such as another WAV file, are damage too. A file above 4 GiB whose
 * 32-bit size has wrapped is read as far as the wrapped size reaches. A WAV without samples is a
 * recording of length 0.
 *
 * <p>NaN and infinite samples are errors. Immutable and thread-safe; a file that changes after it
 * was opened returns its new samples at the old positions, and one that has become shorter is an
 * error, with lenient settings too.
 */
public final class WavSource implements MultichannelSource {

  private final Path path;
  private final String name;
  private final WavLayout layout;
  private final AudioSettings settings;

  private WavSource(Path path, String name, WavLayout layout, AudioSettings settings) {
    this.settings = settings;
    this.path = path;
    this.name = name;
    this.layout = layout;
  }

  /**
   * Reads a file's header.
   *
   * @param path a WAV file
   * @return its samples
   * @throws IOException if the file cannot be read, is not a WAV file, or has a codec other than
   *     those above; the message states path, byte offset, what was expected and what was found
   */
  public static WavSource of(Path path) throws IOException {
    return of(path, path.toString());
  }

  static WavSource of(Path path, String name) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      return new WavSource(path, name, new WavParser(file, name).parse(), AudioSettings.defaults());
    }
  }

  /**
   * Returns the path, as it was given.
   *
   * @return the name
   */
  @Override
  public String name() {
    return name;
  }

  /**
   * Returns the file's own rate.
   *
   * @return samples per second, at least 1
   */
  @Override
  public int sampleRate() {
    return layout.sampleRate();
  }

  /**
   * Returns the span of the whole recording.
   *
   * @return from sample 0 to the last sample of the file
   */
  public TimeSpan extent() {
    return new TimeSpan(0, layout.frames(), layout.sampleRate());
  }

  @Override
  public int channels() {
    return layout.channels();
  }

  @Override
  public AudioSettings settings() {
    return settings;
  }

  @Override
  public AudioSource with(AudioSettings other) {
    return new WavSource(path, name, layout, other);
  }

  @Override
  public AudioStream open() throws IOException {
    requireWhole();
    return new WavStream(
        FileChannel.open(path, StandardOpenOption.READ), name, layout, settings, 0);
  }

  @Override
  public Signal read(TimeSpan span) throws IOException {
    if (span.sampleRate() != sampleRate()) {
      throw new IllegalArgumentException(
          "span " + span + ": expected the " + sampleRate() + " Hz of " + name);
    }
    if (span.endSample() > layout.frames()) {
      requireWhole();
    }
    long start = Math.min(span.startSample(), layout.frames());
    long end = Math.min(span.endSample(), layout.frames());
    float[] samples = new float[Math.toIntExact(end - start)];
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    try (AudioStream stream = new WavStream(file, name, layout, settings, start)) {
      int read = stream.readFully(samples, 0, samples.length);
      return Signal.of(
          read == samples.length ? samples : Arrays.copyOf(samples, read),
          new TimeSpan(start, start + read, sampleRate()));
    }
  }

  private void requireWhole() throws IOException {
    if (!layout.damage().isEmpty()) {
      settings.damaged(layout.damage());
    }
  }

  @Override
  public String toString() {
    return "WavSource[" + name + ", " + layout + "]";
  }
}
