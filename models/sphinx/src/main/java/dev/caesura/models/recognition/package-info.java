/**
 * Speech recognition with CMU Sphinx, biased to the transcript of the recording: of English with
 * the model that comes with Sphinx, of other languages with a model of the user's.
 *
 * <p>Input: pieces of a recording (8 to 15 s of speech, 16 kHz) and the recording's transcript,
 * which may be wrong in places. Output: the recognised words with their times, as {@link
 * dev.caesura.align.Transcript}.
 *
 * <pre>{@code
 * try (SphinxRecognizer recognizer = SphinxRecognizer.open(text, SphinxSettings.defaults())) {
 *   Transcript words = recognizer.recognize(recording.read(segments.get(0)));
 * }
 * }</pre>
 *
 * <p>{@link dev.caesura.models.recognition.SphinxRecognizer} needs nothing but the class path.
 * {@link dev.caesura.models.recognition.PocketsphinxRecognizer} makes fewer errors and is faster,
 * but needs an installed program. Both are found by name with {@link
 * dev.caesura.align.RecognizerProvider}.
 *
 * <p>{@link dev.caesura.models.recognition.SphinxModel} is the acoustic model and the dictionary of
 * another language, read by {@link dev.caesura.models.recognition.cmu}.
 *
 * <p>The language model is made of the transcript and a little everyday English ({@link
 * dev.caesura.models.recognition.ngram}), the dictionary of the CMU one and letter-to-sound guesses
 * ({@link dev.caesura.models.recognition.lexicon}); the acoustic model is CMU Sphinx's en-us.
 * Sources: Moreno and others, "A recursive algorithm for the forced alignment of very long audio
 * segments" (1998), for a language model of the transcript and for trusting runs of words that
 * agree with it; Lamere and others, "The CMU Sphinx-4 speech recognition system" (2003);
 * Huggins-Daines and others, "PocketSphinx" (2006).
 */
package dev.caesura.models.recognition;
