/**
 * Words in time: the values and contracts that join the audio and text modules.
 *
 * <pre>
 *   Signal ─Recognizer→ Transcript ──┐
 *                                    ├─LongAligner→ List&lt;Utterance&gt;
 *   text ─TextSegmenter→ Segmentation┘
 * </pre>
 *
 * <p>Recognition and forced alignment give the same {@link dev.caesura.align.Transcript}. Times are
 * samples on the recording's clock, text places are {@code String} indexes into the untouched
 * transcript.
 *
 * <p>This package holds values and contracts only; ways of doing it are in the packages below it.
 */
package dev.caesura.align;
