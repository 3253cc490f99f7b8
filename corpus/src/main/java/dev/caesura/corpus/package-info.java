/**
 * Mining of speech corpora as a library: a long recording and its imperfect transcript become pairs
 * of a clip and a sentence, with times and scores.
 *
 * <pre>
 *   recording → 16 kHz → speech scores → pieces → recognised words ─┐
 *                                                                   ├→ utterances → kept / rejected → clips, records, report
 *   transcript ────────────────────────→ sentences ─────────────────┘
 * </pre>
 *
 * <p>This package holds the values: what to mine ({@link dev.caesura.corpus.MiningJob}), how
 * ({@link dev.caesura.corpus.MiningSettings}), and what came out ({@link
 * dev.caesura.corpus.MiningResult}). {@link dev.caesura.corpus.mine.Miner} does the work:
 *
 * <pre>{@code
 * MiningSettings settings = MiningSettings.defaults().withMinScore(0.8).withJobs(4);
 * MiningJob job = MiningJob.of(Path.of("talk.flac"), Path.of("talk.txt"), Path.of("mined"));
 * Miner miner = Miner.of(settings)
 *     .withProgress((stage, done, total) -> System.err.println(stage + " " + done + "/" + total));
 * MiningResult result = miner.mine(job);
 * System.out.print(result.summary());
 * }</pre>
 *
 * <p>The recogniser is found on the class path: add {@code caesura-sphinx}, or give any {@link
 * dev.caesura.align.RecognizerProvider}. With {@link dev.caesura.corpus.MiningJob#withHypothesis}
 * the words come from another recogniser's file, and nothing is recognised.
 *
 * <p>Every slow stage leaves its result in the output folder before the next one starts. Every file
 * is written to a temporary name and moved into place. So a killed run resumes where it stopped and
 * gives the same bytes.
 */
package dev.caesura.corpus;
