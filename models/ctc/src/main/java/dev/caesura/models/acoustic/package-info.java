/**
 * CTC acoustic models in ONNX Runtime, from a folder that the user names.
 *
 * <pre>{@code
 * try (CtcAcousticModel model = CtcAcousticModel.open(Path.of("wav2vec2-base-960h"))) {
 *   Emissions emissions = model.emissions(AudioFiles.open(Path.of("talk.flac"), 16_000));
 *   Transcript words = GreedyDecoder.of(model.vocabulary()).decode(emissions);
 * }
 * }</pre>
 *
 * <p>Networks of the wav2vec2 family as the Hugging Face exporter writes them; see {@link
 * dev.caesura.models.acoustic.CtcAcousticModel} for the files. Source: Baevski et al., "wav2vec
 * 2.0" (NeurIPS 2020).
 */
package dev.caesura.models.acoustic;
