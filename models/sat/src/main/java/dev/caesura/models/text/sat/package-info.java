/**
 * Published networks of the SaT and WtP family, from the user's files.
 *
 * <p>{@link dev.caesura.models.text.sat.SatScorer} turns any text into subwords (SaT) or hashed
 * characters (WtP), reads them in overlapping windows, averages the logits and returns {@link
 * dev.caesura.text.BoundaryScores}.
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
