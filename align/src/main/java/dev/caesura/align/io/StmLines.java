package dev.caesura.align.io;

import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;

/**
 * NIST STM: {@code recording channel speaker start end [<labels>] words}, {@code ;;} comments. A
 * reference format, but some recognisers write it; word times are shares of the segment's.
 */
final class StmLines {

  private static final String IGNORED = "IGNORE_TIME_SEGMENT_IN_SCORING";

  private final Collector collector;

  StmLines(Collector collector) {
    this.collector = collector;
  }

  void read(LineReader lines) throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      String content = line.strip();
      if (!content.isEmpty() && !content.startsWith(";;")) {
        segment(content, lines.position());
      }
    }
  }

  private void segment(String line, TextPosition position) throws IOException {
    String[] fields = line.split("\\s+", 6);
    if (fields.length < 5) {
      throw position.malformed("recording, channel, speaker, start, end and words", line);
    }
    double start = Numbers.decimal(fields[3], "a start in seconds", position);
    double end = Numbers.decimal(fields[4], "an end in seconds", position);
    String words = fields.length < 6 ? "" : fields[5];
    if (words.startsWith("<")
        && words.indexOf('>') > 0
        && words.contains(",")
        && words.indexOf(',') < words.indexOf('>')) {
      words = words.substring(words.indexOf('>') + 1);
    }
    if (words.strip().equalsIgnoreCase(IGNORED)) {
      collector.leaveOut(fields[0], fields[1]);
      return;
    }
    Collector.Slip slip = new Collector.Slip();
    RawWord span = collector.check("segment", start, end, Double.NaN, fields[2], slip, position);
    collector.add(
        fields[0],
        fields[1],
        Shares.of(words, span.start(), span.end(), fields[2]),
        slip,
        position);
  }

  /** Whether a line is of this format, and not CTM of a recording whose words are numbers. */
  static boolean isLine(String line) {
    String[] fields = line.strip().split("\\s+");
    boolean times =
        fields.length >= 6 && Numbers.isDecimal(fields[3]) && Numbers.isDecimal(fields[4]);
    return times
        && (!Numbers.isDecimal(fields[2])
            || fields[5].startsWith("<")
            || !Numbers.isDecimal(fields[5]));
  }
}
