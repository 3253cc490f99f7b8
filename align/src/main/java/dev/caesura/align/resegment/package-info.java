/**
 * Re-segmentation of a hypothesis where a reference is cut, by the fewest word errors, so that its
 * segments can be scored one by one. mwerSegmenter does the same for speech translation.
 *
 * <pre>{@code
 * List<TextSpan> spans = Resegmenter.of(ScoringTokenizer.of(TokenUnit.BARE))
 *     .resegment(List.of("Good morning.", "How are you?"), "good morning how old are you");
 * }</pre>
 *
 * <p>To cut training data at random places, see {@link dev.caesura.align.augment}.
 *
 * <p>Source: Matusov, Leusch, Bender and Ney, "Evaluating machine translation output with automatic
 * sentence segmentation" (IWSLT 2005). The authors keep a table of hypothesis by reference words;
 * here memory grows with the sum of the lengths, not with their product.
 */
package dev.caesura.align.resegment;
