/**
 * Voice activity by loudness alone: no model, any sample rate.
 *
 * <pre>{@code
 * FrameScores scores = EnergyScorer.withDefaults().score(recording);
 * }</pre>
 */
package dev.caesura.audio.energy;
