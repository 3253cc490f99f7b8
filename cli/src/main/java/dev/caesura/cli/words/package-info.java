/**
 * Files of words for the tools that compare them: texts, sclite's trn, and what {@link
 * dev.caesura.align.io.HypothesisReader} reads; and tables of the errors in them.
 *
 * <pre>{@code
 * WordFile heard = WordFile.read(Path.of("talk.ctm"), ScoringTokenizer.of(TokenUnit.FOLDED));
 * }</pre>
 */
package dev.caesura.cli.words;
