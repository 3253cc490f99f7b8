/**
 * A network of twice the depth for {@link dev.caesura.models.text.CompactBoundaryScorer}: six
 * stages instead of three, on the same features, at about half the speed. Where this artifact is on
 * the class path, {@code CompactBoundaryScorer.named("large")} opens it:
 *
 * <pre>{@code
 * try (CompactBoundaryScorer scorer = CompactBoundaryScorer.named("large")) {
 *   BoundaryScores scores = scorer.score("so we went home and nobody said a word");
 * }
 * }</pre>
 *
 * <p>{@code compact-large.md} beside the weights has its figures and data.
 */
package dev.caesura.models.text.large;
