/**
 * Punctuation and capitals for text that has none.
 *
 * <p>A {@link dev.caesura.text.punctuation.PunctuationScorer} scores for every character whether a
 * sentence ends there, which mark is missing and whether it should be upper case; {@link
 * dev.caesura.text.punctuation.Punctuator} writes the text. Words stay as they are.
 *
 * <pre>{@code
 * try (CompactBoundaryScorer network = CompactBoundaryScorer.open()) {
 *   String written = Punctuator.of(network).restore("we came home late was anyone awake no");
 * }
 * }</pre>
 *
 * <p>Source: SaT's auxiliary punctuation objective (Minixhofer et al., ACL 2023, section 3.2) is
 * the model of the classes; the papers do not restore the text.
 */
package dev.caesura.text.punctuation;
