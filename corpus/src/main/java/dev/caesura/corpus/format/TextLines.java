package dev.caesura.corpus.format;

import dev.caesura.io.FileBytes;
import dev.caesura.io.Gzip;
import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Reader;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads and writes files with an item a line. */
final class TextLines {

  /** Takes a line that is not blank, without white space at its ends. */
  @FunctionalInterface
  interface Line {
    void take(String line, TextPosition position) throws IOException;
  }

  private TextLines() {}

  /** Reads the lines of a file that may be compressed with gzip. */
  static void read(Path file, Line consumer) throws IOException {
    try (LineReader lines =
        new LineReader(
            new Utf8Reader(Gzip.open(FileBytes.open(file), file.toString()), file.toString()),
            file.toString())) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          take(consumer, line.strip(), lines.position());
        }
      }
    }
  }

  /** Names file and line of a value that an entry cannot have. */
  private static void take(Line consumer, String line, TextPosition position) throws IOException {
    try {
      consumer.take(line, position);
    } catch (IllegalArgumentException e) {
      throw position.malformed("an entry of a corpus", e);
    }
  }

  static void write(Path file, List<String> lines) throws IOException {
    WholeFile.writeText(
        file,
        out -> {
          for (String line : lines) {
            out.write(line + "\n");
          }
        });
  }
}
