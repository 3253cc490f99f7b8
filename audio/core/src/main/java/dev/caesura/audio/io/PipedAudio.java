package dev.caesura.audio.io;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.AudioStream;
import dev.caesura.io.BytePosition;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Opens recordings that come through a pipe and may never end. Samples are returned as they arrive,
 * and nothing is stored.
 *
 * <p>A source can be opened once. Closing its stream does not close the pipe, which the caller
 * owns. {@link AudioFiles#open(InputStream, String)} reads any format, but needs the whole file.
 * Thread-safe; a source is not thread-safe.
 */
public final class PipedAudio {

  /** Programs that write WAV into a pipe have much shorter headers. */
  private static final int MAX_HEADER_BYTES = 1 << 16;

  private PipedAudio() {}

  /**
   * Opens samples without a header: 16 bits, little-endian, one channel ({@code ffmpeg -f s16le -ac
   * 1}).
   *
   * @param in the pipe
   * @param sampleRate samples per second, at least 1
   * @param name the name of the recording
   * @return a recording that can be opened once
   * @throws IllegalArgumentException if the rate is less than 1
   */
  public static AudioSource raw(InputStream in, int sampleRate, String name) {
    if (sampleRate < 1) {
      throw new IllegalArgumentException(
          "sampleRate " + sampleRate + ": expected a number of at least 1");
    }
    WavLayout layout = new WavLayout(SampleFormat.INT_16, 1, sampleRate, 0, 0, "");
    return new Pipe(
        in, name, layout, Long.MAX_VALUE, AudioSettings.defaults(), new AtomicBoolean());
  }

  /**
   * Opens a WAV of any sample format. If its header states no length, or 0, as programs write into
   * a pipe, it lasts until the pipe ends.
   *
   * @param in the pipe; its header is read now
   * @param name the name of the recording
   * @return a recording that can be opened once; the mean of its channels
   * @throws IOException if the header cannot be read; the message states the byte, what was
   *     expected and what was found
   */
  public static AudioSource wav(InputStream in, String name) throws IOException {
    return wav(in, name, AudioSettings.defaults());
  }

  /**
   * Opens a WAV of any sample format.
   *
   * @param in as in {@link #wav(InputStream, String)}
   * @param name the name of the recording
   * @param settings what to do if the pipe ends before the length that the header states; the
   *     channel does not matter
   * @return a recording that can be opened once; the mean of its channels
   * @throws IOException as in {@link #wav(InputStream, String)}
   */
  public static AudioSource wav(InputStream in, String name, AudioSettings settings)
      throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    ByteBuffer bytes = take(in, 12, header, name);
    long declared = -1;
    if (bytes.getInt(8) == tag("WAVE")) {
      while (declared < 0) {
        bytes = take(in, 8, header, name);
        long length = Integer.toUnsignedLong(bytes.getInt(4));
        if (bytes.getInt(0) == tag("data")) {
          declared = length;
        } else {
          take(in, length + length % 2, header, name);
        }
      }
    }
    Path file = Files.createTempFile("caesura", ".wav");
    try {
      Files.write(file, header.toByteArray());
      try (FileChannel channel = FileChannel.open(file)) {
        WavLayout layout = new WavParser(channel, name).parse();
        boolean open = WavParser.isPlaceholder(declared);
        long frames = open ? Long.MAX_VALUE : declared / layout.frameBytes();
        return new Pipe(in, name, layout, frames, settings, new AtomicBoolean());
      }
    } finally {
      Files.delete(file);
    }
  }

  private static int tag(String id) {
    return id.charAt(0) | id.charAt(1) << 8 | id.charAt(2) << 16 | id.charAt(3) << 24;
  }

  private static ByteBuffer take(
      InputStream in, long count, ByteArrayOutputStream header, String name) throws IOException {
    if (header.size() + count > MAX_HEADER_BYTES) {
      throw new BytePosition(name, header.size())
          .malformed("samples within " + MAX_HEADER_BYTES + " bytes", "a chunk of " + count);
    }
    byte[] bytes = in.readNBytes((int) count);
    if (bytes.length < count) {
      throw new EOFException(
          new BytePosition(name, header.size())
              .message(count + " bytes of a WAV header", "the end after " + bytes.length));
    }
    header.write(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private record Pipe(
      InputStream in,
      String name,
      WavLayout layout,
      long frames,
      AudioSettings settings,
      AtomicBoolean opened)
      implements AudioSource {

    @Override
    public int sampleRate() {
      return layout.sampleRate();
    }

    @Override
    public AudioStream open() throws IOException {
      if (opened.getAndSet(true)) {
        throw new IOException(name + ": a pipe can be read only once.");
      }
      return new PipedStream(in, name, layout, frames, settings);
    }
  }
}
