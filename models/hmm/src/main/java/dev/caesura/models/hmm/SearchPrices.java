package dev.caesura.models.hmm;

/**
 * Prices of the search, in natural logarithms. Immutable.
 *
 * @param skippedSentence of leaving out a sentence
 * @param skippedSentenceLetter of each letter of a sentence that is left out
 * @param skippedWord of leaving out a word
 * @param skippedWordLetter of each letter of a word that is left out
 * @param filler of entering speech without text between sentences
 * @param innerFiller of entering speech without text inside a sentence
 * @param pause of a pause inside a sentence
 * @param silentSpeech of each frame of silence where speech was detected
 * @param speechInSilence of each frame of text or speech without text where none was detected
 */
record SearchPrices(
    float skippedSentence,
    float skippedSentenceLetter,
    float skippedWord,
    float skippedWordLetter,
    float filler,
    float innerFiller,
    float pause,
    float silentSpeech,
    float speechInSilence) {}
