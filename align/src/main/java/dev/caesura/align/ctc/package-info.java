/**
 * Forced alignment and decoding with CTC emissions.
 *
 * <pre>
 *   AudioSource ─AcousticModel→ Emissions ─┬─CtcAligner(words)→ CtcAlignment → Transcript
 *                                          └─GreedyDecoder, BeamDecoder → Transcript
 * </pre>
 *
 * <p>{@link dev.caesura.align.ctc.CtcVocabulary} turns words into symbols; what the model has no
 * symbol for becomes a wildcard. {@link dev.caesura.align.ctc.CtcAligner} finds the best path of
 * the words through the emissions; text that nobody says and speech that nobody wrote can be
 * skipped at a price. Sources: Graves et al., "Connectionist Temporal Classification" (ICML 2006);
 * Kürzinger et al., "CTC-Segmentation of Large Corpora for German End-to-End Speech Recognition"
 * (SPECOM 2020); Hannun et al., "First-Pass Large Vocabulary Continuous Speech Recognition using
 * Bi-Directional Recurrent DNNs" (2014).
 */
package dev.caesura.align.ctc;
