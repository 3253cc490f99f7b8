package dev.caesura.align.io;

import dev.caesura.audio.format.CtmReader;
import dev.caesura.audio.format.CueReader;
import dev.caesura.io.DecimalParser;
import dev.caesura.io.Utf8Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Detector of the format of a hypothesis file from its first bytes. Prose may begin with a line
 * that looks like a row of CTM or STM ({@code About 1 000 000 people}), so these two need every one
 * of the first hundred lines, unless the file's extension names them.
 */
final class FormatDetector {

  /** Formats in which a file without any content is valid. */
  private static final Set<HypothesisFormat> MAY_BE_EMPTY =
      Set.of(HypothesisFormat.CTM, HypothesisFormat.STM, HypothesisFormat.SRT);

  private static final int MAX_LINES = 100;

  /** A shorter text is taken for a whole file, a longer one may end inside a line. */
  private static final int MIN_CUT_BYTES = 1000;

  private static final String COMMENT = ";;";
  private static final Pattern JSON =
      Pattern.compile(
          "(?s)(?:\\{\\s*(?:[\"}].*)?|\\[\\s*(?:\\{\\s*[\"}].*|\\].*|\\[\\s*(?:[\"\\]]|[\\d.]+\\s*,).*)?)");
  private static final Pattern CHANNEL =
      Pattern.compile("\\d{1,3}|[A-Za-z]|<NA>|-|@|(?i:ch|chan|channel)[-_]?\\w{1,5}");

  private final String text;
  private final String extension;
  private final boolean isCut;

  FormatDetector(byte[] start, String name) {
    // A character that is cut off at the end does no harm here.
    this.text = Utf8Text.decodeStart(start);
    String lower = name.toLowerCase(Locale.ROOT);
    String plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
    this.extension = plain.substring(plain.lastIndexOf('.') + 1);
    this.isCut = start.length >= MIN_CUT_BYTES && !text.endsWith("\n") && !text.endsWith("\r");
  }

  /** Returns the format that the file surely has; empty for prose and for what may be prose. */
  Optional<HypothesisFormat> certain() {
    Optional<HypothesisFormat> likely = likely();
    return likely.filter(format -> format.hasExtension(extension) || isRegular(format));
  }

  /** Returns the format that the first line suggests. */
  Optional<HypothesisFormat> likely() {
    String content = text.stripLeading();
    if (content.isEmpty()) {
      return MAY_BE_EMPTY.stream().filter(format -> format.hasExtension(extension)).findAny();
    }
    boolean named = HypothesisFormat.JSON.hasExtension(extension);
    if ((named && (content.startsWith("{") || content.startsWith("[")))
        || JSON.matcher(content).matches()) {
      return Optional.of(HypothesisFormat.JSON);
    }
    if (text.startsWith("WEBVTT")) {
      return Optional.of(HypothesisFormat.WEBVTT);
    }
    return NlpWordReader.isHeader(content) ? Optional.of(HypothesisFormat.NLP) : byFirstLine();
  }

  private Optional<HypothesisFormat> byFirstLine() {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(MAX_LINES).toList();
    if (lines.stream().limit(2).anyMatch(CueReader::isTiming)) {
      return Optional.of(HypothesisFormat.SRT);
    }
    for (String line : lines) {
      if (!line.strip().startsWith(COMMENT)) {
        // Rows of CTM whose recording has a space in its name look like rows of STM.
        boolean isOfCtm =
            HypothesisFormat.CTM.hasExtension(extension)
                && StmWordReader.isLine(line)
                && !isRegular(HypothesisFormat.STM);
        return StmWordReader.isLine(line) && !isOfCtm
            ? Optional.of(HypothesisFormat.STM)
            : isOfCtm || CtmReader.isRow(line)
                ? Optional.of(HypothesisFormat.CTM)
                : Optional.empty();
      }
    }
    return Optional.of(HypothesisFormat.CTM);
  }

  private boolean isRegular(HypothesisFormat format) {
    return switch (format) {
      case CTM -> all(FormatDetector::isCtm, FormatDetector::hasCtmDecimals);
      case STM -> all(FormatDetector::isStm, FormatDetector::hasStmMarks);
      default -> true;
    };
  }

  /** Whether all of the first lines are rows, and one of them has a mark that prose rarely has. */
  private boolean all(Predicate<String> row, Predicate<String> mark) {
    List<String> lines = text.lines().toList();
    int whole = isCut ? lines.size() - 1 : lines.size();
    List<String> rows =
        lines.stream()
            .limit(whole)
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith(COMMENT))
            .limit(MAX_LINES)
            .toList();
    return rows.stream().allMatch(row) && (rows.isEmpty() || rows.stream().anyMatch(mark));
  }

  private static boolean isCtm(String line) {
    String[] fields = fields(line);
    boolean mark = fields.length > 4 && fields[4].toUpperCase(Locale.ROOT).startsWith("<ALT");
    return mark || (CtmReader.isRow(line) && CHANNEL.matcher(fields[1]).matches());
  }

  private static boolean hasCtmDecimals(String line) {
    String[] fields = fields(line);
    return fields[2].contains(".") || fields[3].contains(".");
  }

  private static boolean isStm(String line) {
    String[] fields = fields(line);
    return fields.length >= 5
        && CHANNEL.matcher(fields[1]).matches()
        && DecimalParser.isDecimal(fields[3])
        && DecimalParser.isDecimal(fields[4])
        && Double.parseDouble(fields[3]) <= Double.parseDouble(fields[4]);
  }

  private static boolean hasStmMarks(String line) {
    String[] fields = fields(line);
    return fields[3].contains(".")
        || fields[4].contains(".")
        || Arrays.stream(fields).skip(5).limit(1).anyMatch(field -> field.startsWith("<"));
  }

  private static String[] fields(String line) {
    return line.strip().split("\\s+");
  }
}
