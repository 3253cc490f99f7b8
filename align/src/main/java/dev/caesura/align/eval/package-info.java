/**
 * Scoring of recognised words: word error rate (WER) and character error rate (CER), by file and
 * speaker, with the alignments they are counted in.
 *
 * <table>
 *   <caption>Which class does what</caption>
 *   <tr><td>WER of two texts</td><td>{@link dev.caesura.align.eval.WordErrorRate}</td></tr>
 *   <tr><td>CER of two texts</td><td>{@link dev.caesura.align.eval.CharacterErrorRate}</td></tr>
 *   <tr><td>counts of matches, substitutions, deletions, insertions</td><td>{@link dev.caesura.align.eval.ErrorCounts}</td></tr>
 *   <tr><td>which words or characters are compared</td><td>{@link dev.caesura.align.eval.TokenUnit}, {@link dev.caesura.align.eval.ScoringTokenizer}</td></tr>
 *   <tr><td>alignment of a hypothesis with its reference</td><td>{@link dev.caesura.align.eval.WordAlignment}</td></tr>
 *   <tr><td>sums over files and speakers</td><td>{@link dev.caesura.align.eval.WordErrorReport}</td></tr>
 *   <tr><td>alignment as text, as sclite prints it</td><td>{@link dev.caesura.align.eval.AlignmentFormatter}</td></tr>
 * </table>
 *
 * <pre>{@code
 * double cer = CharacterErrorRate.of("We met in 1984.", "we meet in 1984").rate();
 * ScoringTokenizer tokenizer = ScoringTokenizer.of(TokenUnit.SPOKEN, Locale.ENGLISH);
 * WordAlignment alignment = WordAlignment.of(
 *     "talk",
 *     SpeakerTokens.of(tokenizer, "We met in 1984."),
 *     tokenizer.tokenTexts("we met nineteen eighty four"),
 *     ErrorCosts.LEVENSHTEIN);
 * ErrorCounts errors = alignment.errors();
 * String shown = AlignmentFormatter.format(alignment, 80);
 * }</pre>
 *
 * <p>The kernels that find edit paths are in {@link dev.caesura.align.edit}. Source: NIST's sclite
 * for the costs of {@link dev.caesura.align.eval.ErrorCosts#SCLITE} and the display.
 */
package dev.caesura.align.eval;
