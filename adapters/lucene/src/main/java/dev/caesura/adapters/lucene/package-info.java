/**
 * Lucene's {@code Tokenizer} and {@code Analyzer} over sentences: a token is a sentence, so that
 * search finds, counts or highlights sentences. The program brings {@code lucene-core}.
 *
 * <pre>
 *   Reader ─TextSegmenter→ spans ─SentenceTokenizer→ tokens of type "sentence" with offsets
 * </pre>
 *
 * <p>{@code docs/adapters.md} has an example.
 */
package dev.caesura.adapters.lucene;
