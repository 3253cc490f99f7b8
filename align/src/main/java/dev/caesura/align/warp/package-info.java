/**
 * Alignment by dynamic time warping of synthesized sentences, whose text is known, to a recording
 * of the same sentences.
 *
 * <pre>
 *   features of spoken sentences ─┐
 *                                 ├ PieceWarper, coarse → Corridor → PieceWarper, fine → WarpPath
 *   features of a recording ──────┘
 * </pre>
 *
 * <p>{@link dev.caesura.align.warp.PieceWarper} is the kernel: exact in its corridor; it may leave
 * out sentences, and speech without text. {@link dev.caesura.align.warp.SynthesisAligner} is the
 * whole aligner: it takes stretches of speech and a transcript, a {@link
 * dev.caesura.align.SpeechSynthesizer} speaks the sentences, and it returns utterances with times
 * and scores.
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
 * warping in linear time and space" (FastDTW, 2007), for going from coarse to fine. FastDTW halves
 * down to a trivial size and may lose the best path on each level; here are two levels, and the
 * coarse one is searched whole. The aeneas project, for synthesizing the text and warping it to the
 * recording; it aligns all speech to all text within one band around the diagonal.
 */
package dev.caesura.align.warp;
