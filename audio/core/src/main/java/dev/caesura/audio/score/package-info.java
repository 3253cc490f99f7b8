/**
 * Scorers around scorers: {@link dev.caesura.audio.score.OnsetCompensatingScorer} moves late scores to
 * where they belong, {@link dev.caesura.audio.score.ScoreCache} keeps scores on disk so that
 * another segmenter does not need the detector again.
 *
 * <pre>{@code
 * StreamingScorer earlier = OnsetCompensatingScorer.of(EnergyScorer.withDefaults(), 0.03);
 * ScoreCache cache = ScoreCache.in(Path.of("scores"));
 * FrameScores scores = cache.score(Path.of("talk.wav"), recording, earlier, "energy 0.03");
 * }</pre>
 */
package dev.caesura.audio.score;
