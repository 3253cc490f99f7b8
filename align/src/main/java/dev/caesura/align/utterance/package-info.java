/**
 * The sentences of a transcript in a recording: their times, their words, and how well they fit.
 *
 * <pre>
 *   heard words ──┐
 *                 ├ TokenMatcher → SentenceAssigner → sentences with times, the rest of both sides
 *   sentences ────┘
 *   sentences + speech scores ─BoundarySnapper→ sentences that start and end in pauses
 * </pre>
 *
 * <pre>{@code
 * SentenceAligner.Settings settings =
 *     SentenceAligner.Settings.defaults().withOrder(TranscriptOrder.ANY);
 * LongAligner aligner = SentenceAligner.of(WordNormalizer.of(Locale.ENGLISH), settings);
 * List<Utterance> found = aligner.align(
 *     "session-12", new Transcript(List.of()), new Segmentation("", List.of()));
 * }</pre>
 */
package dev.caesura.align.utterance;
