package dev.caesura.text.punctuation;

import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Restores punctuation and capitals in a text that lacks them, such as a transcript from a
 * recogniser. Words are kept: marks are added around them and the case of letters is changed,
 * nothing else. White space stays as it is.
 *
 * <p>Existing marks stay, and none is added beside them. A sentence ends where a full stop,
 * question or exclamation mark is probable enough, and at the end of the text; in a text that
 * already has such marks, also the end itself has to be probable. A full stop where no sentence
 * ends belongs to an abbreviation, and no capital follows it.
 *
 * <p>The case of a text in one case (all lower or all upper) is restored; in a text of both cases
 * only the first letters of sentences are raised. A word is raised as a whole, as an acronym, or
 * not at all; all occurrences of a word add to the decision about each of them.
 *
 * <p>Marks are those of the script: {@code 。} in Chinese, {@code ।} after Devanagari, {@code ؟} in
 * Arabic script, {@code ;} for a Greek question; Thai and Lao get none. Rules of one language are
 * applied where it is given or recognised:
 *
 * <ul>
 *   <li>Spanish: {@code ¿} and {@code ¡} at the start of the clause.
 *   <li>French: a space before {@code ; : ! ?}.
 *   <li>English: {@code I}, initials such as {@code U.S.}, names of peoples and languages.
 *   <li>Dutch and Turkish: {@code IJ}, {@code İ}.
 *   <li>Every language: months and weekdays, as the language writes them.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 *
 * @param scorer scores what is missing; whoever opened it closes it
 * @param settings thresholds, language and spaces
 */
public record Punctuator(PunctuationScorer scorer, PunctuatorSettings settings) {

  public Punctuator {
    Objects.requireNonNull(scorer, "scorer");
    Objects.requireNonNull(settings, "settings");
  }

  /**
   * Returns a punctuator with the default settings, which are those for the shipped network.
   *
   * @param scorer scores what is missing; whoever opened it closes it
   * @return the punctuator
   */
  public static Punctuator of(PunctuationScorer scorer) {
    return new Punctuator(scorer, PunctuatorSettings.defaults());
  }

  /**
   * Restores the marks and capitals of a text.
   *
   * @param text any text
   * @return the text with marks and capitals; empty for the empty text
   */
  public String restore(String text) {
    Locale given = settings.language();
    Locale own = WritingLanguage.detect(text, given);
    PunctuationScores scores = scorer.punctuation(text, own);
    WritingLanguage language = WritingLanguage.of(text, own, given.getLanguage().isEmpty());
    Orthography orthography = Orthography.of(text, language);
    LetterCase letters = LetterCase.of(text);
    QuestionCues cues = QuestionCues.of(own);
    MarkPlan marks = MarkPlan.of(text, scores, settings, cues);
    BitSet raised =
        CapitalPlan.of(text, scores, marks, language, settings.capital(), letters.isToBeRestored());
    Map<Integer, Character> openings =
        language.is("es") ? SpanishOpenings.of(text, marks) : Map.of();
    StringBuilder out = new StringBuilder(text.length() + text.length() / 8);
    boolean inWord = false;
    int next;
    for (int at = 0; at < text.length(); at = next) {
      int code = text.codePointAt(at);
      next = at + Character.charCount(code);
      Character opening = openings.get(at);
      if (opening != null) {
        out.append(opening.charValue());
      }
      boolean ends = inWord && (next == text.length() || !isWordPart(text.codePointAt(next)));
      inWord = isWordPart(code);
      out.appendCodePoint(inWord ? letters.of(code, raised.get(at), ends, language) : code);
      int last = next - 1;
      if (marks.lacksStop(last)) {
        out.append('.');
      }
      Mark mark = marks.after(last);
      if (mark != Mark.NONE) {
        String written = orthography.written(mark, code);
        if (language.is("fr") && !written.isEmpty()) {
          out.append(settings.frenchSpace().before(mark, language.locale()));
        }
        out.append(written);
      }
    }
    return out.toString();
  }

  private static boolean isWordPart(int code) {
    return Orthography.isWordPart(code);
  }
}
