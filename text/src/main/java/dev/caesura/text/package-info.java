/**
 * Where sentences, paragraphs and topics end: the values and contracts of the text module.
 *
 * <pre>
 *   text ─BoundaryScorer→ BoundaryScores ─TextSegmenter→ Segmentation (sentences)
 *                                                            └Grouper→ paragraphs, topics
 * </pre>
 *
 * <p>Offsets are Java {@code String} indexes into the untouched text, half-open ({@link
 * dev.caesura.text.TextSpan}). A {@link dev.caesura.text.Segmentation} tiles its text: joining the
 * pieces gives the text again.
 *
 * <p>This package holds values and contracts only; implementations are in its sub-packages.
 */
package dev.caesura.text;
