package dev.caesura.align.io;

import dev.caesura.io.DecimalParser;
import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Reader of words of NIST STM: {@code recording channel speaker start end [<labels>] words}, with
 * {@code ;;} comments. STM is a format of references, but some recognisers write it. The times of
 * words are shares of the time of their segment.
 */
final class StmWordReader {

  private static final String IGNORED = "IGNORE_TIME_SEGMENT_IN_SCORING";

  /** Labels such as {@code <o,f0,male>}; {@code <unk>} is a word. */
  private static final Pattern LABELS =
      Pattern.compile("^<(?:[^<>]*,[^<>]*|o|na|f\\d|male|female)>", Pattern.CASE_INSENSITIVE);

  private final WordCollector collector;

  StmWordReader(WordCollector collector) {
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
    double start = DecimalParser.parse(fields[3], "a start in seconds", position);
    double end = DecimalParser.parse(fields[4], "an end in seconds", position);
    String words = fields.length < 6 ? "" : fields[5];
    words = LABELS.matcher(words).replaceFirst("");
    if (words.strip().equalsIgnoreCase(IGNORED)) {
      collector.leaveOut(fields[0], fields[1]);
      return;
    }
    WordCollector.Slip slip = new WordCollector.Slip();
    RawWord span = collector.check("segment", start, end, Double.NaN, fields[2], slip, position);
    collector.add(
        fields[0],
        fields[1],
        WordTimeEstimator.words(words, span.start(), span.end(), fields[2]),
        slip,
        position);
  }

  /** Whether a line is STM, and not CTM of a recording whose words are numbers. */
  static boolean isLine(String line) {
    String[] fields = line.strip().split("\\s+");
    boolean times =
        fields.length >= 6
            && DecimalParser.isDecimal(fields[3])
            && DecimalParser.isDecimal(fields[4]);
    return times
        && (!DecimalParser.isDecimal(fields[2])
            || fields[5].startsWith("<")
            || !DecimalParser.isDecimal(fields[5]));
  }
}
