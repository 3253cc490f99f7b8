package dev.caesura.cli.text;

import dev.caesura.align.correction.CorrectionPair;
import dev.caesura.align.correction.CorrectionPairReader;
import dev.caesura.align.correction.CorrectionScope;
import dev.caesura.align.correction.TextCorrector;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.LanguageOption;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.text.language.LanguageDetector;
import dev.caesura.text.normalize.InverseNormalizer;
import dev.caesura.text.punctuation.Punctuator;
import dev.caesura.text.punctuation.PunctuatorSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The steps that correct a text. */
public final class CorrectionOptions {

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description =
          "Error-correction pairs, applied first: TSV (wrong, right, and perhaps the number of the"
              + " only segment) or JSON Lines (default: none).")
  private Path pairs;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(names = "--ignore-case", description = "Find the wrong text of --pairs in any case.")
  private boolean ignoreCase;

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--numbers",
      description =
          "Write spoken numbers in digits: whole numbers from 10, decimals, ordinals, percent,"
              + " currency, dates and times. Words with several readings stay and are reported.")
  private boolean numbers;

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--punctuate",
      description = "Restore punctuation and capitals, after the other steps.")
  private boolean punctuate;

  @Mixin private LanguageOption language;

  /** What is done with the steps that were chosen. */
  @FunctionalInterface
  public interface Work {

    /**
     * Does it.
     *
     * @param corrector applies the chosen steps
     * @return the exit code
     * @throws IOException if reading or writing fails
     */
    int with(TextCorrector corrector) throws IOException;
  }

  /**
   * Returns whether any step was chosen.
   *
   * @return whether a corrector would change anything
   */
  public boolean areGiven() {
    return pairs != null || numbers || punctuate;
  }

  /**
   * Returns the language of the text.
   *
   * @return the given language; English where the user gave none
   */
  public Locale language() {
    return language.get();
  }

  /**
   * Returns a note if numbers of English are looked for in a text of another language, because no
   * language was given.
   *
   * @param title where the text comes from
   * @param segments the text
   * @return the note; empty if the language was given, or the text may be English
   */
  public Optional<String> languageNote(String title, List<String> segments) {
    if (!numbers || language.or(null) != null) {
      return Optional.empty();
    }
    return LanguageDetector.detect(String.join("\n", segments))
        .filter(found -> !found.getLanguage().equals(language().getLanguage()))
        .map(
            found ->
                title
                    + ": the text seems to be "
                    + found.getDisplayLanguage(Locale.ENGLISH)
                    + ", and --numbers reads English. Give --language "
                    + found.toLanguageTag());
  }

  /**
   * Opens what the steps need, and runs them.
   *
   * @param tool the tool, for messages
   * @param scope how much text is corrected at once
   * @param work what is done with them
   * @return its exit code
   * @throws IOException if pairs cannot be read, or the work fails
   */
  public int run(CommandSpec tool, CorrectionScope scope, Work work) throws IOException {
    TextCorrector corrector = TextCorrector.defaults().withScope(scope);
    Locale spoken = language.get();
    if (numbers && !InverseNormalizer.isKnown(spoken)) {
      throw UsageErrors.of(
          tool,
          "--language "
              + spoken.toLanguageTag()
              + ": expected one whose numbers ICU can spell; found none of its rules");
    }
    if (numbers) {
      corrector = corrector.withNumbers(InverseNormalizer.of(spoken));
    }
    if (pairs != null) {
      List<CorrectionPair> read = CorrectionPairReader.read(pairs);
      if (read.isEmpty()) {
        tool.commandLine()
            .getErr()
            .println(
                "caesura: note: " + pairs + ": all its texts are right, so there are no pairs");
      }
      corrector = corrector.withPairs(read, ignoreCase);
    }
    if (!punctuate) {
      return work.with(corrector);
    }
    PunctuatorSettings settings =
        PunctuatorSettings.defaults().withLanguage(language.or(Locale.ROOT));
    try (PunctuationNetworks networks = PunctuationNetworks.open(null, settings.language())) {
      return work.with(corrector.withPunctuation(new Punctuator(networks, settings)::restore));
    }
  }
}
