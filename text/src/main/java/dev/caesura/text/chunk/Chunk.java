package dev.caesura.text.chunk;

/**
 * Consecutive sentences that together have few enough tokens, or a part of a sentence that has too
 * many. Immutable and thread-safe.
 *
 * @param text the sentences with the white space that follows each
 * @param start UTF-16 units before it in the whole text
 * @param end {@code start} plus the length of the text
 * @param sentences how many sentences it has; 1 for a part of one
 * @param tokens the tokens of the text without the white space at its ends
 * @param isPart whether it is a part of a sentence that has too many tokens
 */
public record Chunk(String text, long start, long end, int sentences, int tokens, boolean isPart) {}
