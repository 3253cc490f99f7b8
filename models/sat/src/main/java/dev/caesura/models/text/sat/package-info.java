/**
 * The published networks of the SaT and WtP family, from the user's files.
 *
 * <p>In goes any text, out come {@link dev.caesura.text.BoundaryScores}: {@link
 * dev.caesura.models.text.sat.SatScorer} makes subwords (SaT) or hashed characters (WtP) of it,
 * reads them in overlapping windows and averages the logits.
 *
 * <pre>{@code
 * try (SatScorer sat = SatScorer.open(folder)) {
 *   BoundarySegmenter segmenter = new BoundarySegmenter(sat, sat.threshold());
 *   Segmentation sentences = segmenter.segment(text);
 * }
 * }</pre>
 *
 * <p>Sources: Minixhofer et al., <em>Where's the Point?</em>, ACL 2023; Frohmann et al.,
 * <em>Segment Any Text</em>, EMNLP 2024; the inference of wtpsplit 2.2.
 */
package dev.caesura.models.text.sat;
