package dev.caesura.align.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.caesura.align.Word;
import dev.caesura.io.WholeFile;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes words with times as CTM or JSON Lines, so that {@link HypothesisReader} gives the same
 * words, samples and scores again. Files are moved into place when they are whole. Pure functions,
 * safe for use by many threads.
 */
public final class HypothesisWriter {

  private static final JsonFactory JSON = new JsonFactory();

  /** Enough digits for the nearest sample at any rate below 100 MHz. */
  private static final int DIGITS = 9;

  private HypothesisWriter() {}

  /**
   * Writes CTM: {@code recording channel start duration word confidence}, seconds. An empty name of
   * a recording becomes {@code -}, an empty channel {@code 1}; speakers are lost, as CTM has no
   * place for them that all readers know.
   *
   * @param file its final name; a file of that name is replaced
   * @param hypotheses what to write
   * @throws IOException if writing fails; nothing is left behind
   * @throws IllegalArgumentException if a name or a word has a space inside, or begins a comment
   */
  public static void ctm(Path file, List<Hypothesis> hypotheses) throws IOException {
    WholeFile.writeText(file, out -> ctm(out, hypotheses));
  }

  /**
   * Writes CTM to a stream.
   *
   * @param out where to; not closed
   * @param hypotheses what to write
   * @throws IOException if writing fails
   * @throws IllegalArgumentException as {@link #ctm(Path, List)}
   */
  public static void ctm(Writer out, List<Hypothesis> hypotheses) throws IOException {
    for (Hypothesis hypothesis : hypotheses) {
      String head =
          field(hypothesis.recording().isEmpty() ? "-" : hypothesis.recording())
              + " "
              + field(hypothesis.channel().isEmpty() ? "1" : hypothesis.channel());
      for (TimedWord timed : hypothesis.words()) {
        Word word = timed.word();
        BigDecimal start = seconds(word.span().startSample(), word.span().sampleRate());
        BigDecimal end = seconds(word.span().endSample(), word.span().sampleRate());
        out.write(
            String.join(
                    " ",
                    head,
                    plain(start),
                    plain(end.subtract(start)),
                    field(word.text()),
                    plain(BigDecimal.valueOf(word.score())))
                + "\n");
      }
    }
  }

  /**
   * Writes JSON Lines, a word a line: {@code word}, {@code start}, {@code end} (seconds), {@code
   * score}, and {@code speaker}, {@code recording}, {@code channel} where they are known, and
   * {@code "timing": "estimated"} or {@code "unknown"} where the times are no measurements.
   *
   * @param file its final name; a file of that name is replaced
   * @param hypotheses what to write
   * @throws IOException if writing fails; nothing is left behind
   */
  public static void jsonLines(Path file, List<Hypothesis> hypotheses) throws IOException {
    WholeFile.writeText(file, out -> jsonLines(out, hypotheses));
  }

  /**
   * Writes JSON Lines to a stream.
   *
   * @param out where to; not closed
   * @param hypotheses what to write
   * @throws IOException if writing fails
   */
  public static void jsonLines(Writer out, List<Hypothesis> hypotheses) throws IOException {
    for (Hypothesis hypothesis : hypotheses) {
      for (TimedWord timed : hypothesis.words()) {
        out.write(line(hypothesis, timed));
      }
    }
  }

  private static String line(Hypothesis hypothesis, TimedWord timed) throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      Word word = timed.word();
      int rate = word.span().sampleRate();
      json.writeStartObject();
      json.writeStringField("word", word.text());
      json.writeFieldName("start");
      json.writeNumber(plain(seconds(word.span().startSample(), rate)));
      json.writeFieldName("end");
      json.writeNumber(plain(seconds(word.span().endSample(), rate)));
      json.writeNumberField("score", word.score());
      writeIfKnown(json, "speaker", timed.speaker());
      writeIfKnown(json, "recording", hypothesis.recording());
      writeIfKnown(json, "channel", hypothesis.channel());
      if (timed.timing() != Timing.STATED) {
        json.writeStringField("timing", timed.timing().name().toLowerCase(Locale.ROOT));
      }
      json.writeEndObject();
    }
    return line.append('\n').toString();
  }

  private static void writeIfKnown(JsonGenerator json, String field, String value)
      throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(field, value);
    }
  }

  private static String field(String text) {
    if (text.isEmpty() || text.chars().anyMatch(WhiteSpace::is) || text.startsWith(";;")) {
      throw new IllegalArgumentException(
          "'" + text + "' cannot stand in CTM: a space, nothing, or the start of a comment");
    }
    return text;
  }

  private static BigDecimal seconds(long sample, int rate) {
    return BigDecimal.valueOf(sample)
        .divide(BigDecimal.valueOf(rate), DIGITS, RoundingMode.HALF_EVEN);
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    // At least two decimals, as readers of CTM are used to.
    return (stripped.scale() < 2 ? stripped.setScale(2, RoundingMode.UNNECESSARY) : stripped)
        .toPlainString();
  }
}
