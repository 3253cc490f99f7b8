package dev.caesura.align.ctc;

import dev.caesura.align.Emissions;
import dev.caesura.audio.FrameGrid;
import dev.caesura.audio.TimeSpan;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * File of emissions in half precision, written window by window, so that hours of a network's work
 * survive {@code kill -9}.
 *
 * <p>Until {@link #finish} the file has the extension {@code .part}; the next {@link #create} of
 * the same origin resumes after its last whole window. Each window has a checksum. Half precision
 * keeps three digits of a log-probability. Emissions that {@link #open} returns are read from the
 * file as they are needed, by the operating system. Not thread-safe; the emissions are.
 *
 * <p>Format, big-endian: {@code CAESEMI1}, the length of the origin and the origin in UTF-8,
 * symbols, frames of a window; then the windows, each its halves and their CRC-32C; at the end the
 * number of frames, the samples of the recording, {@code CAESEMI1} again, and their CRC-32C.
 */
public final class EmissionsFile implements AutoCloseable {

  private static final long MAGIC = 0x434145_53454D_4931L;
  private static final int TRAILER_BYTES = 28;

  /** A mapped part of a file is smaller than this. */
  private static final long MAPPED_BYTES = 1L << 30;

  private final Path file;
  private final FileChannel channel;
  private final Layout layout;
  private int windows;
  private long frames;

  /**
   * What decides the emissions, and the size of a window. Immutable and thread-safe.
   *
   * @param origin an identifier of the recording's samples, the network and its settings
   * @param grid the grid of the frames
   * @param symbols size of the vocabulary, at least 1
   * @param windowFrames frames of each window but the last, at least 1
   */
  public record Layout(String origin, FrameGrid grid, int symbols, int windowFrames) {

    public Layout {
      if (symbols < 1 || windowFrames < 1) {
        throw new IllegalArgumentException(
            "symbols " + symbols + ", windowFrames " + windowFrames + ": expected at least 1");
      }
    }

    private byte[] header() {
      byte[] text = origin.getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.allocate(20 + text.length)
          .putLong(MAGIC)
          .putInt(text.length)
          .put(text)
          .putInt(symbols)
          .putInt(windowFrames)
          .array();
    }

    private int windowBytes() {
      return Math.addExact(Math.multiplyExact(Math.multiplyExact(windowFrames, symbols), 2), 4);
    }
  }

  private EmissionsFile(Path file, FileChannel channel, Layout layout) {
    this.file = file;
    this.channel = channel;
    this.layout = layout;
  }

  private static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  /**
   * Starts a file, or resumes one that was not finished.
   *
   * @param file the finished file; its folder exists
   * @param layout what decides the emissions; a part of another layout is replaced
   * @return the writer; the caller closes it
   * @throws IOException if the file cannot be written
   */
  public static EmissionsFile create(Path file, Layout layout) throws IOException {
    FileChannel channel =
        FileChannel.open(
            part(file),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    EmissionsFile writer = new EmissionsFile(file, channel, layout);
    try {
      writer.resume();
      return writer;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void resume() throws IOException {
    byte[] header = layout.header();
    ByteBuffer found = ByteBuffer.allocate(header.length);
    if (fill(found, 0) && Arrays.equals(found.array(), header)) {
      ByteBuffer window = ByteBuffer.allocate(layout.windowBytes());
      while (fill(window, header.length + (long) windows * layout.windowBytes())
          && isSound(window)) {
        windows++;
      }
    } else {
      channel.truncate(0);
      channel.position(0);
      write(ByteBuffer.wrap(header));
    }
    frames = (long) windows * layout.windowFrames();
    channel.truncate(header.length + (long) windows * layout.windowBytes());
    channel.position(channel.size());
  }

  private boolean fill(ByteBuffer buffer, long position) throws IOException {
    buffer.clear();
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        return false;
      }
    }
    buffer.flip();
    return true;
  }

  private static boolean isSound(ByteBuffer window) {
    int size = window.limit() - 4;
    return size >= 0 && checksum(window, size) == window.getInt(size);
  }

  private static int checksum(ByteBuffer window, int size) {
    CRC32C sum = new CRC32C();
    sum.update(window.duplicate().clear().limit(size));
    return (int) sum.getValue();
  }

  /**
   * Returns the number of windows that are in the file.
   *
   * @return at least 0
   */
  public int windows() {
    return windows;
  }

  /**
   * Appends a window; it is on the disk when this returns.
   *
   * @param values log-probabilities, [frame][symbol], in [-infinity, 0]; a window with fewer frames
   *     than the layout has is the last one
   * @throws IOException if the file cannot be written
   */
  public void append(float[] values) throws IOException {
    if (frames % layout.windowFrames() != 0 || values.length % layout.symbols() != 0) {
      throw new IllegalArgumentException(
          values.length + " values after " + frames + " frames: expected whole frames, in order");
    }
    ByteBuffer window = ByteBuffer.allocate(2 * values.length + 4);
    for (float value : values) {
      window.putShort(Float16.encode(value));
    }
    window.putInt(checksum(window, 2 * values.length));
    write(window.flip());
    channel.force(false);
    windows++;
    frames += values.length / layout.symbols();
  }

  private void write(ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new IOException(part(file) + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Completes the file.
   *
   * @param samples the length of the recording
   * @throws IOException if the file cannot be written
   */
  public void finish(long samples) throws IOException {
    ByteBuffer trailer = ByteBuffer.allocate(TRAILER_BYTES);
    trailer.putLong(frames).putLong(samples).putLong(MAGIC);
    write(trailer.putInt(checksum(trailer, TRAILER_BYTES - 4)).flip());
    channel.force(true);
    channel.close();
    WholeFile.move(part(file), file);
  }

  /** Closes the file; what was appended stays for the next {@link #create}. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  /**
   * Opens a finished file.
   *
   * @param file the file
   * @param layout what decides the emissions
   * @return the emissions; empty if the file does not exist, is damaged, or has another layout
   * @throws IOException if the file cannot be read
   */
  public static Optional<Emissions> open(Path file, Layout layout) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      EmissionsFile reader = new EmissionsFile(file, channel, layout);
      byte[] header = layout.header();
      ByteBuffer found = ByteBuffer.allocate(header.length);
      ByteBuffer trailer = ByteBuffer.allocate(TRAILER_BYTES);
      if (channel.size() < header.length + TRAILER_BYTES
          || !reader.fill(found, 0)
          || !Arrays.equals(found.array(), header)
          || !reader.fill(trailer, channel.size() - TRAILER_BYTES)
          || trailer.getLong(16) != MAGIC
          || !isSound(trailer)) {
        return Optional.empty();
      }
      return reader.map(header.length, trailer.getLong(0), trailer.getLong(8));
    }
  }

  private Optional<Emissions> map(int from, long count, long samples) throws IOException {
    int windowBytes = layout.windowBytes();
    int perMap = (int) Math.max(1, MAPPED_BYTES / windowBytes);
    long end = channel.size() - TRAILER_BYTES;
    List<MappedByteBuffer> maps = new ArrayList<>();
    for (long at = from; at < end; at += (long) perMap * windowBytes) {
      long size = Math.min(end - at, (long) perMap * windowBytes);
      maps.add(channel.map(FileChannel.MapMode.READ_ONLY, at, size));
    }
    long whole = (end - from) / windowBytes * windowBytes;
    long rest = Math.max(0, end - from - whole - 4) / 2 / layout.symbols();
    if (count != (end - from) / windowBytes * layout.windowFrames() + rest
        || count != layout.grid().startedFrames(samples)) {
      return Optional.empty();
    }
    for (ByteBuffer map : maps) {
      for (int at = 0; at < map.limit(); at += windowBytes) {
        if (!isSound(map.slice(at, Math.min(windowBytes, map.limit() - at)))) {
          return Optional.empty();
        }
      }
    }
    int symbols = layout.symbols();
    int perWindow = layout.windowFrames();
    return Optional.of(
        Emissions.of(
            new TimeSpan(0, samples, layout.grid().sampleRate()),
            layout.grid(),
            symbols,
            Math.toIntExact(count),
            (frame, into) -> {
              int window = frame / perWindow;
              ByteBuffer map = maps.get(window / perMap);
              int at = window % perMap * windowBytes + frame % perWindow * symbols * 2;
              for (int k = 0; k < symbols; k++) {
                into[k] = Float16.decode(map.getShort(at + 2 * k));
              }
            }));
  }
}
