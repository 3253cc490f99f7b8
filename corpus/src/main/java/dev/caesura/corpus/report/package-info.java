/**
 * Pages about a mined recording: {@link dev.caesura.corpus.report.MiningReport} to view and play,
 * and {@link dev.caesura.corpus.report.AlignmentPlot} of the alignment.
 *
 * <p>Input: {@link dev.caesura.audio.FrameScores}, the segments, one {@link
 * dev.caesura.corpus.report.ReportEntry} per {@link dev.caesura.align.Utterance}, and a {@link
 * dev.caesura.corpus.picture.Waveform} and a {@link dev.caesura.corpus.picture.Spectrogram} that
 * are measured in one pass over the audio. Output: {@code report.html}, which needs no network and
 * no other file, except the clips beside it for playing.
 *
 * <pre>{@code
 * Waveform waveform = Waveform.of(source);
 * List<ReportEntry> entries = new ArrayList<>();
 * entries.add(ReportEntry.kept(utterance, "clips/0001.flac"));
 * entries.add(ReportEntry.rejected(other, "score below 0.8"));
 * new MiningReport(source.name(), waveform, Spectrogram.none(16_000), scores, segments, entries, Map.of("VAD", "Silero v6"))
 *     .write(folder.resolve("report.html"));
 * }</pre>
 *
 * <p>The transcript is untrusted: every text is escaped, and the content security policy of the
 * page runs only the script of this package.
 */
package dev.caesura.corpus.report;
