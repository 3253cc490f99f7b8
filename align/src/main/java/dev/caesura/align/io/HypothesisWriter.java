package dev.caesura.align.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.caesura.align.Word;
import dev.caesura.audio.RecordingName;
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
 * Writer of words with times as CTM or JSON Lines, from which {@link HypothesisReader} reads the
 * same words, samples and scores. Files are moved into place when they are complete. Pure
 * functions, safe for use by many threads.
 */
public final class HypothesisWriter {

  private static final JsonFactory JSON = new JsonFactory();

  /** Digits that give the nearest sample at any sample rate below 100 MHz. */
  private static final int DIGITS = 9;

  private HypothesisWriter() {}

  /**
   * Writes a file of CTM: {@code recording channel start duration word confidence}, in seconds. An
   * empty name of a recording becomes {@code -}, an empty channel {@code 1}; white space in a name
   * becomes {@code _}, as {@link RecordingName} has it. Speakers are not written, as CTM has no
   * field for them that all readers know.
   *
   * @param file the file; an existing one is replaced when the new one is complete
   * @param hypotheses the hypotheses to write; may be empty
   * @throws IOException if writing fails; no partial file remains
   * @throws IllegalArgumentException if a word contains white space, or a word or name begins a
   *     comment
   */
  public static void ctm(Path file, List<Hypothesis> hypotheses) throws IOException {
    WholeFile.writeText(file, out -> ctm(out, hypotheses));
  }

  /**
   * Writes CTM to a stream.
   *
   * @param out the stream; not closed
   * @param hypotheses the hypotheses to write; may be empty
   * @throws IOException if writing fails
   * @throws IllegalArgumentException as {@link #ctm(Path, List)}
   */
  public static void ctm(Writer out, List<Hypothesis> hypotheses) throws IOException {
    for (Hypothesis hypothesis : hypotheses) {
      String head =
          field(name(hypothesis.recording(), "-")) + " " + field(name(hypothesis.channel(), "1"));
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
   * Writes a file of JSON Lines, one word on each line: {@code word}, {@code start}, {@code end}
   * (in seconds), {@code score}; {@code speaker}, {@code recording} and {@code channel} if known;
   * and {@code "timing": "estimated"} or {@code "unknown"} if the times are not measured.
   *
   * @param file the file; an existing one is replaced when the new one is complete
   * @param hypotheses the hypotheses to write; may be empty
   * @throws IOException if writing fails; no partial file remains
   */
  public static void jsonLines(Path file, List<Hypothesis> hypotheses) throws IOException {
    WholeFile.writeText(file, out -> jsonLines(out, hypotheses));
  }

  /**
   * Writes JSON Lines to a stream.
   *
   * @param out the stream; not closed
   * @param hypotheses the hypotheses to write; may be empty
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

  private static String name(String name, String replacement) {
    return name.isEmpty() ? replacement : RecordingName.sanitized(name);
  }

  private static String field(String text) {
    if (text.isEmpty() || text.chars().anyMatch(WhiteSpace::is) || text.startsWith(";;")) {
      throw new IllegalArgumentException(
          "CTM field '" + text + "': expected a text without spaces that does not begin with ;;");
    }
    return text;
  }

  private static BigDecimal seconds(long sample, int rate) {
    return BigDecimal.valueOf(sample)
        .divide(BigDecimal.valueOf(rate), DIGITS, RoundingMode.HALF_EVEN);
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    // At least two decimals, as readers of CTM expect.
    return (stripped.scale() < 2 ? stripped.setScale(2, RoundingMode.UNNECESSARY) : stripped)
        .toPlainString();
  }
}
