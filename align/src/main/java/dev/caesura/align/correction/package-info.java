/**
 * Error-correction pairs: the wrong and the right text at each error of a recogniser, to train and
 * test models that correct whole recognised texts.
 *
 * <p>{@link dev.caesura.align.correction.CorrectionFinder} compares a recognised text with the
 * correct one, {@link dev.caesura.align.correction.CorrectionJson} reads and writes the result.
 *
 * <pre>{@code
 * CorrectedText talk = CorrectionFinder.of(Locale.ENGLISH)
 *     .compare("he paid twenty one dollar", "He paid 21 dollars.");
 * String corrected = Correction.apply(talk.hypothesis(), talk.corrections());
 * CorrectionJson.write(Path.of("talk.json"), List.of(talk));
 * }</pre>
 *
 * <p>{@link dev.caesura.align.correction.TextCorrector} applies pairs from a file, wherever their
 * wrong text occurs; {@link dev.caesura.align.correction.CorrectionScores} measures what that
 * changes.
 *
 * <p>Applying the pairs to the recognised text always gives the correct one. Source: Tang et al.,
 * "Full-text error correction for Chinese speech recognition with large language models" (2024),
 * whose pairs (ChFT) cover wrong words, punctuation and numbers at the scope of a segment or of the
 * whole text; the places and the kinds are Caesura's.
 */
package dev.caesura.align.correction;
