/**
 * Matching of recognised with written words, in hours of speech and transcripts that are not the
 * same text and not in the same order.
 *
 * <pre>
 *   recognised words ┐   seeds      chains (one, or many local ones)     gaps
 *                    ├ n words  →  chosen by weight, no word twice   →  shorter seeds, exact kernel → TokenMatches
 *   written words ───┘ k letters
 * </pre>
 *
 * <pre>{@code
 * TokenMatches matches =
 *     TokenMatcher.of(TranscriptOrder.ANY).match(List.of("good", "morning", "all"), List.of("good", "mourning"));
 * int partner = matches.writtenFor(0);     // -1 if the word is only in the audio
 * }</pre>
 */
package dev.caesura.align.chain;
