package dev.caesura.align.eval;

import dev.caesura.align.edit.SequenceAligner;
import java.util.Locale;

/**
 * Word error rate (WER) of a text: the minimal number of substituted, missing and extra words, per
 * word of the reference.
 *
 * <p>For the errors of each file or speaker, and for the costs of sclite, see {@link WordAlignment}
 * and {@link WordErrorReport}. Pure functions, safe for use by many threads.
 */
public final class WordErrorRate {

  private WordErrorRate() {}

  /**
   * Counts the word errors of a hypothesis. Words are compared as they are spoken ({@link
   * TokenUnit#SPOKEN}): without case and punctuation, with digits as words.
   *
   * @param reference the correct text; may be empty
   * @param hypothesis the recognised text; may be empty
   * @param language the language in which numbers are spoken
   * @return the counts; {@link ErrorCounts#rate()} is the word error rate
   */
  public static ErrorCounts of(String reference, String hypothesis, Locale language) {
    return of(ScoringTokenizer.of(TokenUnit.SPOKEN, language), reference, hypothesis);
  }

  /**
   * Counts the errors of a hypothesis in the units of a tokenizer.
   *
   * @param tokenizer splits both texts into the units that are compared
   * @param reference the correct text; may be empty
   * @param hypothesis the recognised text; may be empty
   * @return the counts
   */
  public static ErrorCounts of(ScoringTokenizer tokenizer, String reference, String hypothesis) {
    return ErrorCounts.of(
        SequenceAligner.unit(tokenizer.tokenTexts(hypothesis), tokenizer.tokenTexts(reference)));
  }
}
