/**
 * Formats of speech corpora, which are read and written, and conversion between them with a report
 * of what the target does not hold.
 *
 * <pre>{@code
 * List<CorpusEntry> entries = CorpusConverter.named("parlaspeech").read(file);
 * ConversionReport report =
 *     CorpusConverter.write(entries, CorpusConverter.named("kaldi"), folder);
 * report.lines().forEach(System.err::println);
 * }</pre>
 *
 * <p>All formats share one value, {@link dev.caesura.corpus.format.CorpusEntry}: a stretch of a
 * recording with its text. Times are microseconds; files state seconds.
 */
package dev.caesura.corpus.format;
