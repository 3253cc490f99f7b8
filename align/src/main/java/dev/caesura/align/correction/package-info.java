/**
 * Error-correction pairs: what was heard wrong, and what is right, each in its place, for training
 * and testing models that correct whole recognised texts.
 *
 * <pre>{@code
 * CorrectedText talk = CorrectionFinder.of(Locale.ENGLISH)
 *     .compare("he paid twenty one dollar", "He paid 21 dollars.");
 * String written = Correction.apply(talk.heard(), talk.corrections());
 * CorrectionJson.write(Path.of("talk.json"), List.of(talk));
 * }</pre>
 *
 * <p>Applying the pairs to the heard text gives the written one, always. Source: Tang and others,
 * "Full-text error correction for Chinese speech recognition with large language models" (2024),
 * whose pairs (ChFT) cover wrong words, punctuation and numbers at the scope of a segment or of the
 * whole text; the places and the kinds are ours.
 */
package dev.caesura.align.correction;
