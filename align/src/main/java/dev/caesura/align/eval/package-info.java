/**
 * How much of what was said was heard: word and character error rates, by file and speaker, with
 * the alignment behind them.
 *
 * <pre>{@code
 * TokenRule rule = TokenRule.words(Locale.ENGLISH);
 * WordAlignment alignment = WordAlignment.of(
 *     "talk", SpokenTokens.of(rule, "We met in 1984."), rule.texts("we met nineteen eighty four"),
 *     ErrorCosts.LEVENSHTEIN);
 * WordErrors errors = alignment.errors();
 * String shown = AlignmentText.of(alignment, 80);
 * }</pre>
 *
 * <p>{@link dev.caesura.align.eval.WordErrorReport} sums over files and speakers. Sources: NIST's
 * sclite for the costs of {@link dev.caesura.align.eval.ErrorCosts#SCLITE} and the display.
 */
package dev.caesura.align.eval;
