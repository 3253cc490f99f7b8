package dev.caesura.cli.speech;

import dev.caesura.align.SpokenWord;
import dev.caesura.align.Word;
import dev.caesura.align.subtitle.SubtitleCue;
import dev.caesura.align.subtitle.SubtitleCutter;
import dev.caesura.align.subtitle.SubtitleOrder;
import dev.caesura.align.subtitle.SubtitleReport;
import dev.caesura.align.subtitle.SubtitleSettings;
import dev.caesura.align.subtitle.SubtitleWriter;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The guidelines of subtitles, for {@code --format srt} and {@code vtt}. */
@HelpSection(HelpSection.Heading.OUTPUT)
final class SubtitleOptions {

  private static final double MIN_DURATION = 5 / 6.0;

  @Option(
      names = "--lines",
      defaultValue = "2",
      paramLabel = "N",
      description = "Lines of a subtitle, at most 8 (default: ${DEFAULT-VALUE}).")
  private int lines;

  @Option(
      names = "--chars",
      defaultValue = "42",
      paramLabel = "N",
      description = "Characters of a line of a subtitle (default: ${DEFAULT-VALUE}).")
  private int chars;

  @Option(
      names = "--cps",
      defaultValue = "17",
      paramLabel = "N",
      description =
          "Greatest reading speed of subtitles in characters a second (default:"
              + " ${DEFAULT-VALUE}).")
  private double charsPerSecond;

  @Option(
      names = "--min-gap",
      defaultValue = "2f",
      paramLabel = "SECONDS",
      description =
          "Shortest time between subtitles in seconds, or in frames as 2f (default:"
              + " ${DEFAULT-VALUE}).")
  private String minGap;

  @Option(
      names = "--fps",
      defaultValue = "25",
      paramLabel = "N",
      description = "Frames a second of the video, for --min-gap (default: ${DEFAULT-VALUE}).")
  private double framesPerSecond;

  @Option(
      names = "--min-duration",
      paramLabel = "SECONDS",
      description = "Shortest subtitle in seconds (default: 0.833).")
  private double minDuration = MIN_DURATION;

  @Option(
      names = "--max-duration",
      defaultValue = "7",
      paramLabel = "SECONDS",
      description = "Longest subtitle in seconds (default: ${DEFAULT-VALUE}).")
  private double maxDuration;

  /** Returns the guidelines; throws ParameterException if one is wrong. */
  SubtitleSettings settings(CommandSpec tool) {
    if (!(framesPerSecond > 0 && framesPerSecond < Double.POSITIVE_INFINITY)) {
      throw UsageErrors.of(tool, "--fps " + framesPerSecond + ": expected a number greater than 0");
    }
    try {
      return new SubtitleSettings(
          lines, chars, charsPerSecond, minDuration, maxDuration, gapSeconds(tool));
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(
          tool,
          e,
          Map.of(
              "lines",
              "--lines",
              "chars",
              "--chars",
              "charsPerSecond",
              "--cps",
              "minSeconds",
              "--min-duration",
              "maxSeconds",
              "--max-duration",
              "minGapSeconds",
              "--min-gap"));
    }
  }

  private double gapSeconds(CommandSpec tool) {
    if (!minGap.matches("[0-9]{1,6}(\\.[0-9]{1,6})?f?")) {
      throw UsageErrors.of(
          tool, "--min-gap " + minGap + ": expected seconds such as 0.08, or frames such as 2f");
    }
    return minGap.endsWith("f")
        ? Double.parseDouble(minGap.substring(0, minGap.length() - 1)) / framesPerSecond
        : Double.parseDouble(minGap);
  }

  /** Prints subtitles of words, and their violations to the error output. */
  void print(
      List<SpokenWord> spoken,
      List<Word> written,
      double[] scores,
      double threshold,
      boolean isWebVtt,
      CommandSpec tool)
      throws IOException {
    SubtitleSettings settings = settings(tool);
    List<String> speakers = spoken.stream().map(SpokenWord::speaker).toList();
    SubtitleOrder order = SubtitleOrder.of(written, scores, speakers, threshold);
    PrintWriter err = tool.commandLine().getErr();
    if (order.moved() > 0) {
      err.printf(
          Locale.ROOT,
          "caesura: note: %d words are shown up to %.2f s late, since speakers overlap%n",
          order.moved(),
          order.delaySeconds());
    }
    double[] ends = order.scores().stream().mapToDouble(score -> score).toArray();
    List<SubtitleCue> cues =
        new SubtitleCutter(settings).cut(order.words(), ends, order.speakers());
    SubtitleWriter.write(cues, isWebVtt, tool.commandLine().getOut());
    tool.commandLine().getOut().flush();
    err.println(
        "caesura: note: " + SubtitleReport.of(cues, order.words(), ends, settings).summary());
  }
}
