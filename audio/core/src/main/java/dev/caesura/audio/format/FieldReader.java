package dev.caesura.audio.format;

import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.util.List;

/** Reads lines of fields that are split at white space. Not thread-safe. */
final class FieldReader {

  private final LineReader lines;
  private final String comment;
  private String line = "";

  /** Creates a reader that skips blank lines, and lines that start with a comment's characters. */
  FieldReader(LineReader lines, String comment) {
    this.lines = lines;
    this.comment = comment;
  }

  /** Returns the fields of the next line, or null at the end. */
  List<String> next() throws IOException {
    for (String text = lines.next(); text != null; text = lines.next()) {
      line = text.strip();
      if (!line.isEmpty() && !line.startsWith(comment)) {
        return List.of(line.split("\\s+"));
      }
    }
    return null;
  }

  /** Returns the line that was read last, without white space at its ends. */
  String line() {
    return line;
  }

  /** Returns the position of the line that was read last. */
  TextPosition position() {
    return lines.position();
  }
}
