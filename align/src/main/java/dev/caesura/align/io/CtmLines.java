package dev.caesura.align.io;

import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * NIST CTM: {@code recording channel start duration word [confidence [type [speaker]]]}, {@code ;;}
 * comments; of alternatives the first counts.
 */
final class CtmLines {

  private static final Set<String> WORD_TYPES =
      Set.of("lex", "frag", "fp", "un-lex", "for-lex", "misc");
  private static final Set<String> NOISE_TYPES = Set.of("non-lex", "non-speech", "noise");

  private final Collector collector;
  private boolean inLaterAlternative;

  CtmLines(Collector collector) {
    this.collector = collector;
  }

  void read(LineReader lines) throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      String content = line.strip();
      if (!content.isEmpty() && !content.startsWith(";;")) {
        word(content.split("\\s+"), content, lines.position());
      }
    }
  }

  private void word(String[] fields, String line, TextPosition position) throws IOException {
    if (fields.length < 5) {
      throw position.malformed("recording, channel, start, duration and word", line);
    }
    String recording = fields[0];
    String channel = fields[1];
    if (fields[4].toUpperCase(Locale.ROOT).startsWith("<ALT")) {
      inLaterAlternative = fields[4].equalsIgnoreCase("<ALT>");
      return;
    }
    double start = Numbers.decimal(fields[2], "a start in seconds", position);
    double duration = Numbers.decimal(fields[3], "a duration in seconds", position);
    String type = fields.length > 6 ? fields[6].toLowerCase(Locale.ROOT) : "";
    if (inLaterAlternative || NOISE_TYPES.contains(type)) {
      collector.leaveOut(recording, channel);
      return;
    }
    double score = Double.NaN;
    if (fields.length > 5 && !fields[5].equalsIgnoreCase("NA")) {
      score = Numbers.decimal(fields[5], "a confidence from 0 to 1, or NA", position);
    }
    String speaker = fields.length > 7 && WORD_TYPES.contains(type) ? fields[7] : "";
    Collector.Slip slip = new Collector.Slip();
    RawWord word =
        collector.check(fields[4], start, start + duration, score, speaker, slip, position);
    collector.add(recording, channel, List.of(word), slip, position);
  }

  /** Whether a line is of this format. */
  static boolean isLine(String line) {
    String[] fields = line.strip().split("\\s+");
    return fields.length >= 5
        && (Numbers.isDecimal(fields[2]) || fields[2].equals("*"))
        && (Numbers.isDecimal(fields[3]) || fields[3].equals("*"));
  }
}
