/**
 * OpenNLP's {@code SentenceDetector} over a sentence segmenter, for pipelines of tokenizers,
 * taggers and parsers. The program brings {@code opennlp-tools}.
 *
 * <p>{@code docs/adapters.md} has an example.
 */
package dev.caesura.adapters.opennlp;
