package dev.caesura.examples;

import dev.caesura.models.hub.ModelName;
import dev.caesura.models.hub.ModelStore;
import dev.caesura.models.text.CompactBoundaries;
import dev.caesura.models.text.sat.Sat;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.WindowedScorer;
import dev.caesura.text.boundary.FixedWindows;
import dev.caesura.text.boundary.LineBreaks;
import dev.caesura.text.boundary.ProtectedSpans;
import dev.caesura.text.boundary.SegmenterBoundaries;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.length.Lengths;
import dev.caesura.text.sentence.BreakIteratorSegmenter;
import dev.caesura.text.sentence.RuleSegmenter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What finds sentences, and how: the options of every tool that splits text. */
final class SplitterOptions {

  private static final float SHIPPED_THRESHOLD = 0.5f;

  @Option(
      names = "--splitter",
      defaultValue = "compact",
      paramLabel = "NAME",
      description =
          "What finds sentences: compact (the shipped network), rules (Unicode's rules and"
              + " abbreviations), breakiterator (Java's), icu (Unicode's rules alone) (default:"
              + " ${DEFAULT-VALUE}).")
  private SentenceSplitter splitter;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description =
          "A network of one's own instead of --splitter: a folder of SaT or WtP with"
              + " model_optimized.onnx or model.onnx and, for SaT, tokenizer.json; a file of the"
              + " shipped network's kind; or the name of a model that 'caesura models get' fetched.")
  private String model;

  @Option(
      names = "--language",
      defaultValue = "en",
      paramLabel = "TAG",
      description = "Language of the splitters without a network (default: ${DEFAULT-VALUE}).")
  private Locale language;

  @Option(
      names = "--threshold",
      paramLabel = "P",
      description =
          "Probability from which a boundary parts (default: the network's own; 0.5 for the shipped"
              + " one).")
  private Float threshold;

  @Option(
      names = "--newlines",
      defaultValue = "blank",
      paramLabel = "MODE",
      description =
          "What line ends mean: blank (a blank line parts, a single line end is white space),"
              + " respect (every line end parts), ignore (all are white space), wrapped (as blank;"
              + " a line end parts before a list mark or where the next word would have fitted)"
              + " (default: ${DEFAULT-VALUE}).")
  private LineBreaks lineBreaks;

  @Option(
      names = "--max-chars",
      defaultValue = "100000",
      paramLabel = "N",
      description =
          "Longest sentence in UTF-16 units, strict; longer ones are cut where it is likeliest, at"
              + " a word's start if there is one (default: ${DEFAULT-VALUE}).")
  private int maxChars;

  @Option(
      names = "--min-chars",
      defaultValue = "0",
      paramLabel = "N",
      description =
          "Shortest wanted sentence; shorter ones are joined with a neighbour where the maximum"
              + " allows it (default: ${DEFAULT-VALUE}).")
  private int minChars;

  @Option(
      names = "--protect",
      paramLabel = "REGEX",
      description =
          "Make no cut inside a match of at most 500 characters; can be given several times. How"
              + " long a match takes is up to the pattern: (a+)+b may take for ever.")
  private List<Pattern> protect = new ArrayList<>();

  @Option(
      names = "--protect-addresses",
      description = "Make no cut inside web and mail addresses and numbers such as 1,024.5.")
  private boolean protectAddresses;

  /** Checks all values; {@code own} is the threshold where none is given. */
  SentenceSettings settings(CommandLine command, float own) {
    try {
      ProtectedSpans spans =
          (protectAddresses ? ProtectedSpans.usual() : ProtectedSpans.none())
              .and(protect.toArray(new Pattern[0]));
      float least = threshold == null ? own : threshold;
      return new SentenceSettings(least, lineBreaks, spans, Lengths.capped(minChars, maxChars));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(command, e.getMessage(), e);
    }
  }

  /** Opens what finds sentences; the caller closes it. */
  OpenScorer open() throws IOException {
    Path network = network();
    if (network != null && Files.isDirectory(network)) {
      Sat sat = Sat.open(network);
      return new OpenScorer(FixedWindows.of(sat), sat.threshold(), sat::close);
    }
    if (network != null) {
      CompactBoundaries boundaries = CompactBoundaries.open(network);
      return new OpenScorer(boundaries, SHIPPED_THRESHOLD, boundaries::close);
    }
    return switch (splitter) {
      case COMPACT -> {
        CompactBoundaries boundaries = CompactBoundaries.open();
        yield new OpenScorer(boundaries, SHIPPED_THRESHOLD, boundaries::close);
      }
      case RULES -> rules(RuleSegmenter.of(language));
      case BREAKITERATOR -> rules(BreakIteratorSegmenter.jdk(language));
      case ICU -> rules(BreakIteratorSegmenter.icu(language));
    };
  }

  /** The file or folder of {@code --model}: a path, or a name that was fetched before. */
  private Path network() throws IOException {
    if (model == null || Files.exists(Path.of(model)) || !model.matches("[\\w.-]+/[\\w.-]+")) {
      return model == null ? null : Path.of(model);
    }
    ModelStore store = ModelStore.standard();
    ModelName name = ModelName.of(model);
    if (!store.has(name)) {
      throw new FileNotFoundException(
          model
              + ": no such file, and no such model; 'caesura models get "
              + name
              + "' fetches it");
    }
    return store.where(name);
  }

  private static OpenScorer rules(TextSegmenter segmenter) {
    return new OpenScorer(
        FixedWindows.of(new SegmenterBoundaries(segmenter)), SHIPPED_THRESHOLD, () -> {});
  }

  /**
   * A scorer that is open.
   *
   * @param scorer finds boundaries
   * @param threshold that belongs to it
   * @param release frees it
   */
  record OpenScorer(WindowedScorer scorer, float threshold, Runnable release)
      implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }
}
