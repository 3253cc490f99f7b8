package dev.caesura.audio.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * Tags and zeros that music programs put after the audio of a file. Pure functions, safe for use by
 * many threads.
 */
public final class FileTail {

  private static final int ID3V1 = 128;

  private FileTail() {}

  /**
   * Tests whether no audio is left from an offset on: only an ID3, APE or Lyrics3 tag, or zeros.
   *
   * @param file the file
   * @param offset where the audio may end
   * @return true also at the end of the file; false for a frame of FLAC
   * @throws IOException if the file cannot be read
   */
  public static boolean isTail(FileChannel file, long offset) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(11);
    int read = Tags.read(file, offset, block);
    if (read >= 2 && block.get(0) == (byte) 0xff && block.get(1) >>> 1 == (byte) 0xf8 >> 1) {
      return false;
    }
    String start = new String(block.array(), 0, read, StandardCharsets.ISO_8859_1);
    return (start.startsWith("TAG") && file.size() - offset <= ID3V1)
        || start.startsWith("ID3")
        || start.startsWith("APETAGEX")
        || start.startsWith("LYRICSBEGIN")
        || isZero(file, offset);
  }

  private static boolean isZero(FileChannel file, long from) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(1 << 13);
    long at = from;
    for (int read = Tags.read(file, at, block); read > 0; read = Tags.read(file, at, block)) {
      for (int i = 0; i < read; i++) {
        if (block.get(i) != 0) {
          return false;
        }
      }
      at += read;
    }
    return true;
  }
}
