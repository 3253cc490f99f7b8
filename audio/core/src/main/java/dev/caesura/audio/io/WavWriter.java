package dev.caesura.audio.io;

import dev.caesura.audio.Signal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writer of WAV files of 16-bit mono PCM; see {@link AudioWriter} for rounding and completion. */
public final class WavWriter implements AudioWriter {

  private static final int HEADER = 44;

  /** The RIFF size field counts all but the first 8 bytes. */
  private static final long MAX_BYTES = 0xffffffffL - (HEADER - 8);

  private final PartFile file;
  private final ByteBuffer block = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private long samples;
  private long position = HEADER;

  private WavWriter(PartFile file) {
    this.file = file;
  }

  /**
   * Starts a file.
   *
   * @param target its final path; its folder must exist
   * @param sampleRate samples per second, from 1 to 1,073,741,823
   * @return a writer that the caller commits and closes
   * @throws IOException if the temporary file cannot be created
   * @throws IllegalArgumentException if the sample rate is out of range
   */
  public static WavWriter create(Path target, int sampleRate) throws IOException {
    return new WavWriter(new PartFile(target, sampleRate, Integer.MAX_VALUE / 2));
  }

  @Override
  public void write(float[] buffer, int offset, int length) throws IOException {
    int[] rounded = file.round(buffer, offset, length);
    if (2 * (samples + length) > MAX_BYTES) {
      throw new IOException(
          file
              + ": expected at most "
              + MAX_BYTES / 2
              + " samples of a WAV file (4 GiB); found "
              + (samples + length)
              + ".");
    }
    for (int sample : rounded) {
      if (block.remaining() < 2) {
        flush();
      }
      block.putShort((short) sample);
    }
    samples += length;
  }

  @Override
  public void write(Signal signal) throws IOException {
    write(file.samples(signal), 0, signal.length());
  }

  @Override
  public void commit() throws IOException {
    file.requireOpen();
    flush();
    long bytes = 2 * samples;
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RIFF")).putInt((int) (bytes + HEADER - 8)).put(ascii("WAVE"));
    header.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    header.putInt(file.sampleRate()).putInt(2 * file.sampleRate());
    header.putShort((short) 2).putShort((short) 16);
    header.put(ascii("data")).putInt((int) bytes);
    file.write(header.flip(), 0);
    file.commit();
  }

  private void flush() throws IOException {
    block.flip();
    int bytes = block.remaining();
    file.write(block, position);
    position += bytes;
    block.clear();
  }

  private static byte[] ascii(String id) {
    return id.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
