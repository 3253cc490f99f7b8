/**
 * Pronunciations of the words of a text: from a dictionary, or from a letter-to-sound model for
 * words that are not in it. {@link dev.caesura.models.recognition.lexicon.Lexicon} is for English,
 * {@link dev.caesura.models.recognition.lexicon.ModelLexicon} for other languages.
 *
 * <pre>
 *   text ─WrittenText→ words ─Lexicon→ pronunciations
 *                               ├─ PronouncingDictionary
 *                               └─ LetterToSound           trained on the dictionary
 * </pre>
 *
 * <p>English phones are those of the CMU Pronouncing Dictionary: ARPAbet without stress, 39 of
 * them. Those of other languages are the phones of the acoustic model.
 */
package dev.caesura.models.recognition.lexicon;
