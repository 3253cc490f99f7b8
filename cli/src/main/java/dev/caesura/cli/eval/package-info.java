/**
 * Tools that compare results with a reference: {@code eval words}, {@code eval sentences} and
 * {@code eval segments}.
 *
 * <p>Files of words are texts, sclite's trn, and whatever {@link
 * dev.caesura.align.io.HypothesisReader} reads:
 *
 * <pre>{@code
 * WordFile heard = WordFile.read(Path.of("talk.ctm"), ScoringTokenizer.of(TokenUnit.FOLDED));
 * }</pre>
 */
package dev.caesura.cli.eval;
