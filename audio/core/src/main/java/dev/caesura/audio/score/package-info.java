/**
 * Scorers that wrap other scorers: {@link dev.caesura.audio.score.OnsetCompensatingScorer} moves
 * late scores earlier, {@link dev.caesura.audio.score.ScoreCache} keeps scores on disk so that
 * another segmenter can be tried without the scorer.
 *
 * <pre>{@code
 * StreamingScorer earlier = OnsetCompensatingScorer.of(EnergyScorer.defaults(), 0.03);
 * ScoreCache cache = ScoreCache.in(Path.of("scores"));
 * FrameScores scores = cache.score(Path.of("talk.wav"), recording, earlier, "energy 0.03");
 * }</pre>
 */
package dev.caesura.audio.score;
