package dev.caesura.cli.console;

import java.util.Locale;
import picocli.CommandLine.Option;

/** The {@code --language} option. */
@HelpSection(HelpSection.Heading.INPUT)
public final class LanguageOption {

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "Language of the text, as a BCP 47 tag such as de (default: en).")
  private Locale language;

  /**
   * Returns the language.
   *
   * @return the given language; English where the user gave none
   */
  public Locale get() {
    return or(Locale.ENGLISH);
  }

  /**
   * Returns the language.
   *
   * @param otherwise the language where the user gave none
   * @return the given language, or the other one
   */
  public Locale or(Locale otherwise) {
    return language == null ? otherwise : language;
  }
}
