/**
 * Splits of a corpus into training, development and test sets that share no recording, no speaker
 * and no near-duplicate sentence.
 *
 * <pre>{@code
 * List<SplitClip> clips = List.of(new SplitClip("sitting-1", "Ana", -1, 4.2));
 * List<String> splits = CorpusSplitter.of(SplitSettings.defaults()).split(clips);
 * }</pre>
 */
package dev.caesura.corpus.split;
