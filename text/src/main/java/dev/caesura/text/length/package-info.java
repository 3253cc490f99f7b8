/**
 * Pieces of bounded length: where to split a stretch of text so that no piece is too long and the
 * splits are the most probable.
 *
 * <p>{@link dev.caesura.text.length.ViterbiLengthCutter} chooses from the places where a split is
 * possible, each with its probability ({@link dev.caesura.text.length.CutPoints}). {@link
 * dev.caesura.text.length.Lengths} limits the lengths, and {@link
 * dev.caesura.text.length.LengthPrior} prefers some of them.
 *
 * <pre>{@code
 * CutPoints points = new CutPoints(0);
 * points.add(60, 59, Math.log(0.3));
 * points.add(130, 130, 0);
 * Lengths lengths = Lengths.packed(20, 140, LengthPrior.gaussian(70, 25));
 * int[] cuts = ViterbiLengthCutter.cuts(points, lengths);
 * }</pre>
 *
 * <p>Source: the length constraints of wtpsplit 2.2 (its documentation and priors): the sum over
 * pieces of the log of the prior and over cuts of the log of the probability is maximal. Different
 * here: the length of a piece is counted without white space at its ends; cuts are at word
 * boundaries unless a word alone is too long; the minimum is a penalty inside the same search
 * instead of a repair after it; and sentences that fit can be left as they are ({@link
 * dev.caesura.text.length.Lengths#capped}).
 */
package dev.caesura.text.length;
