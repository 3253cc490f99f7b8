package dev.caesura.audio.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** The lines of a text, counted, none so long that it fills the memory. For one thread. */
final class Lines {

  private static final int MOST = 1 << 16;

  private final BufferedReader in;
  private final String name;
  private long line;

  Lines(Reader in, String name) {
    this.in = in instanceof BufferedReader buffered ? buffered : new BufferedReader(in);
    this.name = name;
  }

  /** Where the line that was read last is. */
  Place place() {
    return new Place(name, line);
  }

  /** The next line without its end, or null. */
  String next() throws IOException {
    StringBuilder text = new StringBuilder();
    int c = in.read();
    if (c < 0) {
      return null;
    }
    line++;
    while (c >= 0 && c != '\n') {
      text.append((char) c);
      if (text.length() > MOST) {
        throw place().malformed("a line of at most " + MOST + " characters", text.toString());
      }
      c = in.read();
    }
    int length = text.length();
    if (length > 0 && text.charAt(length - 1) == '\r') {
      text.setLength(length - 1);
    }
    // Editors of some platforms begin a file with a byte order mark.
    return line == 1 && length > 0 && text.charAt(0) == '\uFEFF'
        ? text.substring(1)
        : text.toString();
  }
}
