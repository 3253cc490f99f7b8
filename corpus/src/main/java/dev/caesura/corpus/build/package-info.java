/**
 * Building of a corpus from a pile of recordings and documents, as stages that are functions from
 * items to items.
 *
 * <p>Flow: documents are read; recordings are recognised, or their words are read; each recording
 * is matched with the parts of documents that it speaks; these are aligned as {@code
 * dev.caesura.corpus.mine} does it; clips are measured, filtered and split; records and a report
 * are written. Each result is kept with the fingerprint of its inputs, settings and code, so a
 * second run does what changed. A failed item is recorded and stops nothing else.
 *
 * <pre>{@code
 * BuildConfig config = BuildConfigReader.read(Path.of("archive.yaml"));
 * BuildResult result = CorpusBuilder.of(config).withJobs(4).build();
 * System.out.println(result.failures());
 * }</pre>
 */
package dev.caesura.corpus.build;
