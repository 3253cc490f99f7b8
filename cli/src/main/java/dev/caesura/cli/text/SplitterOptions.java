package dev.caesura.cli.text;

import dev.caesura.models.ModelException;
import dev.caesura.models.text.ColumnScorer;
import dev.caesura.models.text.adapt.Adaptation;
import dev.caesura.models.text.adapt.AdaptedBoundaryScorer;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.boundary.FixedWindows;
import dev.caesura.text.boundary.LineBreaks;
import dev.caesura.text.boundary.ProtectedSpans;
import dev.caesura.text.boundary.SegmenterBoundaries;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.boundary.WindowedScorer;
import dev.caesura.text.length.LengthPrior;
import dev.caesura.text.length.Lengths;
import dev.caesura.text.sentence.BreakIteratorSegmenter;
import dev.caesura.text.sentence.RuleSegmenter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What finds sentences, and how: the options of every tool that splits text. */
public final class SplitterOptions {

  private static final float SHIPPED_THRESHOLD = 0.5f;

  /** Of the wished length; wtpsplit's 25 for 70. */
  private static final double SPREAD = 25.0 / 70;

  @Option(
      names = "--splitter",
      defaultValue = "compact",
      paramLabel = "NAME",
      description =
          "What finds sentences: compact (the shipped network), rules (Unicode's rules and"
              + " abbreviations), breakiterator (Java's), icu (Unicode's rules alone); --model goes"
              + " before it (default:"
              + " ${DEFAULT-VALUE}).")
  private SentenceSplitter splitter;

  @Mixin private NetworkOption network;

  @Option(
      names = "--adapt",
      paramLabel = "FILE",
      description = "What 'caesura adapt' fitted to the network.")
  private Path adaptation;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description =
          "Language of the splitters without a network (default: en; eval: each file's name up to"
              + " its first _ or ., and it tells what is between sentences).")
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
      names = "--pack",
      description =
          "Make chunks of nearly --max-chars instead of sentences, cut where it is likeliest;"
              + " --threshold is not used.")
  private boolean pack;

  @Option(
      names = "--target",
      paramLabel = "N",
      description = "Wished length of chunks with --pack (default: --max-chars).")
  private Integer target;

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

  /**
   * Returns the language of the text.
   *
   * @param otherwise the language where the user gave none
   * @return the given language, or the other one
   */
  public Locale language(Locale otherwise) {
    return language == null ? otherwise : language;
  }

  private boolean isNetwork() {
    return network.isGiven() || splitter == SentenceSplitter.COMPACT;
  }

  /**
   * Checks all values.
   *
   * @param command the tool, for messages
   * @param own the threshold where the user gave none
   * @return the settings of the splitter
   */
  public SentenceSettings settings(CommandLine command, float own) {
    if (adaptation != null && !isNetwork()) {
      throw new CommandLine.ParameterException(
          command, "--adapt is for networks; --splitter " + splitter + " has none");
    }
    try {
      ProtectedSpans spans =
          (protectAddresses ? ProtectedSpans.usual() : ProtectedSpans.none())
              .and(protect.toArray(new Pattern[0]));
      float least = threshold == null ? own : threshold;
      return new SentenceSettings(least, lineBreaks, spans, lengths());
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(command, e.getMessage(), e);
    }
  }

  private Lengths lengths() {
    if (target != null && !pack) {
      throw new IllegalArgumentException("--target is for --pack only");
    }
    if (!pack) {
      return Lengths.capped(minChars, maxChars);
    }
    int wished = target == null ? maxChars : target;
    return Lengths.packed(minChars, maxChars, LengthPrior.gaussian(wished, SPREAD * wished));
  }

  /**
   * Opens what finds sentences; the caller closes it.
   *
   * @return a scorer of boundaries
   * @throws IOException if a file of the network cannot be read
   */
  public OpenScorer open() throws IOException {
    if (!isNetwork()) {
      return new OpenScorer(this::rules, SHIPPED_THRESHOLD, () -> {});
    }
    Adaptation fitted = adaptation == null ? null : Adaptation.read(adaptation);
    NetworkOption.OpenNetwork open = network.open();
    try {
      ColumnScorer scorer = open.scorer();
      if (fitted != null) {
        WindowedScorer adapted = AdaptedBoundaryScorer.of(scorer, fitted);
        return new OpenScorer(language -> adapted, SHIPPED_THRESHOLD, open::close);
      }
      WindowedScorer windowed =
          scorer instanceof WindowedScorer own ? own : FixedWindows.of(scorer);
      return new OpenScorer(language -> windowed, scorer.threshold(), open::close);
    } catch (ModelException e) {
      open.close();
      throw e;
    }
  }

  private WindowedScorer rules(Locale of) {
    TextSegmenter segmenter =
        switch (splitter) {
          case RULES -> RuleSegmenter.of(of);
          case BREAKITERATOR -> BreakIteratorSegmenter.jdk(of);
          default -> BreakIteratorSegmenter.icu(of);
        };
    return FixedWindows.of(new SegmenterBoundaries(segmenter));
  }

  /**
   * A scorer that is open.
   *
   * @param scorers finds boundaries in a language
   * @param threshold that belongs to it
   * @param release frees it
   */
  public record OpenScorer(
      Function<Locale, WindowedScorer> scorers, float threshold, Runnable release)
      implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }
}
