/**
 * {@link java.text.BreakIterator} over a sentence segmenter, for programs that take one.
 *
 * <pre>
 *   CharacterIterator ─TextSegmenter→ boundaries ─SentenceBreakIterator→ first, next, following …
 * </pre>
 *
 * <p>{@code docs/adapters.md} has an example.
 */
package dev.caesura.adapters.breakiterator;
