/**
 * How the words of a text are said: reading a written text as words, looking them up, and guessing
 * what no dictionary has.
 *
 * <pre>
 *   text ─WrittenText→ words ─Lexicon→ pronunciations
 *                               ├─ PronouncingDictionary   what people wrote down
 *                               └─ LetterToSound           learned from it
 * </pre>
 *
 * <p>Phones are those of the CMU Pronouncing Dictionary: ARPAbet without stress, 39 of them.
 */
package dev.caesura.models.recognition.lexicon;
