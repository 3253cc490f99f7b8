package dev.caesura.cli.speech;

import dev.caesura.audio.Segmenter;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** The settings of {@code caesura segment}, for whatever method. */
final class SegmentationOptions {

  @Option(
      names = "--max",
      defaultValue = "18",
      paramLabel = "SECONDS",
      description = "Longest segment; never exceeded (default: ${DEFAULT-VALUE}).")
  private double max;

  @Option(
      names = "--min",
      paramLabel = "SECONDS",
      description =
          "Length to aim at (default: a quarter of the maximum for optimal, half of it for hybrid,"
              + " 0.2 s for pdac, none for strm; the others know none).")
  private Double min;

  @Option(
      names = "--threshold",
      defaultValue = "0.5",
      paramLabel = "P",
      description = "Probability from which a frame is speech (default: ${DEFAULT-VALUE}).")
  private double threshold;

  @Option(
      names = "--pad",
      paramLabel = "SECONDS",
      description =
          "Silence to keep around a segment (default: 0.12 for optimal, 0.1 for hybrid, 0.06 for"
              + " dac and strm, 0.03 for pauses, none for pdac and fixed).")
  private Double padding;

  @Option(
      names = "--min-pause",
      paramLabel = "SECONDS",
      description =
          "Shortest pause to cut at, for hybrid, strm and pauses (default: 0.2 for hybrid, 0.2 for"
              + " strm, 0.1 for pauses; the others know none).")
  private Double minPause;

  @Option(
      names = "--long-pause",
      paramLabel = "SECONDS",
      description =
          "Pause from which segments are parted though the maximum does not ask for it, for optimal"
              + " and hybrid (default: 1 for optimal, 2 for hybrid; the others know none).")
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
