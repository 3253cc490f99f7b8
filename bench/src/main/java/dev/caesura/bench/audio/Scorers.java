package dev.caesura.bench.audio;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.SpeechScorer;
import dev.caesura.audio.energy.EnergyScorer;
import dev.caesura.audio.eval.DetectionCounts;
import dev.caesura.audio.eval.EvaluationFrames;
import dev.caesura.audio.eval.RocAuc;
import dev.caesura.audio.score.OnsetCompensatingScorer;
import dev.caesura.audio.tarsos.SilenceScorer;
import dev.caesura.models.speech.FramewiseScorer;
import dev.caesura.models.speech.SileroVad;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Frame F1 at a threshold of 0.5 and ROC AUC of each speech scorer, by recording. */
public final class Scorers {

  private static final int FRAME_SAMPLES = 160;

  private Scorers() {}

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args descriptions of further framewise networks (.json) to measure
   * @param out receives the table
   * @return 0
   * @throws Exception if it fails
   */
  public static int run(Path data, List<String> args, PrintStream out) throws Exception {
    List<LabelledRecording> recordings = LabelledRecording.all(data);
    List<FramewiseScorer> networks = new ArrayList<>();
    try (SileroVad silero = SileroVad.open()) {
      Map<String, SpeechScorer> scorers = new LinkedHashMap<>();
      scorers.put("Silero v6", silero);
      scorers.put("Silero v6, 30 ms earlier", OnsetCompensatingScorer.of(silero, 0.03));
      scorers.put("energy above a tracked floor", EnergyScorer.defaults());
      scorers.put("TarsosDSP, -70 dB", SilenceScorer.defaults());
      scorers.put("TarsosDSP, -50 dB", SilenceScorer.defaults().withThresholdDecibels(-50));
      for (String file : args) {
        FramewiseScorer network = FramewiseScorer.open(Path.of(file));
        networks.add(network);
        scorers.put(String.valueOf(Path.of(file).getFileName()), network);
      }
      StringBuilder header = new StringBuilder("| scorer |");
      recordings.forEach(r -> header.append(' ').append(r.name()).append(" F1 | ROC AUC |"));
      out.println(header);
      out.println("|---|" + "---:|".repeat(2 * recordings.size()));
      for (Map.Entry<String, SpeechScorer> scorer : scorers.entrySet()) {
        StringBuilder row = new StringBuilder("| " + scorer.getKey() + " |");
        for (LabelledRecording recording : recordings) {
          FrameScores scores = scorer.getValue().score(recording.source());
          boolean[] reference =
              EvaluationFrames.of(recording.speech(), recording.signal().span(), FRAME_SAMPLES);
          float[] scored = EvaluationFrames.of(scores, recording.signal().span(), FRAME_SAMPLES);
          boolean[] detected = new boolean[scored.length];
          for (int i = 0; i < scored.length; i++) {
            detected[i] = scored[i] >= 0.5;
          }
          row.append(
              String.format(
                  Locale.ROOT,
                  " %.3f | %.3f |",
                  DetectionCounts.of(reference, detected).f1(),
                  RocAuc.of(scored, reference).orElse(Double.NaN)));
        }
        out.println(row);
      }
    } finally {
      networks.forEach(FramewiseScorer::close);
    }
    return 0;
  }
}
