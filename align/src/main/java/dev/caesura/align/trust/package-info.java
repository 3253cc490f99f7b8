/**
 * How far an alignment can be trusted: how probable it is that a sentence has a wrong place or a
 * wrong text, and whether a transcript belongs to its recording.
 *
 * <p>Flow: utterances of any aligner → {@link dev.caesura.align.trust.ErrorEstimator} measures what
 * speaks against each sentence ({@link dev.caesura.align.trust.ErrorFeature}) and weighs it by a
 * logistic regression → utterances with {@link dev.caesura.align.Utterance#errorProbability()} →
 * {@link dev.caesura.align.trust.TranscriptVerdict}.
 *
 * <pre>{@code
 * WordNormalizer normalizer = WordNormalizer.of(Locale.ENGLISH);
 * LongAligner aligner = SentenceAligner.of(normalizer, SentenceAligner.Settings.defaults());
 * List<Utterance> found = aligner.align(
 *     "session-12", new Transcript(List.of()), new Segmentation("", List.of()));
 * ErrorEstimator estimator = ErrorEstimator.of(normalizer, EvidenceKind.RECOGNITION);
 * List<Utterance> judged = estimator.estimate(found);
 * boolean belongs = TranscriptVerdict.ofRecognized(judged).isPlausible();
 * }</pre>
 *
 * <p>The weights are fitted by {@code bench/run reliability --fit} on recordings with known times;
 * {@code bench/run reliability} measures them on recordings that took no part in it. Every feature
 * grows with doubt and no weight is negative, so that more wrong words never lower a probability.
 */
package dev.caesura.align.trust;
