/**
 * Converts the sample rate of recordings.
 *
 * <pre>{@code
 * AudioSource speech = Resampler.of(recording, 16_000);
 * }</pre>
 *
 * <p>In goes an {@link dev.caesura.audio.AudioSource} at its own rate, out comes one at the rate
 * that a model wants, on the same clock.
 *
 * <p>Sources: A. V. Oppenheim and R. W. Schafer, Discrete-Time Signal Processing, 3rd edition,
 * section 7.5.3 (the Kaiser window) and section 4.7 (polyphase filters).
 */
package dev.caesura.audio.dsp;
