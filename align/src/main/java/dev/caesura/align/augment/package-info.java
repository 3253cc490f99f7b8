/**
 * Augmentation of training data: new segments of a corpus, cut at random, so that a model meets in
 * training what automatic segmentation gives it later.
 *
 * <p>The input is sentences with times, text and perhaps a translation with its word alignment
 * ({@link dev.caesura.align.augment.CorpusSentence}), and the times of the words from any
 * recogniser or forced aligner. The result is segments that begin and end inside sentences, with
 * source and translation cut alike, and a list of the rejected segments, each with its reason.
 *
 * <pre>{@code
 * CorpusSentence sentence = CorpusSentence.of("ted_1", extent, "good morning to you all");
 * Transcript recognized = new Transcript(List.of(new Word("morning", extent, 1)));
 * AugmentedCorpus corpus = RandomResegmenter.of(AugmentSettings.defaults().withSeed(7))
 *     .resegment(List.of(sentence), Map.of("ted_1", recognized));
 * }</pre>
 *
 * <p>To cut a hypothesis where a reference is cut, see {@link dev.caesura.align.resegment}.
 *
 * <p>Sources: Papi, Gaido, Negri and Turchi, <em>Dealing with training and test segmentation
 * mismatch: FBK@IWSLT2021</em> (arXiv 2106.12607), and Gaido et al. 2021. Their script has no seed,
 * drops the start of a talk and every sentence without a word found in the audio, and does not
 * report what it leaves out.
 */
package dev.caesura.align.augment;
