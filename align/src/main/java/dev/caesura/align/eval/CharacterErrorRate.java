package dev.caesura.align.eval;

/**
 * Character error rate (CER) of a text: the minimal number of substituted, missing and extra
 * characters, per character of the reference.
 *
 * <p>Letters, digits and marks are compared, one code point each ({@link TokenUnit#CHARACTERS}).
 * Case, punctuation and spaces do not count. For tables of many texts see {@link WordErrorReport}.
 * Pure functions, safe for use by many threads.
 */
public final class CharacterErrorRate {

  private static final ScoringTokenizer TOKENIZER = ScoringTokenizer.of(TokenUnit.CHARACTERS);

  private CharacterErrorRate() {}

  /**
   * Counts the character errors of a hypothesis. Time is the length times the distance over 64.
   *
   * @param reference the correct text; may be empty
   * @param hypothesis the recognised text; may be empty
   * @return the counts; {@link ErrorCounts#rate()} is the character error rate
   */
  public static ErrorCounts of(String reference, String hypothesis) {
    return WordErrorRate.of(TOKENIZER, reference, hypothesis);
  }
}
