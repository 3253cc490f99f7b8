/**
 * Words in time: the values and contracts that combine the audio and text modules.
 *
 * <pre>
 *   Signal ─Recognizer→ Transcript ──┐
 *                                    ├─LongAligner→ List&lt;Utterance&gt;
 *   text ─TextSegmenter→ Segmentation┘
 * </pre>
 *
 * <p>Recognition and forced alignment return the same {@link dev.caesura.align.Transcript}. Times
 * are samples on the recording's clock, text places are {@code String} indexes into the untouched
 * transcript.
 *
 * <p>This package holds values and contracts only; implementations are in its sub-packages.
 */
package dev.caesura.align;
