package dev.caesura.cli.text;

import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.io.Sha256;
import dev.caesura.models.ModelException;
import dev.caesura.models.text.ColumnScorer;
import dev.caesura.models.text.adapt.Adaptation;
import dev.caesura.models.text.adapt.AdaptedBoundaryScorer;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.boundary.FixedWindowScorer;
import dev.caesura.text.boundary.LineBreaks;
import dev.caesura.text.boundary.ProtectedSpans;
import dev.caesura.text.boundary.SegmenterBoundaryScorer;
import dev.caesura.text.boundary.SentenceAbbreviations;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.boundary.WindowedScorer;
import dev.caesura.text.length.LengthPrior;
import dev.caesura.text.length.Lengths;
import dev.caesura.text.sentence.BreakIteratorSegmenter;
import dev.caesura.text.sentence.RuleSegmenter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of every tool that splits text into sentences. */
@HelpSection(HelpSection.Heading.SPLITTING)
public final class SplitterOptions {

  private static final Map<String, String> LIBRARY_NAMES =
      Map.of(
          "threshold",
          "--threshold",
          "max",
          "--max-chars",
          "min",
          "--min-chars",
          "target",
          "--target");

  private static final float SHIPPED_THRESHOLD = 0.5f;

  /** Standard deviation of the length of chunks, as a share of it; wtpsplit has 25 for 70. */
  private static final double SPREAD = 25.0 / 70;

  @Option(
      names = "--splitter",
      defaultValue = "compact",
      paramLabel = "NAME",
      description =
          "How sentences are found: compact (the shipped network), rules (end marks and"
              + " abbreviations), icu (the rules of Unicode), breakiterator (those of Java)."
              + " --model overrides it (default: ${DEFAULT-VALUE}).")
  private SentenceSplitter splitter;

  @Mixin private NetworkOption network;

  @Option(
      names = "--adapt",
      paramLabel = "FILE",
      description = "Adaptation of the network, written by 'caesura adapt' (default: none).")
  private Path adaptation;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description =
          "Language of the text, as a BCP 47 tag such as de, for abbreviations and the rules of"
              + " --splitter (default: the abbreviations of all languages; the rules of English, in"
              + " 'eval sentences' of the language in the name of the file).")
  private Locale language;

  @Option(
      names = "--abbreviations",
      paramLabel = "FILE",
      description =
          "More abbreviations, after which no sentence ends: one a line; what follows a tab is not"
              + " used (default: only the lists of --language; without it, of all languages).")
  private Path abbreviations;

  @Option(
      names = "--threshold",
      paramLabel = "P",
      description =
          "Least probability of a boundary, greater than 0 and at most 1 (default: depends on"
              + " --model, 0.5 for the shipped network).")
  private Float threshold;

  @Option(
      names = "--newlines",
      defaultValue = "auto",
      paramLabel = "MODE",
      description =
          "How line ends are read: auto (as the lines around show: wrapped text, or a unit a line),"
              + " blank (a blank line ends a sentence, a single line end is"
              + " white space), respect (every line end ends a sentence), ignore (all are white"
              + " space), wrapped (as blank; a line end also ends a sentence before a list mark, or"
              + " where the next word would have fitted) (default: ${DEFAULT-VALUE}).")
  private LineBreaks lineBreaks;

  @Option(
      names = "--max-chars",
      defaultValue = "100000",
      paramLabel = "N",
      description =
          "Longest sentence in UTF-16 units, never exceeded; longer ones are split where a"
              + " boundary is likeliest (default: ${DEFAULT-VALUE}).")
  private int maxChars;

  @Option(
      names = "--min-chars",
      defaultValue = "0",
      paramLabel = "N",
      description =
          "Shortest sentence in UTF-16 units; shorter ones are joined with a neighbour where"
              + " --max-chars allows it (default: ${DEFAULT-VALUE}).")
  private int minChars;

  @Option(
      names = "--pack",
      description =
          "Print chunks of nearly --max-chars instead of sentences, split where a boundary is"
              + " likeliest; --threshold is not used.")
  private boolean pack;

  @Option(
      names = "--target",
      paramLabel = "N",
      description =
          "Length of chunks to aim at with --pack, in UTF-16 units (default: --max-chars).")
  private Integer target;

  @Option(
      names = "--protect",
      paramLabel = "REGEX",
      description =
          "Never split inside a match of at most 500 characters; can be repeated. The time"
              + " depends on the pattern: (a+)+b may never terminate.")
  private List<Pattern> protect = new ArrayList<>();

  @Option(
      names = "--protect-addresses",
      description = "Never split inside web and mail addresses and numbers such as 1,024.5.")
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
   * Checks all values before anything is opened.
   *
   * @param tool the tool, for messages
   */
  public void check(CommandSpec tool) {
    settings(tool, SHIPPED_THRESHOLD);
  }

  /**
   * Returns the settings of the splitter.
   *
   * @param tool the tool, for messages
   * @param own the threshold where the user gave none
   * @return the settings
   */
  public SentenceSettings settings(CommandSpec tool, float own) {
    if (adaptation != null && !isNetwork()) {
      throw UsageErrors.of(tool, "--adapt: expected a network; found --splitter " + splitter);
    }
    if (target != null && !pack) {
      throw UsageErrors.of(tool, "--target: expected --pack beside it");
    }
    try {
      ProtectedSpans spans =
          (protectAddresses ? ProtectedSpans.usual() : ProtectedSpans.none())
              .and(protect.toArray(new Pattern[0]));
      float least = threshold == null ? own : threshold;
      return SentenceSettings.defaults()
          .withThreshold(least)
          .withLineBreaks(lineBreaks)
          .withProtectedSpans(spans)
          .withLengths(lengths())
          .withAbbreviations(abbreviations());
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(tool, e, LIBRARY_NAMES);
    }
  }

  private SentenceAbbreviations abbreviations() {
    SentenceAbbreviations known = SentenceAbbreviations.of(language(Locale.ROOT));
    try {
      return abbreviations == null ? known : known.and(abbreviations);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether chunks are wanted. */
  boolean isPacking() {
    return pack;
  }

  /** Returns whether a length of chunks in characters was given. */
  boolean hasTarget() {
    return target != null;
  }

  /** Returns the lengths of sentences that are packed later. */
  Lengths sentenceLengths() {
    return Lengths.capped(minChars, maxChars);
  }

  private Lengths lengths() {
    if (!pack) {
      return sentenceLengths();
    }
    int wished = target == null ? maxChars : target;
    return Lengths.packed(minChars, maxChars, LengthPrior.gaussian(wished, SPREAD * wished));
  }

  /**
   * Opens the scorer of sentence boundaries; the caller closes it.
   *
   * @return a scorer of boundaries
   * @throws IOException if a file of the network cannot be read
   */
  public OpenScorer open() throws IOException {
    if (!isNetwork()) {
      return new OpenScorer(this::rules, SHIPPED_THRESHOLD, splitter.toString(), () -> {});
    }
    Adaptation fitted = adaptation == null ? null : Adaptation.read(adaptation);
    NetworkOption.OpenNetwork open = network.open();
    try {
      ColumnScorer scorer = open.scorer();
      if (fitted != null) {
        WindowedScorer adapted = AdaptedBoundaryScorer.of(scorer, fitted);
        String identity = scorer.identity() + " " + Sha256.ofFiles(adaptation);
        return new OpenScorer(language -> adapted, SHIPPED_THRESHOLD, identity, open::close);
      }
      WindowedScorer windowed =
          scorer instanceof WindowedScorer own ? own : FixedWindowScorer.of(scorer);
      return new OpenScorer(
          language -> windowed, scorer.threshold(), scorer.identity(), open::close);
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
    return FixedWindowScorer.of(new SegmenterBoundaryScorer(segmenter));
  }

  /**
   * A scorer that is open until it is closed.
   *
   * @param scorers finds boundaries in a language
   * @param threshold that belongs to it
   * @param identity what its scores depend on
   * @param release frees it
   */
  public record OpenScorer(
      Function<Locale, WindowedScorer> scorers, float threshold, String identity, Runnable release)
      implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }
}
