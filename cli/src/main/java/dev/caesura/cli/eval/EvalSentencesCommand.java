package dev.caesura.cli.eval;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.cli.text.SplitterOptions;
import dev.caesura.io.Utf8Text;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.eval.GoldText;
import dev.caesura.text.eval.Interval;
import dev.caesura.text.eval.SentenceOverlay;
import dev.caesura.text.eval.SentenceScores;
import dev.caesura.text.eval.TextView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caesura eval sentences}: measures how many sentence boundaries are found. */
@Command(
    name = "sentences",
    mixinStandardHelpOptions = true,
    customSynopsis = HelpLayout.SYNOPSIS + "GOLD...",
    sortOptions = false,
    description = {
      EvalSentencesCommand.SUMMARY,
      "",
      "Counts as WtP and SaT do. The sentences of GOLD are joined and damaged as --views sets, and"
          + " the splitter splits the text again; with --found, the sentences of another splitter"
          + " are compared. Prints a Markdown table: precision, recall and F1 of boundaries, a"
          + " bootstrap interval of F1, and the share of exactly split pairs of neighbours. The"
          + " language decides what joins sentences (default: the file name up to its first _ or"
          + " .)."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura eval sentences --language en testdata/speech/prompts-en.txt",
      "  caesura eval sentences --splitter rules --views clean,asr de_test.txt"
    })
public final class EvalSentencesCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Measure how many sentence boundaries a splitter finds.";

  private static final int BOOTSTRAP_ROUNDS = 1000;
  private static final JsonMapper JSON = new JsonMapper();

  @Parameters(paramLabel = "GOLD", arity = "1..*", description = "UTF-8 text, one sentence a line.")
  private List<Path> gold;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--found",
      paramLabel = "FILE",
      description =
          "Sentences of another splitter for one GOLD, one a line; nothing is split (default:"
              + " none).")
  private Path found;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--views",
      split = ",",
      paramLabel = "VIEW",
      description =
          "How the text is damaged: clean, lower, upper, bare (no punctuation), asr (bare and"
              + " lower) (default: all of them; clean with --found).")
  private List<TextView> views = List.of();

  @Mixin private SplitterOptions splitter;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(names = "--json", description = "Print JSON Lines instead of a table.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    // Wrong values are found before anything is opened.
    splitter.check(spec);
    if (found != null && gold.size() > 1) {
      throw UsageErrors.of(spec, "--found: expected one GOLD; found " + gold.size());
    }
    List<TextView> shown =
        !views.isEmpty()
            ? views
            : found != null ? List.of(TextView.CLEAN) : List.of(TextView.values());
    PrintWriter out = spec.commandLine().getOut();
    if (!json) {
      out.println("| file | view | sentences | P | R | F1 | 95 % | pairs exact |");
      out.println("|---|---|---:|---:|---:|---:|---:|---:|");
    }
    try (SplitterOptions.OpenScorer open = splitter.open()) {
      SentenceSettings settings = splitter.settings(spec, open.threshold());
      for (Path file : gold) {
        Locale own = splitter.language(languageOf(file));
        List<String> sentences = Utf8Text.read(file).lines().filter(s -> !s.isBlank()).toList();
        TextSegmenter segmenter = new BoundarySegmenter(open.scorers().apply(own), settings);
        for (TextView view : shown) {
          evaluate(file, GoldText.of(sentences, own.toLanguageTag(), view), view, segmenter);
        }
      }
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static Locale languageOf(Path file) {
    return Locale.forLanguageTag(String.valueOf(file.getFileName()).split("[_.]", 2)[0]);
  }

  private void evaluate(Path file, GoldText text, TextView view, TextSegmenter segmenter)
      throws IOException {
    SentenceScores scores = SentenceScores.of(text, pieces(text, view, segmenter));
    Interval interval = scores.f1Interval(BOOTSTRAP_ROUNDS, 0.95, 1);
    double exact = found == null ? exactPairs(text, segmenter) : Double.NaN;
    PrintWriter out = spec.commandLine().getOut();
    String name = view.name().toLowerCase(Locale.ROOT);
    if (json) {
      ObjectNode line = JSON.createObjectNode();
      line.put("file", file.toString()).put("view", name).put("sentences", scores.sentences());
      line.put("precision", scores.precision()).put("recall", scores.recall());
      line.put("f1", scores.f1()).put("low", interval.low()).put("high", interval.high());
      if (found == null) {
        line.put("pairs_exact", exact);
      }
      out.println(line);
      return;
    }
    out.printf(
        Locale.ROOT,
        "| %s | %s | %d | %.4f | %.4f | %.4f | %.4f-%.4f | %s |%n",
        String.valueOf(file.getFileName()).replace("|", "\\|"),
        name,
        scores.sentences(),
        scores.precision(),
        scores.recall(),
        scores.f1(),
        interval.low(),
        interval.high(),
        found == null ? String.format(Locale.ROOT, "%.4f", exact) : "");
  }

  private Segmentation pieces(GoldText text, TextView view, TextSegmenter segmenter)
      throws IOException {
    if (found == null) {
      return segmenter.segment(text.text());
    }
    // Normalised and damaged in the same way, so that the texts can be compared.
    List<String> lines = new ArrayList<>();
    for (String line : Utf8Text.read(found).lines().toList()) {
      lines.add(GoldText.of(List.of(line), "und", view).text());
    }
    try {
      return SentenceOverlay.of(text, lines);
    } catch (IllegalArgumentException e) {
      throw new IOException(found + ": expected the text of GOLD: " + e.getMessage(), e);
    }
  }

  private static double exactPairs(GoldText text, TextSegmenter segmenter) {
    List<GoldText> pairs = text.pairs();
    long right =
        pairs.stream()
            .filter(p -> SentenceScores.of(p, segmenter.segment(p.text())).isExact())
            .count();
    return right / (double) Math.max(1, pairs.size());
  }
}
