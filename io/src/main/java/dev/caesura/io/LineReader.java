package dev.caesura.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Reads the lines of a text one by one, with their positions. Lines end with a line feed, a
 * carriage return, or both. A line longer than the limit is an error, so that no input fills the
 * memory. Not thread-safe.
 */
public final class LineReader implements Closeable {

  /** Longest line unless stated otherwise, in UTF-16 units. */
  public static final int MAX_LENGTH = 4 << 20;

  private final Reader in;
  private final String file;
  private final int maxLength;
  private final char[] block = new char[1 << 13];
  private int at;
  private int end;
  private long line;
  private boolean isAfterReturn;

  /**
   * Creates a reader.
   *
   * @param in the text, for instance a {@link Utf8Reader}; closed with this reader
   * @param file its name in messages
   * @param maxLength the longest line, in UTF-16 units, at least 1
   */
  public LineReader(Reader in, String file, int maxLength) {
    this.in = Objects.requireNonNull(in, "in");
    this.file = Objects.requireNonNull(file, "file");
    this.maxLength = maxLength;
    if (maxLength < 1) {
      throw new IllegalArgumentException(
          "maxLength " + maxLength + ": expected a number greater than 0");
    }
  }

  /**
   * Creates a reader of lines of at most {@link #MAX_LENGTH} units.
   *
   * @param in the text, for instance a {@link Utf8Reader}; closed with this reader
   * @param file its name in messages
   */
  public LineReader(Reader in, String file) {
    this(in, file, MAX_LENGTH);
  }

  /**
   * Opens a file of text, as {@link Utf8Reader} decodes it.
   *
   * @param file the file
   * @return its lines; the caller closes them
   * @throws IOException if it cannot be opened
   */
  public static LineReader open(Path file) throws IOException {
    String name = file.toString();
    return new LineReader(new Utf8Reader(FileBytes.open(file), name), name);
  }

  /**
   * Returns the position of the line that was read last.
   *
   * @return its position; line 1 before the first line
   */
  public TextPosition position() {
    return new TextPosition(file, Math.max(1, line));
  }

  /**
   * Reads a line.
   *
   * @return the line without its end, and without a byte order mark if it is the first; null at the
   *     end
   * @throws MalformedTextException if the line is too long
   * @throws IOException if it cannot be read
   */
  public String next() throws IOException {
    if (!fill()) {
      return null;
    }
    line++;
    StringBuilder text = new StringBuilder();
    boolean ended = false;
    while (!ended && fill()) {
      int from = at;
      while (at < end && block[at] != '\n' && block[at] != '\r') {
        at++;
      }
      text.append(block, from, at - from);
      ended = at < end;
      if (ended) {
        // The line feed after a carriage return may not be there yet.
        isAfterReturn = block[at] == '\r';
        at++;
      }
      if (text.length() > maxLength) {
        throw position()
            .malformed("a line of at most " + maxLength + " characters", text.toString());
      }
    }
    return line == 1 && text.length() > 0 && text.charAt(0) == '\uFEFF'
        ? text.substring(1)
        : text.toString();
  }

  /** Makes a character available that is not the second one of a line's end; false at the end. */
  private boolean fill() throws IOException {
    while (true) {
      if (at == end) {
        at = 0;
        end = Math.max(0, in.read(block));
        if (end == 0) {
          return false;
        }
      }
      boolean isSecond = isAfterReturn && block[at] == '\n';
      isAfterReturn = false;
      if (!isSecond) {
        return true;
      }
      at++;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
