/**
 * Words with times in files: what recognisers write, read into {@link
 * dev.caesura.align.Transcript}s, and written again.
 *
 * <pre>{@code
 * List<Hypothesis> all = HypothesisReader.of(16_000).read(Path.of("meeting.ctm"));
 * Transcript heard = all.get(0).transcript();
 * Recognizer recognizer = HypothesisRecognizer.of(heard);
 * HypothesisWriter.jsonLines(Path.of("meeting.jsonl"), all);
 * }</pre>
 *
 * <p>{@link dev.caesura.align.io.HypothesisFormat} lists the formats. What a reader had to put
 * right is counted in {@link dev.caesura.align.io.Repairs}; nothing is left out without a count.
 *
 * <p>Sources: NIST's CTM and STM as sclite's manual describes them; the W3C's WebVTT; for the
 * others, files that the programs write.
 */
package dev.caesura.align.io;
