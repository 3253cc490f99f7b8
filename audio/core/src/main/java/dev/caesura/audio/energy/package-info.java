/**
 * Detects voice activity by loudness alone, without a model, at any sample rate.
 *
 * <pre>{@code
 * FrameScores scores = EnergyScorer.defaults().score(recording);
 * }</pre>
 */
package dev.caesura.audio.energy;
