package dev.caesura.cli.text;

import dev.caesura.align.SpeechEvidence;
import dev.caesura.align.SpokenWord;
import dev.caesura.align.speech.JointSentenceScorer;
import dev.caesura.align.speech.LabelledSpeech;
import dev.caesura.align.speech.SpeechAdaptation;
import dev.caesura.align.speech.TextEvidence;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.cli.speech.RecognizedSpeech;
import dev.caesura.cli.speech.ReferenceSentences;
import dev.caesura.models.text.CompactBoundaryScorer;
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
          + " outputs and the characters around, or no change.",
      "",
      "With --words, writes a file for 'caesura sentences --adapt FILE': EXAMPLES are transcripts"
          + " of recordings, one sentence a line or .nlp with punctuation, and each has a file of"
          + " recognised words."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura adapt --out prompts.json testdata/speech/prompts-en.txt",
      "  caesura adapt --words call1.ctm,call2.ctm --out calls.json call1.txt call2.txt"
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

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--words",
      split = ",",
      paramLabel = "FILE",
      description =
          "Recognised words of each of EXAMPLES, in their order; can be repeated (default: none,"
              + " adapts to text).")
  private List<Path> words = List.of();

  @Mixin private NetworkOption network;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!words.isEmpty()) {
      return adaptToSpeech();
    }
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

  private int adaptToSpeech() throws IOException {
    if (words.size() != files.size()) {
      throw UsageErrors.of(
          spec,
          "--words: expected a file for each of "
              + files.size()
              + " EXAMPLES; found "
              + words.size());
    }
    List<LabelledSpeech> recordings = new ArrayList<>();
    try (NetworkOption.OpenNetwork open = network.open()) {
      if (!(open.scorer() instanceof CompactBoundaryScorer scorer)) {
        throw UsageErrors.of(
            spec, "--words, --model: expected a network of the same kind as the shipped one");
      }
      for (int i = 0; i < files.size(); i++) {
        List<SpokenWord> spoken = RecognizedSpeech.read(words.get(i), null).words();
        SpeechEvidence evidence = SpeechEvidence.of(TextEvidence.read(spoken, scorer));
        recordings.add(new LabelledSpeech(evidence, ReferenceSentences.ends(files.get(i), spoken)));
      }
    }
    SpeechAdaptation adaptation;
    try {
      adaptation =
          SpeechAdaptation.fit(
              JointSentenceScorer.shipped(),
              recordings,
              "shipped trees, adapted to " + files.size() + " recordings");
    } catch (IllegalArgumentException e) {
      throw new IOException(files.get(0) + ": " + e.getMessage(), e);
    }
    adaptation.scorer().write(out);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: %s; F1 of %d ends %.4f, before %.4f (cross-validated)%n",
            out,
            adaptation.method().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            adaptation.ends(),
            adaptation.f1(),
            adaptation.ownF1());
    return ExitCode.DONE;
  }
}
