/**
 * Pictures of recordings: waveform, spectrogram, probability of speech, and segments of several
 * methods side by side.
 *
 * <p>Input: an {@link dev.caesura.audio.AudioSource}, which recorders measure in bounded memory
 * while a scorer reads it, {@link dev.caesura.audio.FrameScores}, and segments. Output: SVG or PNG,
 * drawn by the same code on a {@link dev.caesura.corpus.picture.Canvas}.
 *
 * <pre>{@code
 * Waveform waveform = Waveform.of(recording);
 * Picture picture =
 *     new Picture(
 *         recording.name(),
 *         waveform.span(),
 *         List.of(
 *             new WaveformPanel(waveform),
 *             new ScoresPanel(scores, 0.5),
 *             new SegmentsPanel("own", RecordedSegment.of("talk", segments), 0)));
 * picture.write(Path.of("talk.svg"), 1600, picture.height());
 * }</pre>
 *
 * <p>Source of the mel scale: S. Young et al., The HTK Book (3.4), section 5.4.
 */
package dev.caesura.corpus.picture;
