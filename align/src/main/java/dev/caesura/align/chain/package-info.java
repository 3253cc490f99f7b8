/**
 * Which heard and which written words belong together, in hours of speech and transcripts that are
 * not the same text and not in the same order.
 *
 * <pre>
 *   heard words ──┐   seeds      chains (one, or many local ones)     gaps
 *                 ├ n words  →  chosen by weight, no word twice   →  shorter seeds, exact kernel → TokenMatches
 *   written words ┘ k letters
 * </pre>
 *
 * <pre>{@code
 * TokenMatches matches =
 *     TokenMatcher.of(TranscriptOrder.ANY).match(List.of("good", "morning", "all"), List.of("good", "mourning"));
 * int partner = matches.writtenFor(0);     // or -1: only in the audio
 * }</pre>
 */
package dev.caesura.align.chain;
