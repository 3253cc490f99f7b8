/**
 * Segments and scores in files, in and out.
 *
 * <p>A {@link dev.caesura.audio.format.SegmentFormat} writes a list of {@link
 * dev.caesura.audio.format.RecordedSegment}s and reads it back: {@link
 * dev.caesura.audio.format.RttmFormat} for diarisation tools, {@link
 * dev.caesura.audio.format.MustcYamlFormat} for speech translation, {@link
 * dev.caesura.audio.format.SegmentsJsonFormat} for everything else. All are UTF-8, whatever the
 * platform's charset. {@link dev.caesura.audio.format.FrameScoresFile} keeps the output of a
 * scorer.
 *
 * <pre>{@code
 * SegmentFormat rttm = new RttmFormat(16_000);
 * rttm.write(RecordedSegment.of("talk", segments), Path.of("talk.rttm"));
 * }</pre>
 *
 * <p>Files are written under a temporary name and moved into place. Times are written in seconds
 * with as many decimals as it takes to read back the same samples (six, up to 192 kHz). What cannot
 * be read ends with an {@link java.io.IOException} that names file, line, what was expected and
 * what was found.
 */
package dev.caesura.audio.format;
