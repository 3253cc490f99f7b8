package dev.caesura.cli.console;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads language tags of the command line. Java's own reader takes a mistake, such as {@code de_DE}
 * or {@code german}, for an unknown language. Stateless and thread-safe.
 */
public final class LanguageTag implements ITypeConverter<Locale> {

  /** What a tag is, for messages. */
  static final String EXPECTED = "a BCP 47 tag of a language, such as de or pt-BR";

  private static final Set<String> TWO_LETTERS =
      Set.copyOf(Arrays.asList(Locale.getISOLanguages()));

  private static final int MAX_LANGUAGE = 3;

  /**
   * Returns the language of a tag.
   *
   * @param tag a BCP 47 tag; its language has two letters of ISO 639-1, or any three
   * @return the language
   * @throws TypeConversionException if it is not such a tag
   */
  @Override
  public Locale convert(String tag) {
    Locale locale;
    try {
      locale = new Locale.Builder().setLanguageTag(tag).build();
    } catch (IllformedLocaleException e) {
      throw new TypeConversionException("expected " + EXPECTED + "; found " + tag);
    }
    String language = locale.getLanguage();
    if (language.length() != MAX_LANGUAGE && !TWO_LETTERS.contains(language)) {
      throw new TypeConversionException("expected " + EXPECTED + "; found " + tag);
    }
    return locale;
  }
}
