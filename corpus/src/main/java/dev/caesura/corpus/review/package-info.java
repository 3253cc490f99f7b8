/**
 * Decisions of people about single sentences of a corpus.
 *
 * <p>Flow: the page {@code review.html} of a corpus saves {@link
 * dev.caesura.corpus.review.ReviewDecision}s in a file, {@link
 * dev.caesura.corpus.review.ReviewFile} reads it, and {@code
 * dev.caesura.corpus.build.CorpusBuilder} applies them and keeps them for later builds.
 *
 * <pre>{@code
 * BuildConfig config = BuildConfigReader.read(Path.of("archive.yaml"));
 * List<ReviewDecision> decisions = ReviewFile.read(Path.of("decisions.json"));
 * ReviewResult result = CorpusBuilder.of(config).review(decisions);
 * System.out.println(result.outcomes());
 * }</pre>
 */
package dev.caesura.corpus.review;
