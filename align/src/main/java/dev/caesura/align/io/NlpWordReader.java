package dev.caesura.align.io;

import dev.caesura.io.DecimalParser;
import dev.caesura.io.LineReader;
import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reader of words of Rev's .nlp: a header that names the columns, then one token on each line, with
 * columns separated by {@code |}. Punctuation is joined to its word. Tokens in angle brackets, such
 * as {@code <laugh>}, are left out.
 */
final class NlpWordReader {

  private final WordCollector collector;
  private final Map<String, Integer> columns = new HashMap<>();

  NlpWordReader(WordCollector collector) {
    this.collector = collector;
  }

  void read(LineReader lines) throws IOException {
    String header = lines.next();
    if (header == null || !isHeader(header)) {
      throw lines
          .position()
          .malformed("a header as token|speaker|ts|endTs", header == null ? "" : header);
    }
    List<String> names = Arrays.asList(header.strip().split("\\|"));
    for (int i = 0; i < names.size(); i++) {
      columns.put(names.get(i), i);
    }
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        token(line.split("\\|", -1), line, lines.position());
      }
    }
  }

  private void token(String[] fields, String line, TextPosition position) throws IOException {
    String token = field(fields, "token").strip();
    if (token.isEmpty() || fields.length < 2) {
      throw position.malformed("a token and its columns, separated by |,", line);
    }
    if (token.startsWith("<") && token.endsWith(">") && !token.equals("<unk>")) {
      collector.leaveOut("", "");
      return;
    }
    String text = field(fields, "prepunctuation") + token + field(fields, "punctuation");
    double start = seconds(field(fields, "ts"), position);
    double end = seconds(field(fields, "endTs"), position);
    double score = seconds(field(fields, "confidence"), position);
    WordCollector.Slip slip = new WordCollector.Slip();
    RawWord word =
        collector.check(text, start, end, score, field(fields, "speaker"), slip, position);
    collector.add("", "", List.of(word), slip, position);
  }

  private static double seconds(String field, TextPosition position) throws IOException {
    // Punctuation here comes from real references with a shifted column; it states no time.
    boolean none = field.codePoints().noneMatch(Character::isLetterOrDigit);
    return none ? Double.NaN : DecimalParser.parse(field.strip(), "a number", position);
  }

  private String field(String[] fields, String name) {
    Integer column = columns.get(name);
    return column == null || column >= fields.length ? "" : fields[column];
  }

  /** Whether a line is the header of .nlp. */
  static boolean isHeader(String line) {
    return line.startsWith("token|");
  }
}
