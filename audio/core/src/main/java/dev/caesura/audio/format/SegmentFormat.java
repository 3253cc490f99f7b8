package dev.caesura.audio.format;

import dev.caesura.io.FileBytes;
import dev.caesura.io.Utf8Reader;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Text format of segments, which is written and read. What is written and read again is equal up to
 * what the format cannot hold, which each names. Implementations are immutable and thread-safe.
 */
public interface SegmentFormat {

  /**
   * Reads all segments of a text.
   *
   * @param in the text; read to its end, not closed
   * @param name its name in messages
   * @return the segments, in the text's order
   * @throws IOException if it cannot be read or is not in this format; the message gives name,
   *     line, what was expected and what was found
   */
  List<RecordedSegment> read(Reader in, String name) throws IOException;

  /**
   * Writes segments.
   *
   * @param segments what to write, in this order
   * @param out where to; not closed
   * @throws IOException if writing fails
   * @throws IllegalArgumentException if the format cannot hold a recording's name or a label
   */
  void write(List<RecordedSegment> segments, Appendable out) throws IOException;

  /**
   * Reads a file in UTF-8, or in UTF-16 or UTF-32 with a byte order mark.
   *
   * @param file the file
   * @return its segments, in the file's order
   * @throws IOException as {@link #read(Reader, String)}
   */
  default List<RecordedSegment> read(Path file) throws IOException {
    try (Utf8Reader in = new Utf8Reader(FileBytes.open(file), file.toString())) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads all segments of a file by the tiers that they are on, such as those of speakers, words
   * and phones.
   *
   * @param file the file
   * @return the segments by the names of their tiers, in the file's order; formats without tiers
   *     have one with an empty name
   * @throws IOException as {@link #read(Reader, String)}
   */
  default Map<String, List<RecordedSegment>> readTiers(Path file) throws IOException {
    return Map.of("", read(file));
  }

  /**
   * Writes a file in UTF-8, whole or not at all.
   *
   * @param segments what to write, in this order
   * @param file its final name; a file of that name is replaced
   * @throws IOException if writing fails; no file is left
   * @throws IllegalArgumentException if the format cannot hold a recording's name or a label
   */
  default void write(List<RecordedSegment> segments, Path file) throws IOException {
    WholeFile.writeText(file, out -> write(segments, out));
  }
}
