/**
 * Transcripts in PDF, read with PDFBox: found by {@link
 * dev.caesura.corpus.document.TranscriptReader} where {@code caesura-pdf} is on the class path.
 *
 * <pre>{@code
 * TranscriptDocument minutes = TranscriptReader.defaults().readJoined(Path.of("minutes.pdf"));
 * System.out.println(minutes.text());
 * }</pre>
 *
 * <p>A page is glyphs at places. Glyphs become words and rows; empty strips between them that run
 * down several rows are the gaps between columns; what stands at the top or bottom of many pages is
 * a running head; rows become paragraphs by their distances, indents and ends.
 */
package dev.caesura.corpus.pdf;
