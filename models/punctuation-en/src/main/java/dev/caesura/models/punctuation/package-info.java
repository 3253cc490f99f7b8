/**
 * Punctuation and capitals of English text from a pre-trained encoder of 12 layers, which reads
 * words rather than characters. It writes more marks right than the networks of the splitter, and
 * is slower:
 *
 * <pre>{@code
 * try (EnglishPunctuationScorer scorer = EnglishPunctuationScorer.open()) {
 *   String restored = Punctuator.of(scorer).restore("we came home late was anyone awake");
 * }
 * }</pre>
 *
 * <p>{@code punctuation-en.md} beside the weights has its figures and data.
 */
package dev.caesura.models.punctuation;
