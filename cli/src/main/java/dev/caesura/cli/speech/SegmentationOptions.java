package dev.caesura.cli.speech;

import dev.caesura.audio.Segmenter;
import dev.caesura.audio.segment.OptimalSegmenter;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The settings of {@code caesura segment}, for all methods. */
@HelpSection(HelpSection.Heading.SEGMENTATION)
final class SegmentationOptions {

  @Option(
      names = "--max",
      defaultValue = "" + OptimalSegmenter.DEFAULT_MAX_SECONDS,
      paramLabel = "SECONDS",
      description = "Longest segment in seconds, never exceeded (default: ${DEFAULT-VALUE}).")
  private double max;

  @Option(
      names = "--min",
      paramLabel = "SECONDS",
      description =
          "Shortest segment to aim at, in seconds, with optimal, hybrid, strm and pdac (default:"
              + " depends on --method).")
  private Double min;

  @Option(
      names = "--threshold",
      defaultValue = "" + OptimalSegmenter.DEFAULT_THRESHOLD,
      paramLabel = "P",
      description = "Least probability of a speech frame, from 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double threshold;

  @Option(
      names = "--pad",
      paramLabel = "SECONDS",
      description =
          "Silence to keep around a segment, in seconds, except with fixed (default: depends on"
              + " --method).")
  private Double padding;

  @Option(
      names = "--min-pause",
      paramLabel = "SECONDS",
      description =
          "Shortest pause to cut at, in seconds, with hybrid, strm and pauses (default: depends on"
              + " --method).")
  private Double minPause;

  @Option(
      names = "--long-pause",
      paramLabel = "SECONDS",
      description =
          "Shortest pause that always splits segments, in seconds, with optimal and hybrid"
              + " (default: depends on --method).")
  private Double longPause;

  double threshold() {
    return threshold;
  }

  /** Returns the method with these settings; IllegalArgumentException if it lacks one of them. */
  Segmenter segmenter(SegmentationMethod method) {
    return method.segmenter(
        new SegmentationMethod.Wanted(
            max, threshold, given(min), given(padding), given(minPause), given(longPause)));
  }

  /** Names the option in the error of a segmenter. */
  static ParameterException wrong(CommandSpec tool, IllegalArgumentException refused) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("maxSeconds", "--max");
    options.put("minSeconds", "--min");
    options.put("threshold", "--threshold");
    options.put("onset", "--threshold");
    options.put("paddingSeconds", "--pad");
    options.put("minPauseSeconds", "--min-pause");
    options.put("minSilenceSeconds", "--min-pause");
    options.put("longPauseSeconds", "--long-pause");
    return UsageErrors.of(tool, refused, options);
  }

  private static OptionalDouble given(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
