/**
 * Alignment of a recording with its transcript by an acoustic model that is trained on the
 * recording itself: hidden Markov models of letters with Gaussian mixtures.
 *
 * <pre>{@code
 * Segmentation sentences = Segmentation.ofEnds("El tren sale. Llega tarde.", List.of(14, 26));
 * SelfAligner aligner = SelfAligner.of(WordNormalizer.of(Locale.forLanguageTag("es")));
 * RecordingAlignment found = aligner.align("talk", recording, segments, sentences);
 * }</pre>
 *
 * <p>The steps: features ({@code SpeechFeatures}), units and states of the transcript ({@code
 * TranscriptUnits}, {@code StateNetwork}), a first alignment by a voice ({@code VoiceStart}) or by
 * lengths and pauses ({@code PauseStart}), training and alignment in turns ({@code SelfTraining},
 * {@code BandedViterbi}), places of sentences ({@code SentencePlaces}), and the comparison with
 * unrelated text that gives the scores ({@code SentenceJudge}).
 *
 * <p>Sources: Rabiner 1989 (hidden Markov models); Young et al., The HTK Book (splitting of
 * Gaussians); Gale, Church 1993 (the first alignment); Killer, Stüker, Schultz 2003 (letters as
 * units).
 */
package dev.caesura.models.hmm;
