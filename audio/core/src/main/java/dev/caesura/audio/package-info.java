/**
 * The values and contracts of the audio module, which finds where speech begins and ends.
 *
 * <pre>
 *   file → AudioSource ─SpeechScorer→ FrameScores ─Segmenter→ List&lt;TimeSpan&gt;
 * </pre>
 *
 * <p>Time is integer samples on the recording's own clock ({@link dev.caesura.audio.TimeSpan}); a
 * slice of a {@link dev.caesura.audio.Signal} keeps its place, and scores carry their grid, so no
 * step adds an offset. Each arrow is an interface of one method, so that a lambda, a cached file or
 * your own code can take its place.
 *
 * <p>This package holds values and contracts only; implementations are in its sub-packages.
 */
package dev.caesura.audio;
