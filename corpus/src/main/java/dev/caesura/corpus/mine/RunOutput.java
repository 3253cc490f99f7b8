package dev.caesura.corpus.mine;

import dev.caesura.align.Utterance;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.TimeSpan;
import dev.caesura.corpus.SelectionResult;
import dev.caesura.corpus.Verdict;
import dev.caesura.corpus.picture.Spectrogram;
import dev.caesura.corpus.picture.TeeSource;
import dev.caesura.corpus.picture.Waveform;
import dev.caesura.corpus.record.RecordFormatter;
import dev.caesura.corpus.report.AlignmentPlot;
import dev.caesura.corpus.report.MiningReport;
import dev.caesura.corpus.report.ReportEntry;
import dev.caesura.io.WholeFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Writes the records and the pages of a run. Immutable.
 *
 * @param recording the name of the recording
 * @param transcript the whole transcript
 * @param selection the verdicts
 * @param clips the path of the clip of each kept utterance
 */
record RunOutput(
    String recording, String transcript, SelectionResult selection, Map<Utterance, String> clips) {

  /** A pixel of a longer recording covers more than a second, which blurs all to one grey. */
  private static final double MAX_SPECTROGRAM_SECONDS = 1800;

  void write(
      RunFolder folder,
      AudioSource audio,
      FrameScores scores,
      List<TimeSpan> pieces,
      Map<String, String> facts)
      throws IOException {
    RecordFormatter records = RecordFormatter.of(transcript);
    WholeFile.writeText(
        folder.rejected(),
        out -> {
          for (Verdict verdict : selection.rejected()) {
            out.write(records.rejected(verdict) + "\n");
          }
        });
    boolean isShort = scores.span().seconds() <= MAX_SPECTROGRAM_SECONDS;
    Waveform.Recorder waveform = Waveform.record(audio);
    Spectrogram.Recorder spectrum = Spectrogram.record(0, audio.sampleRate(), 1 << 12);
    TeeSource.drain(
        new TeeSource(audio, isShort ? List.of(waveform, spectrum) : List.of(waveform)));
    new MiningReport(
            recording,
            waveform.waveform(),
            isShort ? spectrum.spectrogram() : Spectrogram.none(audio.sampleRate()),
            scores,
            pieces,
            selection.verdicts().stream().map(this::entry).toList(),
            facts)
        .write(folder.report());
    boolean isRecognized = selection.utterances().stream().anyMatch(u -> !u.hypothesis().isEmpty());
    new AlignmentPlot(recording, selection.utterances(), transcript, isRecognized)
        .write(folder.plot());
    // Written last, so that everything a corpus names exists.
    WholeFile.writeText(
        folder.corpus(),
        out -> {
          for (Utterance utterance : selection.kept()) {
            out.write(records.kept(utterance, clips.get(utterance)) + "\n");
          }
        });
  }

  private ReportEntry entry(Verdict verdict) {
    Utterance utterance = verdict.utterance();
    return verdict
        .rejection()
        .map(reason -> ReportEntry.rejected(utterance, reason.toString()))
        .orElseGet(() -> ReportEntry.kept(utterance, clips.get(utterance)));
  }
}
