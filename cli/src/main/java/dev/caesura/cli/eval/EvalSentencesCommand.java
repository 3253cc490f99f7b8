package dev.caesura.cli.eval;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.text.SplitterOptions;
import dev.caesura.io.Utf8Text;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSegmenter;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.eval.GoldText;
import dev.caesura.text.eval.Interval;
import dev.caesura.text.eval.SameText;
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

/** {@code caesura eval sentences}: how many ends of sentences are found. */
@Command(
    name = "sentences",
    mixinStandardHelpOptions = true,
    description = {
      EvalSentencesCommand.SUMMARY,
      "",
      "GOLD has a sentence a line. Its sentences are joined and damaged as --views says, and a"
          + " splitter cuts the text again; or, with --found, another splitter's sentences are"
          + " compared, a line each. Prints a Markdown table: precision, recall and F1 of ends, a"
          + " bootstrap interval of the F1, and how many pairs of neighbours are cut exactly."
    })
public final class EvalSentencesCommand implements Callable<Integer> {

  /** One line for the list of tools. */
  public static final String SUMMARY = "Measure how many sentence boundaries a splitter finds.";

  private static final int ROUNDS = 1000;
  private static final JsonMapper JSON = new JsonMapper();

  @Parameters(paramLabel = "GOLD", arity = "1..*", description = "UTF-8, a sentence a line.")
  private List<Path> gold;

  @Option(
      names = "--found",
      paramLabel = "FILE",
      description = "A splitter's sentences of one GOLD, a line each; nothing is split then.")
  private Path found;

  @Mixin private SplitterOptions splitter;

  @Option(
      names = "--views",
      split = ",",
      paramLabel = "VIEW",
      description =
          "How the text is damaged: clean, lower, upper, bare (no punctuation), asr (bare and"
              + " lower) (default: all; clean with --found).")
  private List<TextView> views = List.of();

  @Option(names = "--json", description = "Print JSON Lines instead of a table.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    // Wrong values are found before anything is opened.
    splitter.settings(spec.commandLine(), 0.5f);
    if (found != null && gold.size() > 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--found is of one GOLD; " + gold.size() + " are given");
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
      SentenceSettings settings = splitter.settings(spec.commandLine(), open.threshold());
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
    Interval interval = scores.f1Interval(ROUNDS, 0.95, 1);
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
      return SameText.lay(text, lines);
    } catch (IllegalArgumentException e) {
      throw new IOException(found + ": is not of the same text: " + e.getMessage(), e);
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
