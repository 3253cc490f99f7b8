/**
 * Networks that detect speech: {@link dev.caesura.models.speech.SileroVad} gives the probability of
 * speech for every 32 ms of a recording, from weights that are shipped with it; {@link
 * dev.caesura.models.speech.FramewiseScorer} runs any other framewise network, described by a small
 * JSON.
 *
 * <pre>{@code
 * try (SileroVad vad = SileroVad.open()) {
 *   FrameScores scores = vad.score(recording);
 * }
 * }</pre>
 *
 * <p>The input is an {@link dev.caesura.audio.AudioSource}, the output {@link
 * dev.caesura.audio.FrameScores}, which the segmenters of {@code dev.caesura.audio.segment} cut.
 * Origin and licence of the weights are in {@code silero_vad_v6.source.txt} beside them.
 */
package dev.caesura.models.speech;
