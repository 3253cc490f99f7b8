package dev.caesura.corpus.format;

import dev.caesura.io.FileBytes;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Writes tar archives (ustar, with pax headers for names that it cannot hold), the same bytes for
 * the same entries: owner and time are 0. Not thread-safe.
 */
final class TarWriter implements Closeable {

  private static final int BLOCK = 512;
  private static final int MAX_NAME = 100;

  private final OutputStream out;

  TarWriter(OutputStream out) {
    this.out = out;
  }

  void add(String name, byte[] content) throws IOException {
    header(name, content.length);
    out.write(content);
    pad(content.length);
  }

  void add(String name, Path file) throws IOException {
    long size = Files.size(file);
    header(name, size);
    long written;
    try (InputStream in = FileBytes.open(file)) {
      written = in.transferTo(out);
    }
    if (written != size) {
      throw new IOException(file + ": expected " + size + " bytes; found " + written + ".");
    }
    pad(size);
  }

  private void header(String name, long size) throws IOException {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    boolean isPlain = bytes.length <= MAX_NAME && bytes.length == name.length();
    if (!isPlain) {
      byte[] record = record(name);
      block("pax/" + Integer.toHexString(name.hashCode()), record.length, 'x');
      out.write(record);
      pad(record.length);
    }
    byte[] shown = isPlain ? bytes : Arrays.copyOf(bytes, Math.min(bytes.length, MAX_NAME));
    block(new String(shown, StandardCharsets.ISO_8859_1), size, '0');
  }

  /** A pax record, which states its own length. */
  private static byte[] record(String name) {
    int content = (" path=" + name + "\n").getBytes(StandardCharsets.UTF_8).length;
    int length = content + 1;
    while (Integer.toString(length).length() + content != length) {
      length = Integer.toString(length).length() + content;
    }
    return (length + " path=" + name + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void block(String name, long size, char type) throws IOException {
    byte[] block = new byte[BLOCK];
    put(block, 0, name);
    put(block, 100, "0000644\0");
    put(block, 108, "0000000\0");
    put(block, 116, "0000000\0");
    put(block, 124, String.format(Locale.ROOT, "%011o\0", size));
    put(block, 136, "00000000000\0");
    put(block, 148, "        ");
    block[156] = (byte) type;
    put(block, 257, "ustar\0" + "00");
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xFF;
    }
    put(block, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
    out.write(block);
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  private void pad(long size) throws IOException {
    out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
  }

  /** Ends the archive; the stream stays open. */
  @Override
  public void close() throws IOException {
    out.write(new byte[2 * BLOCK]);
    out.flush();
  }
}
