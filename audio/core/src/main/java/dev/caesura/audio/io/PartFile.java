package dev.caesura.audio.io;

import dev.caesura.audio.Signal;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * File under a temporary name that is moved to its final name when it is committed. The writers of
 * all formats share it, with the rounding of samples. Not thread-safe.
 */
public final class PartFile implements AutoCloseable {

  private final Path target;
  private final Path part;
  private final int sampleRate;
  private final FileChannel channel;
  private boolean open = true;

  /**
   * Creates the temporary file {@code .NAME.part} beside the target, over an abandoned one, and
   * locks it.
   *
   * @param target the final path; its folder must exist
   * @param sampleRate samples per second, from 1 to {@code maxRate}
   * @param maxRate the highest sample rate that the format holds
   * @throws IOException if the file cannot be created, or a folder or a device has its name, or
   *     another writer is at it
   * @throws IllegalArgumentException if the sample rate is out of range
   */
  public PartFile(Path target, int sampleRate, int maxRate) throws IOException {
    if (sampleRate < 1 || sampleRate > maxRate) {
      throw new IllegalArgumentException(
          "sampleRate " + sampleRate + ": expected a number from 1 to " + maxRate);
    }
    if (target.getFileName() == null) {
      throw new IllegalArgumentException("target " + target + ": expected a file name");
    }
    this.target = target;
    this.sampleRate = sampleRate;
    try {
      WholeFile.requirePlace(target);
    } catch (IOException e) {
      throw WholeFile.failed(target, e);
    }
    part = target.resolveSibling("." + target.getFileName() + ".part");
    channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (isHeld(channel)) {
        throw new IOException(target + ": another run is writing it");
      }
      channel.truncate(0);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Two writers of one temporary file would mix their samples. */
  private static boolean isHeld(FileChannel channel) {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      // A file system without locks.
      return false;
    }
  }

  /**
   * Rounds samples to 16 bits, as {@link AudioWriter} states.
   *
   * @param samples nominally in [-1, 1]
   * @param offset the first sample
   * @param length the number of samples
   * @return integers in [-32768, 32767]
   * @throws IllegalArgumentException if a sample is NaN or infinite
   * @throws IllegalStateException if the file is committed or closed
   */
  public int[] round(float[] samples, int offset, int length) {
    requireOpen();
    Objects.checkFromIndexSize(offset, length, samples.length);
    int[] rounded = new int[length];
    for (int i = 0; i < length; i++) {
      float sample = samples[offset + i];
      if (!Float.isFinite(sample)) {
        throw new IllegalArgumentException(
            "sample " + (offset + i) + ": expected a finite number; found " + sample);
      }
      rounded[i] = Math.max(-32768, Math.min(32767, Math.round(sample * 32768f)));
    }
    return rounded;
  }

  /**
   * Returns the samples of a signal.
   *
   * @param signal a signal at the sample rate of this file
   * @return its samples
   * @throws IllegalArgumentException if its sample rate is different
   */
  public float[] samples(Signal signal) {
    if (signal.sampleRate() != sampleRate) {
      throw new IllegalArgumentException(
          "signal " + signal + ": expected the " + sampleRate + " Hz of " + target);
    }
    return signal.toArray();
  }

  /**
   * Returns the sample rate.
   *
   * @return samples per second
   */
  public int sampleRate() {
    return sampleRate;
  }

  /**
   * Checks that samples can still be written.
   *
   * @throws IllegalStateException if the file is committed or closed
   */
  public void requireOpen() {
    if (!open) {
      throw new IllegalStateException("the writer of " + target + " is committed or closed");
    }
  }

  /**
   * Writes the remaining bytes of a buffer.
   *
   * @param bytes the bytes
   * @param position where in the file they go
   * @throws IOException if they cannot be written; the message names the target
   */
  public void write(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    try {
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw WholeFile.failed(target, e);
    }
  }

  /**
   * Forces the file to the disk and moves it to its final name, over an older file.
   *
   * @throws IOException if that fails; the target is then unchanged
   * @throws IllegalStateException if the file is committed or closed
   */
  public void commit() throws IOException {
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

  /** Deletes the temporary file, unless it was committed. Closing twice does nothing. */
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
