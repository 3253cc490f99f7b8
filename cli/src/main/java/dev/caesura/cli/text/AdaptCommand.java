package dev.caesura.cli.text;

import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
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

/** {@code caesura adapt}: adapts a network to a few hundred sentences. */
@Command(
    name = "adapt",
    mixinStandardHelpOptions = true,
    description = {
      AdaptCommand.SUMMARY,
      "",
      "Writes a file for 'caesura split --adapt FILE'. 64 to 256 consecutive sentences are usual."
          + " Cross-validation chooses the method: a new threshold, a regression on the network's"
          + " outputs and the characters around, or no change."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura adapt --out prompts.json testdata/speech/prompts-en.txt",
      "  caesura adapt --join none --out ja.json ja.txt"
    })
public final class AdaptCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Adapt a sentence network to your text.";

  @Parameters(
      paramLabel = "EXAMPLES",
      arity = "1..*",
      description = "UTF-8 text with one sentence a line; a blank line ends a document.")
  private List<Path> files;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "JSON file to write.")
  private Path out;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--join",
      defaultValue = "space",
      paramLabel = "WITH",
      description =
          "What joins sentences: space, or none for Chinese, Japanese and other scripts without"
              + " spaces (default: ${DEFAULT-VALUE}).")
  private ExampleReader.Join join;

  @Mixin private NetworkOption network;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Segmentation> examples = new ArrayList<>();
    for (Path file : files) {
      examples.addAll(ExampleReader.read(file, join));
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
}
