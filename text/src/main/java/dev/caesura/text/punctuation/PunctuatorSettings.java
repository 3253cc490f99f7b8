package dev.caesura.text.punctuation;

import java.util.Locale;
import java.util.Objects;

/**
 * Settings of a {@link Punctuator}: how probable a mark or a capital has to be, the language, and
 * the space before French marks. Immutable and thread-safe.
 *
 * <p>The default thresholds are those for the shipped network. They were chosen for the mean F1 of
 * ten languages (question marks: for all questions together), on sentences of the development
 * treebanks that {@code bench/run punctuation} does not count by default.
 *
 * @param end least probability of a full stop, question or exclamation mark, all together, in (0,
 *     1]
 * @param comma least probability of a comma, colon, semicolon or dash, in (0, 1]
 * @param question least probability of a question mark, in (0, 1]; at the end of the text its share
 *     among the marks that end a sentence decides
 * @param capital least probability of a capital, in (0, 1]
 * @param language the language of the text; {@link Locale#ROOT} if it is to be recognised from its
 *     words
 * @param frenchSpace what is written before {@code ; : ! ?} in French
 */
public record PunctuatorSettings(
    float end,
    float comma,
    float question,
    float capital,
    Locale language,
    FrenchSpace frenchSpace) {

  public PunctuatorSettings {
    require("end", end);
    require("comma", comma);
    require("question", question);
    require("capital", capital);
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(frenchSpace, "frenchSpace");
  }

  private static void require(String name, float value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(
          name + " " + value + ": expected a number greater than 0 and at most 1");
    }
  }

  /**
   * Returns the settings for the shipped network, for a text of any language.
   *
   * @return the default settings
   */
  public static PunctuatorSettings defaults() {
    return new PunctuatorSettings(0.36f, 0.28f, 0.25f, 0.36f, Locale.ROOT, FrenchSpace.NARROW);
  }

  /**
   * Returns a copy with another threshold for the ends of sentences.
   *
   * @param value least probability of a full stop, question or exclamation mark, in (0, 1]
   * @return the copy
   */
  public PunctuatorSettings withEnd(float value) {
    return new PunctuatorSettings(value, comma, question, capital, language, frenchSpace);
  }

  /**
   * Returns a copy with another threshold for marks inside a sentence.
   *
   * @param value least probability of a comma, colon, semicolon or dash, in (0, 1]
   * @return the copy
   */
  public PunctuatorSettings withComma(float value) {
    return new PunctuatorSettings(end, value, question, capital, language, frenchSpace);
  }

  /**
   * Returns a copy with another threshold for question marks.
   *
   * @param value least probability of a question mark, in (0, 1]
   * @return the copy
   */
  public PunctuatorSettings withQuestion(float value) {
    return new PunctuatorSettings(end, comma, value, capital, language, frenchSpace);
  }

  /**
   * Returns a copy with another threshold for capitals.
   *
   * @param value least probability of a capital, in (0, 1]
   * @return the copy
   */
  public PunctuatorSettings withCapital(float value) {
    return new PunctuatorSettings(end, comma, question, value, language, frenchSpace);
  }

  /**
   * Returns a copy for texts of one language.
   *
   * @param value the language, with or without a country; {@link Locale#ROOT} recognises it
   * @return the copy
   */
  public PunctuatorSettings withLanguage(Locale value) {
    return new PunctuatorSettings(end, comma, question, capital, value, frenchSpace);
  }

  /**
   * Returns a copy with another space before French marks.
   *
   * @param value the space
   * @return the copy
   */
  public PunctuatorSettings withFrenchSpace(FrenchSpace value) {
    return new PunctuatorSettings(end, comma, question, capital, language, value);
  }
}
