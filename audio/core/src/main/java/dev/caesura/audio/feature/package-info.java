/**
 * Computes the acoustic features that networks take instead of samples. {@link
 * dev.caesura.audio.feature.KaldiFbank} computes log mel energies as Kaldi does, {@link
 * dev.caesura.audio.feature.KaldiMfcc} cepstral coefficients, and {@link
 * dev.caesura.audio.feature.Cmvn} brings them to mean 0 and variance 1 with the statistics of a
 * training set.
 *
 * <pre>{@code
 * float[] samples = new float[16_000];
 * KaldiFbank fbank = KaldiFbank.of(16_000, 80);
 * float[] features = fbank.features(samples, 0, samples.length); // [frames x 80]
 * Cmvn.read(Path.of("cmvn.ark")).apply(features);
 * }</pre>
 *
 * <p>Source: Povey et al. 2011, <em>The Kaldi Speech Recognition Toolkit</em>; {@code
 * compute-fbank-feats} with its defaults and no dither.
 */
package dev.caesura.audio.feature;
