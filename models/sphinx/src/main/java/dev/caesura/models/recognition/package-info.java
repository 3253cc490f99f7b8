/**
 * Speech recognition that knows what it is going to hear.
 *
 * <p>In: pieces of a recording (8 to 15 s of speech, 16 kHz) and the recording's transcript, which
 * may be wrong in places. Out: the words with their times, as {@link dev.caesura.align.Transcript}.
 *
 * <pre>
 *   try (SphinxRecognizer recognizer = SphinxRecognizer.open(transcript, SphinxSettings.defaults())) {
 *     Transcript heard = recognizer.recognize(piece);
 *   }
 * </pre>
 *
 * <p>{@link dev.caesura.models.recognition.SphinxRecognizer} is always there; {@link
 * dev.caesura.models.recognition.PocketsphinxRecognizer} makes fewer errors, is faster, and needs a
 * program to be installed. {@link dev.caesura.models.recognition.RecognitionEngine} names them for
 * tools.
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
