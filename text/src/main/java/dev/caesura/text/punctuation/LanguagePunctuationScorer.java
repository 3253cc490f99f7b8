package dev.caesura.text.punctuation;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Scorer that asks the one for the language of a text: a network for one language where the text is
 * in it, and one for all languages otherwise, also where the language is not known.
 *
 * <p>Immutable and thread-safe if its scorers are.
 */
public final class LanguagePunctuationScorer implements PunctuationScorer {

  private final PunctuationScorer others;
  private final Map<String, PunctuationScorer> scorers;
  private final Locale language;

  private LanguagePunctuationScorer(
      PunctuationScorer others, Map<String, PunctuationScorer> scorers, Locale language) {
    this.others = others;
    this.scorers = scorers;
    this.language = language;
  }

  /**
   * Returns a scorer that chooses among several.
   *
   * @param others scores texts of other languages; whoever opened it closes it
   * @param scorers scorers by ISO 639 code, such as {@code en}; whoever opened them closes them
   * @param language the language of all texts; {@link Locale#ROOT} if it is to be recognised from
   *     the words of each
   * @return the scorer
   */
  public static LanguagePunctuationScorer of(
      PunctuationScorer others, Map<String, PunctuationScorer> scorers, Locale language) {
    return new LanguagePunctuationScorer(
        Objects.requireNonNull(others, "others"),
        Map.copyOf(scorers),
        Objects.requireNonNull(language, "language"));
  }

  @Override
  public PunctuationScores punctuation(String text) {
    return punctuation(text, WritingLanguage.detect(text, language));
  }

  @Override
  public PunctuationScores punctuation(String text, Locale found) {
    Locale own = language.getLanguage().isEmpty() ? found : language;
    return scorers.getOrDefault(own.getLanguage(), others).punctuation(text, own);
  }
}
