package dev.caesura.cli.text;

import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.io.Utf8Reader;
import dev.caesura.text.paragraph.ParagraphStream;
import dev.caesura.text.punctuation.FrenchSpace;
import dev.caesura.text.punctuation.Punctuator;
import dev.caesura.text.punctuation.PunctuatorSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code caesura punctuate}: restores punctuation and capitals, in constant memory. */
@Command(
    name = "punctuate",
    mixinStandardHelpOptions = true,
    description = {
      PunctuateCommand.SUMMARY,
      "",
      "Words, white space and existing marks stay as they are. A blank line ends a paragraph and a"
          + " sentence. Capitals are restored in paragraphs of one case."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura punctuate --model large transcript.txt",
      "  caesura punctuate --language en --threshold 0.5 testdata/speech/prompts-en.txt"
    })
public final class PunctuateCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Restore punctuation and capitals in text that lacks them.";

  @Mixin private TextInputs inputs;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--language",
      paramLabel = "TAG",
      description =
          "Language of the text, as a BCP 47 tag such as es or fr-CA (default: recognised from the"
              + " words of each paragraph).")
  private Locale language;

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--threshold",
      paramLabel = "P",
      description =
          "Least probability of a full stop, question or exclamation mark, all together, greater"
              + " than 0 and at most 1 (default: 0.36).")
  private Float threshold;

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--comma-threshold",
      paramLabel = "P",
      description =
          "Least probability of a comma, colon, semicolon or dash, greater than 0 and at most 1"
              + " (default: 0.28).")
  private Float comma;

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--question-threshold",
      paramLabel = "P",
      description =
          "Least probability of a question mark, greater than 0 and at most 1 (default: 0.25).")
  private Float question;

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--capital-threshold",
      paramLabel = "P",
      description =
          "Least probability of a capital inside a sentence, greater than 0 and at most 1 (default:"
              + " 0.36).")
  private Float capital;

  @HelpSection(HelpSection.Heading.MODEL)
  @Option(
      names = "--model",
      paramLabel = "NAME",
      description =
          "Network to use: english (for English text, the most accurate), large (all languages,"
              + " half as fast as the splitter's), or a file like the splitter's (default: english"
              + " where a paragraph is English, otherwise the splitter's).")
  private String model;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--french-space",
      paramLabel = "SPACE",
      defaultValue = "narrow",
      description =
          "Space before ; : ! ? in French: narrow (U+202F, before a colon U+00A0), wide (U+00A0) or"
              + " none (default: ${DEFAULT-VALUE}).")
  private FrenchSpace frenchSpace;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PunctuatorSettings settings = settings();
    PrintWriter out = spec.commandLine().getOut();
    try (PunctuationNetworks networks = networks(settings.language())) {
      Punctuator punctuator = new Punctuator(networks, settings);
      return inputs
          .find(spec, TextInputs.TEXT)
          .forEach(spec, (in, file) -> punctuate(in, punctuator, out));
    }
  }

  private PunctuationNetworks networks(Locale given) throws IOException {
    try {
      return PunctuationNetworks.open(model, given);
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(spec, e, Map.of("name", "--model"));
    }
  }

  private PunctuatorSettings settings() {
    PunctuatorSettings defaults = PunctuatorSettings.defaults();
    return defaults
        .withEnd(checked("--threshold", threshold, defaults.end()))
        .withComma(checked("--comma-threshold", comma, defaults.comma()))
        .withQuestion(checked("--question-threshold", question, defaults.question()))
        .withCapital(checked("--capital-threshold", capital, defaults.capital()))
        .withLanguage(language == null ? Locale.ROOT : language)
        .withFrenchSpace(frenchSpace);
  }

  private float checked(String option, Float given, float otherwise) {
    if (given == null) {
      return otherwise;
    }
    if (!(given > 0 && given <= 1)) {
      throw UsageErrors.of(
          spec, option + " " + given + ": expected a number greater than 0 and at most 1");
    }
    return given;
  }

  private static void punctuate(Utf8Reader in, Punctuator punctuator, PrintWriter out)
      throws IOException {
    ParagraphStream paragraphs = new ParagraphStream();
    try {
      for (String more = in.readBlock(); !more.isEmpty(); more = in.readBlock()) {
        for (String paragraph : paragraphs.push(more)) {
          out.print(punctuator.restore(paragraph));
          out.flush();
        }
      }
    } finally {
      out.print(punctuator.restore(paragraphs.finish()));
      out.flush();
    }
  }
}
