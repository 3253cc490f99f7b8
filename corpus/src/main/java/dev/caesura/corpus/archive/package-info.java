/**
 * Matching of an archive: the documents, and their parts, that each recording speaks, without any
 * order of recordings or documents.
 *
 * <p>Flow: {@link dev.caesura.corpus.archive.ArchiveIndex} holds the places of rare shingles of all
 * documents; it proposes passages for the recognised words of a recording; {@link
 * dev.caesura.corpus.archive.ArchiveMatcher} aligns these and keeps the parts that agree. Passages
 * of a recording whose words were recognised badly get a second look, word by word near their
 * diagonal.
 *
 * <pre>{@code
 * List<String> spoken = List.of("we", "will", "now", "vote", "on", "amendment", "seven");
 * DocumentSource documents = DocumentSource.of(List.of(new DocumentWords("a", spoken, List.of(0))));
 * ArchiveIndex.Builder builder = ArchiveIndex.builder(ArchiveSettings.defaults());
 * for (int d = 0; d < documents.size(); d++) {
 *   builder.add(documents.read(d).words());
 * }
 * ArchiveMatcher matcher = ArchiveMatcher.of(builder.build(), documents);
 * for (PartMatch part : matcher.match(spoken).parts()) {
 *   System.out.println(part.document() + ": parts " + part.firstPart() + " to " + part.endPart());
 * }
 * }</pre>
 *
 * <p>Sources: seeds and clusters as minimap2 (Li, 2018); retrieval of documents before alignment as
 * Kaldi's segment_long_utterances, which takes whole documents of 1,000 words instead of passages.
 */
package dev.caesura.corpus.archive;
