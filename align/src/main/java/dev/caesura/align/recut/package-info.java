/**
 * New segments for training data: a corpus of sentences is cut at other places, at random, so that
 * a model meets in training what automatic segmentation gives it later.
 *
 * <p>In go sentences with times, text and perhaps a translation with its word alignment ({@link
 * dev.caesura.align.recut.CorpusSentence}), and the times of the words as any recogniser or forced
 * aligner left them; out come segments that begin and end inside sentences, with source and
 * translation cut alike, and a list of those that were rejected, each with its reason.
 *
 * <pre>{@code
 * CorpusSentence sentence = CorpusSentence.of("ted_1", extent, "good morning to you all");
 * Transcript spoken = new Transcript(List.of(new Word("morning", extent, 1)));
 * Recut recut = Recutter.bySentence(7).recut(List.of(sentence), Map.of("ted_1", spoken));
 * }</pre>
 *
 * <p>Sources: Papi, Gaido, Negri and Turchi, <em>Dealing with training and test segmentation
 * mismatch: FBK@IWSLT2021</em> (arXiv 2106.12607), and Gaido et al. 2021. Their script has no seed,
 * drops the head of a talk and every sentence with no word found in the audio, and says nothing
 * about what it leaves out.
 */
package dev.caesura.align.recut;
