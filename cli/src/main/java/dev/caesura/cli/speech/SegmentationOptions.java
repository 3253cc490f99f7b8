package dev.caesura.cli.speech;

import dev.caesura.audio.Segmenter;
import dev.caesura.audio.segment.OptimalSegmenter;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** The settings of {@code caesura segment}, for whatever method. */
final class SegmentationOptions {

  @Option(
      names = "--max",
      defaultValue = "" + OptimalSegmenter.DEFAULT_MAX_SECONDS,
      paramLabel = "SECONDS",
      description = "Longest segment; never exceeded (default: ${DEFAULT-VALUE}).")
  private double max;

  @Option(
      names = "--min",
      paramLabel = "SECONDS",
      description =
          "Shortest segment to aim at, for optimal, hybrid, strm and pdac (default: depends on"
              + " --method).")
  private Double min;

  @Option(
      names = "--threshold",
      defaultValue = "" + OptimalSegmenter.DEFAULT_THRESHOLD,
      paramLabel = "P",
      description = "Probability from which a frame is speech (default: ${DEFAULT-VALUE}).")
  private double threshold;

  @Option(
      names = "--pad",
      paramLabel = "SECONDS",
      description =
          "Silence to keep around a segment, not for fixed (default: depends on --method).")
  private Double padding;

  @Option(
      names = "--min-pause",
      paramLabel = "SECONDS",
      description =
          "Shortest pause to cut at, for hybrid, strm and pauses (default: depends on --method).")
  private Double minPause;

  @Option(
      names = "--long-pause",
      paramLabel = "SECONDS",
      description =
          "Shortest pause that splits segments even if the maximum allows them, for optimal and"
              + " hybrid (default: depends on --method).")
  private Double longPause;

  double threshold() {
    return threshold;
  }

  /** The method with these settings; IllegalArgumentException where it has no such one. */
  Segmenter segmenter(SegmentationMethod method) {
    return method.segmenter(
        new SegmentationMethod.Wanted(
            max, threshold, given(min), given(padding), given(minPause), given(longPause)));
  }

  private static OptionalDouble given(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
