/**
 * Pronunciations of the words of a text: from a dictionary, or from a letter-to-sound model for
 * words that are not in it.
 *
 * <pre>
 *   text ─WrittenText→ words ─Lexicon→ pronunciations
 *                               ├─ PronouncingDictionary
 *                               └─ LetterToSound           trained on the dictionary
 * </pre>
 *
 * <p>Phones are those of the CMU Pronouncing Dictionary: ARPAbet without stress, 39 of them.
 */
package dev.caesura.models.recognition.lexicon;
