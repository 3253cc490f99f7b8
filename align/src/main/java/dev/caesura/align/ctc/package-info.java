/**
 * Forced alignment and decoding with CTC emissions.
 *
 * <pre>
 *   AudioSource ─AcousticModel→ Emissions ─┬─CtcAligner(words)→ CtcAlignment → Transcript
 *                                          └─GreedyDecoder, BeamDecoder → Transcript
 * </pre>
 *
 * <p>{@link dev.caesura.align.ctc.CtcVocabulary} turns words into symbols; a character without a
 * symbol becomes a wildcard. {@link dev.caesura.align.ctc.CtcAligner} finds the best path of the
 * words through the emissions. Text that is not spoken and speech that is not in the text can be
 * skipped at a cost ({@link dev.caesura.align.ctc.CtcAlignerSettings}).
 *
 * <p>{@link dev.caesura.align.ctc.CtcSpeller} brings a transcript into the alphabet of a model, and
 * {@link dev.caesura.align.ctc.CtcSentencePlacer} places its sentences where recognised words show
 * roughly where they are. {@link dev.caesura.align.ctc.EmissionsFile} keeps emissions on disk.
 *
 * <p>Sources: Graves et al., "Connectionist Temporal Classification" (ICML 2006); Kürzinger et al.,
 * "CTC-Segmentation of Large Corpora for German End-to-End Speech Recognition" (SPECOM 2020);
 * Hannun et al., "First-Pass Large Vocabulary Continuous Speech Recognition using Bi-Directional
 * Recurrent DNNs" (2014).
 */
package dev.caesura.align.ctc;
