/**
 * Spring AI's {@code TextSplitter} over sentences: documents with a maximum of tokens, each with
 * its place in the document that it comes from. The program brings {@code spring-ai-commons}.
 *
 * <p>{@code docs/adapters.md} has an example.
 */
package dev.caesura.adapters.springai;
