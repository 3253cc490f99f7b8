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
 * <p>{@link dev.caesura.models.acoustic.CtcRecognizer} keeps the emissions of hours in a file,
 * recognises words in them and places a text; {@code caesura mine --acoustic-model} finds it on the
 * class path.
 *
 * <p>Networks of the wav2vec2 family as the Hugging Face exporter writes them, and of NVIDIA NeMo;
 * see {@link dev.caesura.models.acoustic.CtcAcousticModel} for the files. Sources: Baevski et al.,
 * "wav2vec 2.0" (NeurIPS 2020); Kriman et al., "QuartzNet" (ICASSP 2020); NeMo's code for the
 * features.
 */
package dev.caesura.models.acoustic;
