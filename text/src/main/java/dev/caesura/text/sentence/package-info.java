/**
 * Sentence segmenters that need no model.
 *
 * <pre>{@code
 * Segmentation sentences = TranscriptSegmenter.of(Locale.ENGLISH).segment(text);
 * }</pre>
 *
 * <p>{@link dev.caesura.text.sentence.LineSegmenter} takes lines as they are, {@link
 * dev.caesura.text.sentence.RuleSegmenter} follows Unicode's rules for sentences (UAX 29) without
 * the breaks after abbreviations that CLDR lists, and {@link
 * dev.caesura.text.sentence.TranscriptSegmenter} examines the lines to choose between the two.
 * {@link dev.caesura.text.sentence.BreakIteratorSegmenter} is a baseline.
 */
package dev.caesura.text.sentence;
