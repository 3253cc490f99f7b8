package dev.caesura.corpus.pdf;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.InflaterInputStream;

/**
 * Refuses files whose compressed streams would fill the memory, before PDFBox decompresses them:
 * each stream that begins as zlib data is decompressed without being kept, also several times over
 * if it is compressed several times over. Pure functions.
 */
final class StreamSizes {

  /** The longest stream, in bytes after decompression. */
  private static final long MAX_STREAM = 256L << 20;

  /** All streams of a file. */
  private static final long MAX_TOTAL = 4L << 30;

  private static final int MAX_LEVELS = 8;

  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);

  private StreamSizes() {}

  static void check(byte[] bytes, String file) throws IOException {
    long total = 0;
    int at = find(bytes, 0);
    while (at >= 0) {
      int start = at + STREAM.length;
      start += start < bytes.length && bytes[start] == '\r' ? 1 : 0;
      start += start < bytes.length && bytes[start] == '\n' ? 1 : 0;
      if (isZlib(bytes, start)) {
        long size = size(new ByteArrayInputStream(bytes, start, bytes.length - start));
        total += size;
        if (size > MAX_STREAM || total > MAX_TOTAL) {
          throw new IOException(
              file
                  + ", byte "
                  + start
                  + ": expected streams of at most "
                  + MAX_STREAM
                  + " bytes after decompression, and "
                  + MAX_TOTAL
                  + " in all; found more.");
        }
      }
      at = find(bytes, start);
    }
  }

  private static int find(byte[] bytes, int from) {
    for (int i = from; i + STREAM.length <= bytes.length; i++) {
      int j = 0;
      while (j < STREAM.length && bytes[i + j] == STREAM[j]) {
        j++;
      }
      // Not the end of one.
      if (j == STREAM.length && (i == 0 || bytes[i - 1] != 'd')) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isZlib(byte[] bytes, int at) {
    return at + 1 < bytes.length && isZlib(bytes[at] & 0xFF, bytes[at + 1] & 0xFF);
  }

  private static boolean isZlib(int first, int second) {
    return (first & 0x0F) == 8 && first >> 4 <= 7 && (first << 8 | second) % 31 == 0;
  }

  /** Returns the largest size of the data and of what it is compressed from; damage ends it. */
  private static long size(InputStream compressed) throws IOException {
    long largest = 0;
    InputStream in = compressed;
    byte[] block = new byte[1 << 16];
    for (int level = 0; level < MAX_LEVELS; level++) {
      BufferedInputStream out = new BufferedInputStream(new InflaterInputStream(in), 1 << 16);
      try {
        out.mark(2);
        int first = out.read();
        int second = out.read();
        out.reset();
        if (first >= 0 && second >= 0 && isZlib(first, second)) {
          in = out;
          continue;
        }
        for (int n = out.read(block); n >= 0 && largest <= MAX_STREAM; n = out.read(block)) {
          largest += n;
        }
      } catch (IOException e) {
        // PDFBox reads what comes before the damage, too.
        return largest;
      }
      return largest;
    }
    throw new IOException("expected streams that are compressed at most " + MAX_LEVELS + " times.");
  }
}
