/**
 * Units below the word: where the sound of speech changes, as phones do, without a transcript and
 * without a model of any language.
 *
 * <pre>{@code
 * UnitFeatures features = CepstralFeatures.defaults().extract(recording);
 * List<TimeSpan> units = PeakSegmenter.defaults(SpectralChangeScorer.defaults()).segment(features);
 * float[] means = features.pooled(units);
 * }</pre>
 *
 * <p>The flow: a {@link dev.caesura.audio.unit.UnitFeatureExtractor} reads a recording, a {@link
 * dev.caesura.audio.unit.UnitBoundaryScorer} scores each frame, and a {@link
 * dev.caesura.audio.unit.UnitSegmenter} cuts. Segments tile the recording, and their mean-pooled
 * features are what unsupervised recognisers take.
 *
 * <p>Source: Tseng et al., <em>REBORN: Reinforcement-Learned Boundary Segmentation with Iterative
 * Training for Unsupervised ASR</em> (2024).
 */
package dev.caesura.audio.unit;
