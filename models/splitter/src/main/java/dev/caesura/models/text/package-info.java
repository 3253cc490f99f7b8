/**
 * Networks that read text: {@link dev.caesura.models.text.CompactBoundaryScorer} gives the
 * probability of a sentence end after every character, from weights that are shipped with it.
 *
 * <pre>{@code
 * try (CompactBoundaryScorer boundaries = CompactBoundaryScorer.open()) {
 *   BoundaryScores scores = boundaries.score("we came home late was anyone awake");
 * }
 * }</pre>
 *
 * <p>In goes any text, out come {@link dev.caesura.text.BoundaryScores}, which a {@link
 * dev.caesura.text.TextSegmenter} cuts at a threshold. What the network was trained on, how well it
 * does and where it fails is in {@code compact-boundaries.md} beside the weights; the code that
 * trained it is in {@code models/training}.
 */
package dev.caesura.models.text;
