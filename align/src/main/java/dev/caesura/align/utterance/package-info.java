/**
 * The sentences of a transcript in a recording: their times, their words, and how well they fit.
 *
 * <pre>
 *   heard words ──┐
 *                 ├ TokenMatcher → SentenceMatching → sentences with times, the rest of both sides
 *   sentences ────┘
 *   sentences + speech scores ─BoundarySnapping→ sentences that start and end in pauses
 * </pre>
 *
 * <pre>{@code
 * LongAligner aligner = SentenceAligner.of(WordNormalizer.of(Locale.ENGLISH), Order.ANY);
 * List<Utterance> found = aligner.align(
 *     "session-12", new Transcript(List.of()), new Segmentation("", List.of()));
 * }</pre>
 */
package dev.caesura.align.utterance;
