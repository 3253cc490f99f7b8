/**
 * LangChain4j's {@code DocumentSplitter} over sentences: segments with a maximum of tokens, each
 * with its place in the document. The program brings {@code langchain4j-core}.
 *
 * <pre>
 *   Document ─TextChunker→ chunks ─SentenceDocumentSplitter→ List&lt;TextSegment&gt; with offsets
 * </pre>
 *
 * <p>{@code docs/adapters.md} has an example.
 */
package dev.caesura.adapters.langchain4j;
