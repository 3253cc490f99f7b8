package dev.caesura.bench.audio;

import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.eval.SegmentEvaluation;
import dev.caesura.audio.eval.SegmentMetrics;
import dev.caesura.audio.segment.DacSegmenter;
import dev.caesura.audio.segment.FixedSegmenter;
import dev.caesura.audio.segment.HybridSegmenter;
import dev.caesura.audio.segment.HysteresisSegmenter;
import dev.caesura.audio.segment.OptimalSegmenter;
import dev.caesura.audio.segment.PdacSegmenter;
import dev.caesura.audio.segment.StrmSegmenter;
import dev.caesura.bench.Options;
import dev.caesura.models.speech.SileroVad;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Segmenters on the same scores of Silero v6, with maximum lengths of 10, 18 and 26 s: cuts in
 * speech and words, boundaries within 0.25 s, purity and coverage, lengths, and lost speech (frames
 * above the threshold outside segments). The last rows are methods that split at pauses only and
 * have no maximum.
 */
public final class Segmenters {

  private Segmenters() {}

  /** Returns the segmenters that limit the length of a segment, by name. */
  private static Map<String, Segmenter> limited(double max) {
    Map<String, Segmenter> methods = new LinkedHashMap<>();
    methods.put("fixed", FixedSegmenter.defaults().withMaxSeconds(max));
    methods.put("DAC", DacSegmenter.defaults().withMaxSeconds(max));
    methods.put("STRM", StrmSegmenter.defaults().withMaxSeconds(max));
    methods.put(
        "STRM, paper's window",
        StrmSegmenter.defaults().withMaxSeconds(max).withMinSeconds(0.85 * max));
    methods.put("pDAC", PdacSegmenter.defaults().withMaxSeconds(max));
    methods.put("hybrid", HybridSegmenter.defaults().withMaxSeconds(max));
    methods.put("optimal", OptimalSegmenter.defaults().withMaxSeconds(max));
    return methods;
  }

  /**
   * Measures, and prints the table.
   *
   * @param data the reference data
   * @param args {@code --by-recording} prints one table for each recording
   * @param out receives the tables
   * @return 0
   * @throws Exception if it fails
   */
  public static int run(Path data, List<String> args, PrintStream out) throws Exception {
    Options options = Options.of(args);
    boolean byRecording = options.flag("--by-recording");
    options.end();
    List<LabelledRecording> recordings = LabelledRecording.all(data);
    List<FrameScores> scores = new ArrayList<>();
    double scoringSeconds = 0;
    try (SileroVad vad = SileroVad.open()) {
      for (LabelledRecording recording : recordings) {
        vad.score(recording.source());
        long start = System.nanoTime();
        scores.add(vad.score(recording.source()));
        scoringSeconds += (System.nanoTime() - start) / 1e9;
      }
    }
    for (int first = 0; first < (byRecording ? recordings.size() : 1); first++) {
      int end = byRecording ? first + 1 : recordings.size();
      if (byRecording) {
        out.println();
        out.println("### " + recordings.get(first).name());
      }
      table(recordings.subList(first, end), scores.subList(first, end), scoringSeconds, out);
    }
    return 0;
  }

  private static void table(
      List<LabelledRecording> recordings,
      List<FrameScores> scores,
      double scoringSeconds,
      PrintStream out) {
    out.println(
        "| max s | method | segments | mean s | over max | cuts in speech | words cut |"
            + " boundary P | R | F1 | purity | coverage | speech lost % | time, % of scoring |");
    out.println("|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (double max : new double[] {10, 18, 26}) {
      limited(max).forEach((name, m) -> row(name, max, m, recordings, scores, scoringSeconds, out));
    }
    double none = Double.POSITIVE_INFINITY;
    row(
        "pauses, Silero's defaults",
        none,
        HysteresisSegmenter.defaults(),
        recordings,
        scores,
        scoringSeconds,
        out);
    row(
        "pauses, caesura vad",
        none,
        HysteresisSegmenter.forTurns(),
        recordings,
        scores,
        scoringSeconds,
        out);
  }

  private static void row(
      String name,
      double max,
      Segmenter segmenter,
      List<LabelledRecording> recordings,
      List<FrameScores> scores,
      double scoringSeconds,
      PrintStream out) {
    SegmentMetrics all = SegmentMetrics.NONE;
    long speech = 0;
    long lost = 0;
    for (int i = 0; i < 20; i++) {
      scores.forEach(segmenter::segment);
    }
    double seconds = 0;
    for (int r = 0; r < recordings.size(); r++) {
      long start = System.nanoTime();
      List<TimeSpan> segments = segmenter.segment(scores.get(r));
      seconds += (System.nanoTime() - start) / 1e9;
      LabelledRecording recording = recordings.get(r);
      all =
          all.plus(
              SegmentEvaluation.defaults()
                  .compare(
                      recording.speech(), recording.words(), segments, recording.signal().span()));
      long[] frames = speechFrames(scores.get(r), segments);
      speech += frames[0];
      lost += frames[0] - frames[1];
    }
    out.printf(
        Locale.ROOT,
        "| %s | %s | %d | %.1f | %d | %d | %d of %d | %.3f | %.3f | %.3f | %.3f | %.3f | %.2f |"
            + " %.2f |%n",
        Double.isInfinite(max) ? "none" : String.format(Locale.ROOT, "%.0f", max),
        name,
        all.lengths().count(),
        all.lengths().mean(),
        all.lengths().longerThan(max),
        all.cuts().cutsInSpeech(),
        all.cuts().wordsCut(),
        all.cuts().words(),
        all.boundaries().precision(),
        all.boundaries().recall(),
        all.boundaries().f1(),
        all.coverage().purity(),
        all.coverage().coverage(),
        100.0 * lost / Math.max(1, speech),
        100 * seconds / scoringSeconds);
  }

  /** Counts frames with a score of at least 0.5, and those of them that lie wholly in segments. */
  private static long[] speechFrames(FrameScores scores, List<TimeSpan> segments) {
    long speech = 0;
    long kept = 0;
    int next = 0;
    for (int i = 0; i < scores.size(); i++) {
      if (scores.score(i) < 0.5) {
        continue;
      }
      speech++;
      TimeSpan frame = scores.frameSpan(i);
      while (next < segments.size() && segments.get(next).endSample() <= frame.startSample()) {
        next++;
      }
      long covered = 0;
      for (int s = next; s < segments.size(); s++) {
        TimeSpan segment = segments.get(s);
        if (segment.startSample() >= frame.endSample()) {
          break;
        }
        covered +=
            Math.min(segment.endSample(), frame.endSample())
                - Math.max(segment.startSample(), frame.startSample());
      }
      kept += covered == frame.samples() ? 1 : 0;
    }
    return new long[] {speech, kept};
  }
}
