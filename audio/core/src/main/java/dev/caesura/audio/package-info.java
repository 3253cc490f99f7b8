/**
 * Where speech begins and ends: the values and contracts of the audio module.
 *
 * <pre>
 *   file → AudioSource ─SpeechScorer→ FrameScores ─Segmenter→ List&lt;TimeSpan&gt;
 * </pre>
 *
 * <p>Time is integer samples on the recording's own clock ({@link dev.caesura.audio.TimeSpan}); a
 * slice of a {@link dev.caesura.audio.Signal} keeps its place, and scores carry their grid, so no
 * step adds an offset. Each arrow is an interface of one method: a lambda serves in a test, a
 * cached file in a batch job, the user's own code anywhere.
 *
 * <p>This package holds values and contracts only; ways of doing it are in the packages below it.
 */
package dev.caesura.audio;
