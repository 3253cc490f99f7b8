package dev.caesura.audio.format;

import java.io.IOException;
import java.io.Reader;

/**
 * Reads a text whose lines end with a line feed, a carriage return, or both, as one whose lines end
 * with a line feed. Not thread-safe.
 */
final class LineEndReader extends Reader {

  private final Reader in;
  private boolean isAfterReturn;

  LineEndReader(Reader in) {
    this.in = in;
  }

  @Override
  public int read(char[] buffer, int start, int length) throws IOException {
    int kept = 0;
    int got = 0;
    // A block of line feeds after carriage returns may leave nothing.
    while (kept == 0 && got >= 0 && length > 0) {
      got = in.read(buffer, start, length);
      for (int i = start; i < start + got; i++) {
        char c = buffer[i];
        if (c != '\n' || !isAfterReturn) {
          buffer[start + kept++] = c == '\r' ? '\n' : c;
        }
        isAfterReturn = c == '\r';
      }
    }
    return kept == 0 && got < 0 ? -1 : kept;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
