/**
 * Dynamic time warping: the same words said twice, by a voice whose text is known and in a
 * recording.
 *
 * <pre>
 *   features of spoken sentences ─┐
 *                                 ├ PieceWarper, coarse → Corridor → PieceWarper, fine → WarpPath
 *   features of a recording ──────┘
 * </pre>
 *
 * <p>{@link dev.caesura.align.warp.PieceWarper} is the kernel: exact in its corridor, sentences may
 * be left out, and so may speech that has no text. {@link dev.caesura.align.warp.SynthesisAligner}
 * is the whole: stretches of speech and a transcript go in, a {@link
 * dev.caesura.align.SpeechSynthesizer} says the sentences, utterances with times and scores come
 * out.
 *
 * <pre>{@code
 * FeatureFrames sentence = FeatureFrames.of(new float[] {1, 0, 0, 1}, 2); // two frames
 * FeatureFrames recording = FeatureFrames.of(new float[] {-1, 0, 1, 0, 0, 1}, 2); // three
 * WarpPath path = PieceWarper.of(new WarpCosts(0.5, 0.5))
 *     .align(List.of(sentence), recording, new float[4], Corridor.whole(3));
 * path.start(0); // 1: the first frame of the recording belongs to no sentence
 * }</pre>
 *
 * <p>Sources: H. Sakoe, S. Chiba, "Dynamic programming algorithm optimization for spoken word
 * recognition" (1978), for steps and weights. S. Salvador, P. Chan, "Toward accurate dynamic time
 * warping in linear time and space" (FastDTW, 2007), for going from coarse to fine; where FastDTW
 * halves down to a trivial size and may lose the best path on each level, there are two levels
 * here, and the coarse one is searched whole. The aeneas project, for speaking the text and warping
 * it to the recording; it aligns everything to everything inside one band around the diagonal.
 */
package dev.caesura.align.warp;
