/**
 * The shipped sentence network: {@link dev.caesura.models.text.CompactBoundaryScorer} gives the
 * probability of a sentence boundary after every character of any text.
 *
 * <pre>{@code
 * try (CompactBoundaryScorer boundaries = CompactBoundaryScorer.open()) {
 *   BoundaryScores scores = boundaries.score("we came home late was anyone awake");
 * }
 * }</pre>
 *
 * <p>A {@link dev.caesura.text.TextSegmenter} splits the text where the {@link
 * dev.caesura.text.BoundaryScores} reach a threshold. {@code compact-boundaries.md} beside the
 * weights describes the training data, the figures and the weaknesses; {@code models/training} has
 * the code that trained the network.
 */
package dev.caesura.models.text;
