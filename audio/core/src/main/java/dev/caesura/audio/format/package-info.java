/**
 * Formats of segments and scores in files.
 *
 * <p>A {@link dev.caesura.audio.format.SegmentFormat} writes a list of {@link
 * dev.caesura.audio.format.RecordedSegment}s and reads it back: {@link
 * dev.caesura.audio.format.RttmFormat} for diarisation tools, {@link
 * dev.caesura.audio.format.MustcYamlFormat} for speech translation, {@link
 * dev.caesura.audio.format.SegmentsJsonFormat} for everything else. All are UTF-8, on every
 * platform. {@link dev.caesura.audio.format.FrameScoresFile} keeps the output of a scorer.
 *
 * <pre>{@code
 * SegmentFormat rttm = new RttmFormat(16_000);
 * rttm.write(RecordedSegment.of("talk", segments), Path.of("talk.rttm"));
 * }</pre>
 *
 * <p>Files are written under a temporary name and moved into place. Times are written in seconds
 * with as many decimals as it takes to read back the same samples (six, up to 192 kHz). Malformed
 * files are an {@link java.io.IOException} that states file, line, what was expected and what was
 * found. {@link dev.caesura.audio.format.SegmentFormats} finds a format by its name or by the
 * extension of a file; {@link dev.caesura.audio.format.CtmReader} and {@link
 * dev.caesura.audio.format.CueReader} read CTM and subtitles for other purposes.
 */
package dev.caesura.audio.format;
