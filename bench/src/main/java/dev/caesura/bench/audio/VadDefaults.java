package dev.caesura.bench.audio;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.eval.DetectionCounts;
import dev.caesura.audio.eval.SegmentEvaluation;
import dev.caesura.audio.segment.HysteresisSegmenter;
import dev.caesura.bench.Options;
import dev.caesura.models.speech.SileroVad;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Frame F1, precision and recall of {@code caesura vad} under several settings, by recording. */
public final class VadDefaults {

  private VadDefaults() {}

  private static Segmenter setting(double onset, double offset, double silence, double padding) {
    return HysteresisSegmenter.defaults()
        .withOnset(onset)
        .withOffset(offset)
        .withMinSpeechSeconds(0)
        .withMinSilenceSeconds(silence)
        .withPaddingSeconds(padding);
  }

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args none
   * @param out receives the table
   * @return 0
   * @throws Exception if it fails
   */
  public static int run(Path data, List<String> args, PrintStream out) throws Exception {
    Options.of(args).end();
    Map<String, Segmenter> settings = new LinkedHashMap<>();
    settings.put("frames at 0.5 only", setting(0.5, 0.5, 0, 0));
    settings.put("Silero's defaults", HysteresisSegmenter.defaults());
    settings.put("caesura vad", HysteresisSegmenter.forTurns());
    for (double silence : new double[] {0.1, 0.3, 0.5, 0.8, 1.2}) {
      for (double padding : new double[] {0.03, 0.1, 0.2}) {
        settings.put(
            String.format(Locale.ROOT, "0.5, silence %.1f s, padding %.2f s", silence, padding),
            setting(0.5, 0.35, silence, padding));
      }
    }
    List<LabelledRecording> recordings = LabelledRecording.all(data);
    List<FrameScores> scores = new ArrayList<>();
    try (SileroVad vad = SileroVad.open()) {
      for (LabelledRecording recording : recordings) {
        scores.add(vad.score(recording.source()));
      }
    }
    StringBuilder header = new StringBuilder("| setting |");
    recordings.forEach(r -> header.append(' ').append(r.name()).append(" F1 | P | R |"));
    out.println(header);
    out.println("|---|" + "---:|".repeat(3 * recordings.size()));
    settings.forEach(
        (name, segmenter) -> {
          StringBuilder row = new StringBuilder("| " + name + " |");
          for (int i = 0; i < recordings.size(); i++) {
            LabelledRecording recording = recordings.get(i);
            DetectionCounts counts =
                SegmentEvaluation.defaults()
                    .compare(
                        recording.speech(),
                        List.of(),
                        segmenter.segment(scores.get(i)),
                        recording.signal().span())
                    .detection();
            row.append(
                String.format(
                    Locale.ROOT,
                    " %.3f | %.3f | %.3f |",
                    counts.f1(),
                    counts.precision(),
                    counts.recall()));
          }
          out.println(row);
        });
    return 0;
  }
}
