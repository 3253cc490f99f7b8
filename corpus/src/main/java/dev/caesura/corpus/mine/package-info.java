/**
 * The mining run: decodes, scores, segments, recognises, aligns, selects and writes.
 *
 * <p>{@link dev.caesura.corpus.mine.Miner} does the whole job. {@link
 * dev.caesura.corpus.mine.TranscriptAligner} is the step from recognised words to utterances alone:
 *
 * <pre>{@code
 * HypothesisWords words = HypothesisWords.read(file, "talk", 16_000);
 * List<Utterance> utterances =
 *     TranscriptAligner.of(WordNormalizer.of(Locale.ENGLISH)).align("talk", words.conversation(), text);
 * SelectionResult selection = Selection.of(MiningSettings.defaults()).select(utterances);
 * }</pre>
 *
 * <p>The output folder has {@code corpus.jsonl}, {@code rejected.jsonl}, {@code clips/}, {@code
 * report.html} and {@code alignment.html}; {@code .caesura/} holds the settings of the run, the
 * speech scores and the recognised words.
 */
package dev.caesura.corpus.mine;
