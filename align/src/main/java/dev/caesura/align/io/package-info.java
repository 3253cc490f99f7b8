/**
 * Files of recognised words with times: read into {@link dev.caesura.align.Transcript}s, and
 * written.
 *
 * <table>
 *   <caption>Which class does what</caption>
 *   <tr><td>list of the formats, detection</td><td>{@link dev.caesura.align.io.HypothesisFormat}</td></tr>
 *   <tr><td>reading all formats</td><td>{@link dev.caesura.align.io.HypothesisReader}</td></tr>
 *   <tr><td>order of the words where channels or speakers overlap</td><td>{@link dev.caesura.align.io.ReadingOrder}</td></tr>
 *   <tr><td>writing CTM and JSON Lines</td><td>{@link dev.caesura.align.io.HypothesisWriter}</td></tr>
 *   <tr><td>known words in place of a recogniser</td><td>{@link dev.caesura.align.io.HypothesisRecognizer}</td></tr>
 * </table>
 *
 * <pre>{@code
 * List<Hypothesis> all = HypothesisReader.of(16_000).read(Path.of("meeting.ctm"));
 * Transcript recognized = all.get(0).transcript();
 * Recognizer recognizer = HypothesisRecognizer.of(recognized);
 * HypothesisWriter.jsonLines(Path.of("meeting.jsonl"), all);
 * }</pre>
 *
 * <p>{@link dev.caesura.align.io.Repairs} counts what a reader repaired; nothing is left out
 * without a count. Lines of CTM and cues of subtitles are parsed in {@link
 * dev.caesura.audio.format}.
 *
 * <p>Sources: the manual of sclite for NIST's CTM and STM; the W3C for WebVTT; for the other
 * formats, files that the programs write.
 */
package dev.caesura.align.io;
