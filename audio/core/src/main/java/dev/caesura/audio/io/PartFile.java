package dev.caesura.audio.io;

import dev.caesura.audio.Signal;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A file under a temporary name, and what the writers of all formats share: rounding and the life
 * from open to committed or abandoned.
 */
final class PartFile implements AutoCloseable {

  private final Path target;
  private final Path part;
  private final int sampleRate;
  private final FileChannel channel;
  private boolean open = true;

  PartFile(Path target, int sampleRate, int mostRate) throws IOException {
    if (sampleRate < 1 || sampleRate > mostRate) {
      throw new IllegalArgumentException(
          "sampleRate " + sampleRate + " is not in [1, " + mostRate + "]");
    }
    Path file = target.getFileName();
    if (file == null) {
      throw new IllegalArgumentException("target '" + target + "' has no file name");
    }
    this.target = target;
    this.sampleRate = sampleRate;
    part = target.resolveSibling("." + file + ".part");
    channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  /** Rounds samples to 16 bits, as {@link AudioWriter} states. */
  int[] round(float[] samples, int offset, int length) {
    requireOpen();
    Objects.checkFromIndexSize(offset, length, samples.length);
    int[] rounded = new int[length];
    for (int i = 0; i < length; i++) {
      float sample = samples[offset + i];
      if (!Float.isFinite(sample)) {
        throw new IllegalArgumentException("sample " + (offset + i) + " is " + sample);
      }
      rounded[i] = Math.max(-32768, Math.min(32767, Math.round(sample * 32768f)));
    }
    return rounded;
  }

  float[] samples(Signal signal) {
    if (signal.sampleRate() != sampleRate) {
      throw new IllegalArgumentException(
          signal + " is not at the " + sampleRate + " Hz of " + target);
    }
    return signal.toArray();
  }

  int sampleRate() {
    return sampleRate;
  }

  void requireOpen() {
    if (!open) {
      throw new IllegalStateException("the writer of " + target + " is committed or closed");
    }
  }

  /** Writes a buffer's rest at a place in the file. */
  void write(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    try {
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw WholeFile.failed(target, e);
    }
  }

  void commit() throws IOException {
    requireOpen();
    try {
      channel.force(true);
      channel.close();
      WholeFile.move(part, target);
    } catch (IOException e) {
      throw WholeFile.failed(target, e);
    }
    open = false;
  }

  @Override
  public void close() throws IOException {
    if (open) {
      open = false;
      try {
        channel.close();
      } finally {
        Files.deleteIfExists(part);
      }
    }
  }

  @Override
  public String toString() {
    return target.toString();
  }
}
