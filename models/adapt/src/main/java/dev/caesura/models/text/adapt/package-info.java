/**
 * A network's idea of a sentence, fitted to some hundred sentences of the text that it is for:
 * verse, laws, transcripts without punctuation.
 *
 * <p>In goes a {@link dev.caesura.models.text.ColumnScorer} and texts with their sentences, out
 * comes an {@link dev.caesura.models.text.adapt.Adaptation}, which is saved as JSON and runs as
 * {@link dev.caesura.models.text.adapt.AdaptedBoundaryScorer}. The network itself stays as it is.
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
 * tunes a threshold, or a logistic regression over all outputs of the network. Here the regression
 * is drawn to the network's own rule and not to zero, may look at the written form too, and is
 * taken only where examples that it has not seen speak for it.
 */
package dev.caesura.models.text.adapt;
