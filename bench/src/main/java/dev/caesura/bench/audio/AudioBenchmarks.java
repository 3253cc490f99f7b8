package dev.caesura.bench.audio;

import dev.caesura.bench.BenchmarkList;

/** Benchmarks of detectors and segmenters. */
public final class AudioBenchmarks {

  private AudioBenchmarks() {}

  /**
   * Returns them in the order in which they are listed.
   *
   * @return a new list
   */
  public static BenchmarkList list() {
    return new BenchmarkList()
        .add("scorers", "frame F1 and ROC AUC of each speech scorer, by recording", Scorers::run)
        .add(
            "vad-defaults",
            "frame F1, precision and recall of caesura vad, by setting",
            VadDefaults::run)
        .add(
            "segmenters",
            "cuts, boundary F1, coverage and time of each segmenter on the same scores",
            Segmenters::run)
        .add(
            "silero-speed",
            "speed of Silero VAD as a sequence, of Silero VAD window by window, and of libfvad",
            SileroSpeed::run)
        .add("stream-day", "peak heap, delay and speed of a stream of 24 hours", StreamDay::run)
        .add("units", "boundaries of units within 20 ms of phones: P, R, F1, R-value", Units::run);
  }
}
