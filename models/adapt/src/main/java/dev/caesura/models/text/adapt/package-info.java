/**
 * Adaptation of a sentence network to a domain, such as verse, laws or transcripts without
 * punctuation, by about a hundred of its sentences.
 *
 * <p>{@link dev.caesura.models.text.adapt.Adapter} fits an {@link
 * dev.caesura.models.text.adapt.Adaptation} to a {@link dev.caesura.models.text.ColumnScorer} and
 * texts with their sentences. It is saved as JSON, and {@link
 * dev.caesura.models.text.adapt.AdaptedBoundaryScorer} applies it. The network stays unchanged.
 *
 * <pre>{@code
 * Segmentation examples = Segmentation.ofEnds(text, List.of(40, 75));
 * try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
 *   Adaptation adaptation = Adapter.fit(network, List.of(examples));
 *   adaptation.write(Path.of("verse.json"));
 *   BoundarySegmenter segmenter = BoundarySegmenter.of(AdaptedBoundaryScorer.of(network, adaptation));
 * }
 * }</pre>
 *
 * <p>Source: WtP (Minixhofer et al., <em>Where's the Point?</em>, ACL 2023, section 3.4), which
 * tunes a threshold, or a logistic regression over all outputs of the network. Here the penalty
 * draws the regression towards the network's own rule, not to zero. The regression may also use
 * features of the written form, and is chosen only if it is better on held-out examples.
 */
package dev.caesura.models.text.adapt;
