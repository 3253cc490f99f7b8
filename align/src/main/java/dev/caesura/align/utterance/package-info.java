/**
 * Alignment of the sentences of a transcript with a recording: their times, their words, and how
 * much the recognised words resemble them.
 *
 * <pre>
 *   recognised words ──┐
 *                      ├ TokenMatcher → sentences with times, repetitions, speech without text
 *   sentences ─────────┘
 *   turns of speakers who overlap ─TurnAligner→ SentenceAligner for each order of the turns → sentences
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
