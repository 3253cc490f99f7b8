package dev.caesura.cli.text;

import dev.caesura.cli.console.ExitCode;
import dev.caesura.io.Utf8Text;
import dev.caesura.models.text.adapt.Adaptation;
import dev.caesura.models.text.adapt.Adapter;
import dev.caesura.text.Segmentation;
import java.io.IOException;
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

/** {@code caesura adapt}: fits a network to some hundred sentences. */
@Command(
    name = "adapt",
    mixinStandardHelpOptions = true,
    description = {
      AdaptCommand.SUMMARY,
      "",
      "EXAMPLES has a sentence a line; a blank line ends a document. 64 to 256 sentences that"
          + " follow each other are usual. What helps is found by cross-validation: another"
          + " threshold, a regression over all that the network says and what is written, or"
          + " nothing."
    })
public final class AdaptCommand implements Callable<Integer> {

  /** One line for the list of tools. */
  public static final String SUMMARY = "Adapt a sentence network to your text.";

  /** What stands between two sentences. */
  private enum Join {
    SPACE(" "),
    NONE("");

    private final String text;

    Join(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "EXAMPLES", arity = "1..*", description = "UTF-8, a sentence a line.")
  private List<Path> files;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "JSON to write.")
  private Path out;

  @Option(
      names = "--join",
      defaultValue = "space",
      paramLabel = "WITH",
      description =
          "What is between sentences: ${COMPLETION-CANDIDATES}; none for Chinese, Japanese and"
              + " others without spaces (default: ${DEFAULT-VALUE}).")
  private Join join;

  @Mixin private NetworkOption network;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Segmentation> examples = new ArrayList<>();
    for (Path file : files) {
      List<String> document = new ArrayList<>();
      for (String line : Utf8Text.read(file).lines().toList()) {
        if (line.isBlank()) {
          add(document, examples);
        } else {
          document.add(line.strip());
        }
      }
      add(document, examples);
    }
    Adaptation adaptation;
    try (NetworkOption.OpenNetwork open = network.open()) {
      adaptation = Adapter.fit(open.scorer(), examples);
    } catch (IllegalArgumentException e) {
      throw new IOException(files.get(0) + ": " + e.getMessage(), e);
    }
    adaptation.write(out);
    Adaptation.Evidence evidence = adaptation.evidence();
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: %s; F1 of %d boundaries %.4f, before %.4f (cross-validated)%n",
            out,
            adaptation.method().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            evidence.boundaries(),
            evidence.f1(),
            evidence.ownF1());
    return ExitCode.DONE;
  }

  private void add(List<String> document, List<Segmentation> examples) {
    StringBuilder text = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (String sentence : document) {
      if (!text.isEmpty()) {
        text.append(join.text);
        ends.add(text.length());
      }
      text.append(sentence);
    }
    if (!text.isEmpty()) {
      examples.add(Segmentation.ofEnds(text.toString(), ends));
    }
    document.clear();
  }
}
