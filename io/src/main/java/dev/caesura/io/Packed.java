package dev.caesura.io;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * Files that may be packed with gzip: what is damaged or cut off is an error with the name of the
 * file, and what grows beyond any file of words is refused. Pure functions, safe for use by many
 * threads.
 */
public final class Packed {

  /** Ten times the JSON of the most words that are read; deflate can make a file a thousandth. */
  static final long MOST_BYTES = 4L << 30;

  private Packed() {}

  /**
   * The bytes of a file, unpacked if they are packed.
   *
   * @param in the file; closing the result closes it
   * @param name what to call it in messages
   * @return a buffered stream; reading it throws an {@link IOException} that names the file where
   *     it is damaged, cut off, or larger than 4 GiB unpacked
   * @throws IOException if it cannot be read, or only begins as a packed file does
   */
  public static BufferedInputStream open(InputStream in, String name) throws IOException {
    return open(in, name, MOST_BYTES);
  }

  static BufferedInputStream open(InputStream in, String name, long most) throws IOException {
    Objects.requireNonNull(name, "name");
    BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
    bytes.mark(2);
    boolean packed = bytes.read() == 0x1F && bytes.read() == 0x8B;
    bytes.reset();
    if (!packed) {
      return bytes;
    }
    try {
      return new BufferedInputStream(
          new Unpacked(new GZIPInputStream(bytes, 1 << 14), name, most), 1 << 16);
    } catch (IOException e) {
      throw damaged(name, e);
    }
  }

  private static IOException damaged(String name, IOException e) {
    return new IOException(
        name + ": a whole gzip file is expected, it is damaged or cut off: " + e.getMessage(), e);
  }

  private static final class Unpacked extends FilterInputStream {
    private final String name;
    private final long most;
    private long read;

    Unpacked(InputStream in, String name, long most) {
      super(in);
      this.name = name;
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count;
      try {
        count = super.read(buffer, offset, length);
      } catch (IOException e) {
        throw damaged(name, e);
      }
      read += Math.max(0, count);
      if (read > most) {
        throw new IOException(name + ": at most " + most + " bytes are expected unpacked");
      }
      return count;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
