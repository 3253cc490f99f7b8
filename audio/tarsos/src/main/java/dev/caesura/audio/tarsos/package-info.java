/**
 * The silence detector of TarsosDSP as a scorer: a baseline for comparisons. TarsosDSP is under the
 * GPL-3.0, which is why this package is an artifact of its own, {@code caesura-tarsos}. No other
 * package uses TarsosDSP.
 *
 * <pre>{@code
 * AudioSource recording = AudioFiles.open(Path.of("talk.wav"), 16_000);
 * FrameScores scores = SilenceScorer.defaults().score(recording);
 * }</pre>
 *
 * <p>Source: TarsosDSP 2.4, {@code be.tarsos.dsp.SilenceDetector}.
 */
package dev.caesura.audio.tarsos;
