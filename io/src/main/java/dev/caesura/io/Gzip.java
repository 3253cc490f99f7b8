package dev.caesura.io;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * Opens files that may be compressed with gzip. Damaged or truncated files are errors that name the
 * file, and decompression stops at a size that no text file reaches. Pure functions, safe for use
 * by many threads.
 */
public final class Gzip {

  /** Ten times the JSON of the most words that are read; deflate can shrink a file 1000 times. */
  static final long MAX_BYTES = 4L << 30;

  private Gzip() {}

  /**
   * Returns the bytes of a file, decompressed if they are compressed.
   *
   * @param in the file; closing the result closes it
   * @param file its name in messages
   * @return a buffered stream; reading it throws an {@link IOException} that names the file if it
   *     is damaged, truncated, or larger than 4 GiB decompressed
   * @throws IOException if the file cannot be read or has a damaged gzip header
   */
  public static BufferedInputStream open(InputStream in, String file) throws IOException {
    return open(in, file, MAX_BYTES);
  }

  static BufferedInputStream open(InputStream in, String file, long maxBytes) throws IOException {
    Objects.requireNonNull(file, "file");
    BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
    bytes.mark(2);
    boolean compressed = bytes.read() == 0x1F && bytes.read() == 0x8B;
    bytes.reset();
    if (!compressed) {
      return bytes;
    }
    try {
      return new BufferedInputStream(
          new BoundedStream(new GZIPInputStream(bytes, 1 << 14), file, maxBytes), 1 << 16);
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  private static IOException damaged(String file, IOException e) {
    return new IOException(
        file + ": expected a whole gzip file; found a damaged or truncated one: " + e.getMessage(),
        e);
  }

  /** Decompressed bytes up to a limit. */
  private static final class BoundedStream extends FilterInputStream {
    private final String file;
    private final long maxBytes;
    private long read;

    BoundedStream(InputStream in, String file, long maxBytes) {
      super(in);
      this.file = file;
      this.maxBytes = maxBytes;
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
        throw damaged(file, e);
      }
      read += Math.max(0, count);
      if (read > maxBytes) {
        throw new IOException(
            file + ": expected at most " + maxBytes + " bytes after decompression; found more.");
      }
      return count;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
