/**
 * Readers of transcripts: a file of any format becomes documents with a text, its parts, and what
 * the file states about them.
 *
 * <pre>{@code
 * for (TranscriptDocument document : TranscriptReader.defaults().read(Path.of("sitting.xml"))) {
 *   document.remarks().forEach(remark -> System.err.println(document.source() + ": " + remark));
 *   for (DocumentPart part : document.parts()) {
 *     System.out.println(part.id() + " " + part.speaker() + ": " + document.text(part));
 *   }
 * }
 * }</pre>
 *
 * <p>A reader never drops text silently: notes, running heads and licences that it leaves out,
 * words that it joins and encodings that it guesses are remarks of the document, with their amount
 * and first place. A file that cannot be read is an error that names file and position.
 *
 * <p>Formats beyond this package are found with {@link java.util.ServiceLoader}: {@code
 * caesura-pdf} brings PDF.
 */
package dev.caesura.corpus.document;
