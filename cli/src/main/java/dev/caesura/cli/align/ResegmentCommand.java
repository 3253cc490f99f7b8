package dev.caesura.cli.align;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.align.Transcript;
import dev.caesura.align.Turn;
import dev.caesura.align.Word;
import dev.caesura.align.eval.ErrorCosts;
import dev.caesura.align.eval.ScoringTokenizer;
import dev.caesura.align.eval.SpeakerTokens;
import dev.caesura.align.eval.TokenUnit;
import dev.caesura.align.eval.WordAlignment;
import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisFormat;
import dev.caesura.align.io.HypothesisReader;
import dev.caesura.align.io.HypothesisReaderSettings;
import dev.caesura.align.io.ReadingOrder;
import dev.caesura.align.resegment.Resegmenter;
import dev.caesura.align.utterance.UnspacedWordSplitter;
import dev.caesura.align.utterance.WordJoiner;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.ReportFormatOption;
import dev.caesura.io.FileBytes;
import dev.caesura.io.Utf8Text;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.UnspacedScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caesura resegment}: splits a hypothesis where a reference is split. */
@Command(
    name = "resegment",
    mixinStandardHelpOptions = true,
    description = {
      ResegmentCommand.SUMMARY,
      "",
      "Chooses the boundaries with the fewest word errors. Prints a line for each line of the"
          + " reference; an empty one where the hypothesis has no words for it."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura resegment testdata/speech/prompts-en.txt hypothesis.txt",
      "  caesura resegment --format json testdata/speech/prompts-en.txt words.ctm"
    })
public final class ResegmentCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY =
      "Re-segment a hypothesis to match the segments of a reference.";

  /** What is compared. */
  enum Unit {
    AUTO,
    WORDS,
    CHARACTERS
  }

  private static final int SAMPLE_RATE = 16_000;
  private static final int DETECTION_BYTES = 1 << 16;
  private static final JsonMapper JSON = new JsonMapper();

  @Parameters(
      index = "0",
      paramLabel = "REF",
      description = "Reference: UTF-8 text, one segment a line.")
  private Path reference;

  @Parameters(
      index = "1",
      paramLabel = "HYP",
      description =
          "Hypothesis: UTF-8 text, whose lines do not matter, or recognised words in any format of"
              + " 'caesura mine --words'.")
  private Path hypothesis;

  @Option(
      names = "--unit",
      defaultValue = "auto",
      paramLabel = "UNIT",
      description =
          "What is compared, without case and punctuation: words, characters, or auto (characters,"
              + " and words of Thai, Lao, Khmer and Burmese, where most of the reference is in"
              + " scripts without spaces; otherwise words) (default: ${DEFAULT-VALUE}).")
  private Unit unit;

  @Option(
      names = "--recording",
      paramLabel = "ID",
      description = "Recording whose words are read, if HYP has several (default: the only one).")
  private String recording;

  /** With JSON: a line with text, and start and end in seconds where words have times. */
  @Mixin private ReportFormatOption format;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<String> segments = Utf8Text.read(reference).lines().toList();
    if (segments.isEmpty()) {
      throw new IOException(reference + ": expected one segment a line; found none");
    }
    boolean unspaced = unit == Unit.AUTO && isUnspaced(segments);
    // Spoken units are characters, and words of a dictionary where characters are not words.
    TokenUnit compared =
        unit == Unit.CHARACTERS
            ? TokenUnit.CHARACTERS
            : unspaced ? TokenUnit.SPOKEN : TokenUnit.BARE;
    Resegmenter resegmenter = Resegmenter.of(ScoringTokenizer.of(compared));
    if (hasTimes()) {
      timed(resegmenter, segments);
    } else {
      text(resegmenter, segments);
    }
    return ExitCode.DONE;
  }

  /** Returns whether most letters are of scripts without spaces between words. */
  private static boolean isUnspaced(List<String> segments) {
    long letters = 0;
    long unspaced = 0;
    for (String segment : segments) {
      letters += segment.codePoints().filter(Character::isLetter).count();
      unspaced +=
          segment
              .codePoints()
              .filter(point -> Character.isLetter(point) && UnspacedScript.contains(point))
              .count();
    }
    return 2 * unspaced > letters;
  }

  private boolean hasTimes() throws IOException {
    if (Files.isDirectory(hypothesis)) {
      return true;
    }
    try (InputStream in = FileBytes.open(hypothesis)) {
      byte[] start = in.readNBytes(DETECTION_BYTES);
      boolean packed = start.length > 1 && start[0] == 0x1F && start[1] == (byte) 0x8B;
      if (packed || HypothesisFormat.detect(start, hypothesis.toString()).isPresent()) {
        return true;
      }
      HypothesisFormat.suggest(start, hypothesis.toString())
          .ifPresent(
              format ->
                  spec.commandLine()
                      .getErr()
                      .println(
                          "caesura: "
                              + hypothesis
                              + ": read as a text, since not all lines are rows of "
                              + format.title()
                              + " with decimal times. If it is "
                              + format.title()
                              + ", give the file its extension."));
      return false;
    }
  }

  private void text(Resegmenter resegmenter, List<String> segments) throws IOException {
    String text = Utf8Text.read(hypothesis);
    PrintWriter out = spec.commandLine().getOut();
    for (TextSpan span : resegmenter.resegment(segments, text)) {
      String line = text.substring(span.start(), span.end()).strip().replaceAll("\\s+", " ");
      out.println(format.isJson() ? JSON.createObjectNode().put("text", line).toString() : line);
    }
  }

  private void timed(Resegmenter resegmenter, List<String> segments) throws IOException {
    List<Hypothesis> all =
        HypothesisReader.of(SAMPLE_RATE, HypothesisReaderSettings.defaults().withUntimed(true))
            .read(hypothesis);
    List<Hypothesis> ours = recording == null ? all : Hypothesis.of(recording, all);
    List<String> names = Hypothesis.recordings(ours);
    if (names.size() != 1) {
      throw new IOException(
          hypothesis
              + ": expected the words of one recording; found "
              + names.size()
              + (recording == null
                  ? ". Name one with --recording ID."
                  : " of " + recording + " among " + Hypothesis.recordings(all) + "."));
    }
    PrintWriter out = spec.commandLine().getOut();
    // Recognisers of Chinese and Japanese cut words as they like, also across the end of a segment.
    boolean characters =
        unit != Unit.WORDS
            && segments.stream()
                .flatMapToInt(String::codePoints)
                .anyMatch(UnspacedScript::isIdeographic);
    List<List<Word>> orders =
        ReadingOrder.of(ours).conversation().orders().stream()
            .map(turns -> words(turns, characters))
            .toList();
    for (List<Word> piece : resegmenter.resegmentWords(segments, closest(orders, segments))) {
      String line = WordJoiner.joinRaw(piece.stream().map(Word::text).toList());
      out.println(format.isJson() ? json(line, piece).toString() : line);
    }
  }

  private static List<Word> words(List<Turn> turns, boolean characters) {
    List<Word> words = new ArrayList<>();
    for (Turn turn : turns) {
      Transcript own = new Transcript(turn.words());
      words.addAll((characters ? UnspacedWordSplitter.split(own) : own).words());
    }
    return words;
  }

  /** Returns the words in the order with the fewest errors, where speakers overlap. */
  private static List<Word> closest(List<List<Word>> orders, List<String> segments) {
    if (orders.size() == 1) {
      return orders.get(0);
    }
    ScoringTokenizer tokenizer = ScoringTokenizer.of(TokenUnit.BARE);
    SpeakerTokens reference = SpeakerTokens.of(tokenizer, String.join(" ", segments));
    return Collections.min(
        orders,
        Comparator.comparingInt(
            words -> {
              String text = String.join(" ", words.stream().map(Word::text).toList());
              List<String> tokens = tokenizer.tokenTexts(text);
              return WordAlignment.of("", reference, tokens, ErrorCosts.LEVENSHTEIN)
                  .errors()
                  .errors();
            }));
  }

  private static ObjectNode json(String line, List<Word> words) {
    ObjectNode node = JSON.createObjectNode().put("text", line);
    if (!words.isEmpty()) {
      node.put(
          "start",
          words.stream().mapToDouble(word -> word.span().startSeconds()).min().orElseThrow());
      node.put(
          "end", words.stream().mapToDouble(word -> word.span().endSeconds()).max().orElseThrow());
    }
    return node;
  }
}
