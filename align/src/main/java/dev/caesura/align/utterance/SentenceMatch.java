package dev.caesura.align.utterance;

/**
 * The heard words that a sentence was found in.
 *
 * @param sentence its index
 * @param firstRecognized first heard word
 * @param lastRecognized last heard word
 * @param moved whether they are out of the order of the text
 * @param cer edits per written character
 * @param score similarity in [0, 1]
 */
record SentenceMatch(
    int sentence,
    int firstRecognized,
    int lastRecognized,
    boolean moved,
    double cer,
    double score) {}
