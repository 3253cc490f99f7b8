/**
 * Alignment of a recording with a transcript that tells the same things in the same order.
 *
 * <pre>
 *   heard words ──┐
 *                 ├ Needleman-Wunsch over words, near words cheap → sentences with times, the rest of both sides
 *   sentences ────┘
 *   sentences + speech scores ─BoundarySnapping→ sentences that start and end in pauses
 * </pre>
 *
 * <p>Not for transcripts in another order than the recording, nor for haystacks: time grows with
 * the product of the lengths.
 */
package dev.caesura.align.global;
