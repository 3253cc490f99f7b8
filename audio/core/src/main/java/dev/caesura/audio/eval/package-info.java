/**
 * Evaluation of segments against labels.
 *
 * <p>The input is lists of {@link dev.caesura.audio.TimeSpan}s: labelled speech, the segments under
 * test and, where they are known, the words with their times. The output is counts, which add up
 * over recordings, and rates of them: frames ({@link dev.caesura.audio.eval.DetectionCounts},
 * {@link dev.caesura.audio.eval.RocAuc} for scores), boundaries ({@link
 * dev.caesura.audio.eval.BoundaryCounts}), purity, coverage and retained speech ({@link
 * dev.caesura.audio.eval.CoverageCounts}), cut speech and words ({@link
 * dev.caesura.audio.eval.CutCounts}), lengths ({@link dev.caesura.audio.eval.LengthDistribution}).
 * {@link dev.caesura.audio.eval.SegmentEvaluation} computes all at once.
 *
 * <pre>{@code
 * SegmentMetrics metrics =
 *     SegmentEvaluation.defaults().compare(labelled, words, segments, extent);
 * double f1 = metrics.boundaries().f1();
 * }</pre>
 *
 * <p>Where a rate has nothing to count, it is that of a perfect result: precision is 1 if nothing
 * was found, recall is 1 if there was nothing to find, error rates are 0.
 *
 * <p>Sources: Bredin, <em>pyannote.metrics: a toolkit for reproducible evaluation, diagnostic, and
 * error analysis of speaker diarization systems</em> (Interspeech 2017); NIST, <em>The 2009 (RT-09)
 * Rich Transcription Meeting Recognition Evaluation Plan</em>; Fawcett, <em>An introduction to ROC
 * analysis</em> (Pattern Recognition Letters 27, 2006).
 */
package dev.caesura.audio.eval;
