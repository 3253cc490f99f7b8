package dev.caesura.audio.format;

import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.io.FileBytes;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * File of scores, with which another segmenter can be tried without the scorer.
 *
 * <p>The file is small and binary, all numbers big-endian: the letters {@code CSFS}, version 1
 * (int), sample rate, window, hop (int), start and end sample (long), number of bytes of the origin
 * (int) and the origin in UTF-8, number of scores (int) and the scores (float), then the CRC-32C of
 * all before it (int). Immutable and thread-safe.
 *
 * @param origin what the scores came from, in the caller's own words: recording, model, settings; a
 *     cache compares it before it uses the scores. At most 65,535 bytes of UTF-8
 * @param scores the scores
 */
public record FrameScoresFile(String origin, FrameScores scores) {

  private static final int MAGIC = 0x43534653;
  private static final int VERSION = 1;
  private static final int MAX_ORIGIN = 65_535;
  private static final int FIXED_BYTES = 4 + 4 + 3 * 4 + 2 * 8 + 4 + 4 + 4;

  public FrameScoresFile {
    Objects.requireNonNull(scores, "scores");
    int length = origin.getBytes(StandardCharsets.UTF_8).length;
    if (length > MAX_ORIGIN) {
      throw new IllegalArgumentException(
          "origin of " + length + " bytes is more than " + MAX_ORIGIN);
    }
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @param file its final name; a file of that name is replaced
   * @throws IOException if writing fails; no file is left
   */
  public void write(Path file) throws IOException {
    byte[] from = origin.getBytes(StandardCharsets.UTF_8);
    long size = FIXED_BYTES + from.length + 4L * scores.size();
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size));
    bytes.putInt(MAGIC).putInt(VERSION);
    FrameGrid grid = scores.grid();
    bytes.putInt(grid.sampleRate()).putInt(grid.windowSamples()).putInt(grid.hopSamples());
    bytes.putLong(scores.span().startSample()).putLong(scores.span().endSample());
    bytes.putInt(from.length).put(from);
    bytes.putInt(scores.size());
    for (int i = 0; i < scores.size(); i++) {
      bytes.putFloat(scores.score(i));
    }
    bytes.putInt(checksum(bytes.array(), bytes.position()));
    WholeFile.write(file, part -> Files.write(part, bytes.array()));
  }

  /**
   * Reads a file.
   *
   * @param file the file; no more than 2 GB
   * @return what it holds
   * @throws IOException if it cannot be read, was cut off or changed, or is something else; the
   *     message gives file, byte offset, what was expected and what was found
   */
  public static FrameScoresFile read(Path file) throws IOException {
    long size = Files.size(file);
    if (size < FIXED_BYTES || size > Integer.MAX_VALUE - 16) {
      throw malformed(file, 0, "at least " + FIXED_BYTES + " bytes, at most 2 GB", size + " bytes");
    }
    ByteBuffer bytes = ByteBuffer.wrap(FileBytes.read(file));
    int magic = bytes.getInt();
    int version = bytes.getInt();
    if (magic != MAGIC || version != VERSION) {
      throw malformed(
          file,
          0,
          "scores of version " + VERSION,
          String.format(Locale.ROOT, "%08x, version %d", magic, version));
    }
    int end = bytes.limit() - 4;
    int expected = checksum(bytes.array(), end);
    if (bytes.getInt(end) != expected) {
      throw malformed(
          file,
          end,
          String.format(Locale.ROOT, "checksum %08x", expected),
          String.format(Locale.ROOT, "%08x", bytes.getInt(end)));
    }
    bytes.limit(end);
    try {
      return content(file, bytes);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new IOException(
          file + ", byte " + bytes.position() + ": expected scores; found " + e.getMessage() + ".",
          e);
    }
  }

  private static FrameScoresFile content(Path file, ByteBuffer bytes) throws IOException {
    FrameGrid grid = new FrameGrid(bytes.getInt(), bytes.getInt(), bytes.getInt());
    TimeSpan span = new TimeSpan(bytes.getLong(), bytes.getLong(), grid.sampleRate());
    byte[] from = new byte[count(file, bytes, 1)];
    bytes.get(from);
    float[] values = new float[count(file, bytes, 4)];
    bytes.asFloatBuffer().get(values);
    bytes.position(bytes.position() + 4 * values.length);
    if (bytes.hasRemaining()) {
      throw malformed(file, bytes.position(), "the checksum", bytes.remaining() + " bytes more");
    }
    return new FrameScoresFile(
        new String(from, StandardCharsets.UTF_8), FrameScores.of(span, grid, values));
  }

  /** Returns a number of elements that the rest of the file does hold. */
  private static int count(Path file, ByteBuffer bytes, int elementBytes) throws IOException {
    int at = bytes.position();
    int count = bytes.getInt();
    if (count < 0 || count > bytes.remaining() / elementBytes) {
      throw malformed(
          file,
          at,
          "a count of at most " + bytes.remaining() / elementBytes,
          Integer.toString(count));
    }
    return count;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  private static IOException malformed(Path file, long at, String expected, String found) {
    return new IOException(
        file + ", byte " + at + ": expected " + expected + "; found " + found + ".");
  }
}
