package dev.caesura.audio.format;

import dev.caesura.io.FileBytes;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Reader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a UEM file of NIST, an un-partitioned evaluation map: the stretches of recordings that are
 * scored, with recording, channel, start and end in seconds in a line.
 *
 * <pre>
 * talk 1 0.000 300.000
 * </pre>
 *
 * <p>Comments after {@code ;;} are skipped, and the channel is not read. Stateless and thread-safe.
 *
 * <p>Source: NIST, <em>The 2009 (RT-09) Rich Transcription Meeting Recognition Evaluation
 * Plan</em>.
 */
public final class UemReader {

  private UemReader() {}

  /**
   * Reads the stretches of a file in UTF-8.
   *
   * @param file the file
   * @param sampleRate samples a second of the spans, at least 1
   * @return the stretches in the order of the file, without labels
   * @throws IOException if it cannot be read or a line has other fields; the message gives file,
   *     line, what was expected and what was found
   */
  public static List<RecordedSegment> read(Path file, int sampleRate) throws IOException {
    LineRules.requireRate(sampleRate);
    List<RecordedSegment> regions = new ArrayList<>();
    try (Reader in = new Utf8Reader(FileBytes.open(file), file.toString())) {
      FieldReader rows = new FieldReader(LineRules.lines(in, file.toString()), ";");
      for (List<String> fields = rows.next(); fields != null; fields = rows.next()) {
        TextPosition position = rows.position();
        if (fields.size() != 4) {
          throw position.malformed("recording, channel, start and end", rows.line());
        }
        regions.add(
            new RecordedSegment(
                fields.get(0),
                Seconds.span(
                    Seconds.parse("start", fields.get(2), position),
                    Seconds.parse("end", fields.get(3), position),
                    sampleRate,
                    position),
                ""));
      }
    }
    return List.copyOf(regions);
  }
}
