package dev.caesura.cli.speech;

import dev.caesura.audio.segment.HysteresisSegmenter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code caesura vad}: Finds stretches of speech in recordings. */
@Command(name = "vad", mixinStandardHelpOptions = true, description = VadCommand.SUMMARY)
public final class VadCommand implements Callable<Integer> {

  /** One line for the list of tools. */
  public static final String SUMMARY = "Detect speech in recordings.";

  @Option(
      names = "--threshold",
      defaultValue = "0.5",
      paramLabel = "P",
      description = "Probability at which speech starts (default: ${DEFAULT-VALUE}).")
  private double threshold;

  @Option(
      names = "--min-speech",
      defaultValue = "0.25",
      paramLabel = "SECONDS",
      description = "Shortest stretch that counts (default: ${DEFAULT-VALUE}).")
  private double minSpeech;

  @Option(
      names = "--min-silence",
      defaultValue = "0.8",
      paramLabel = "SECONDS",
      description = "Shortest pause that parts two stretches (default: ${DEFAULT-VALUE}).")
  private double minSilence;

  @Option(
      names = "--offset",
      paramLabel = "P",
      description =
          "Probability below which speech may end (default: 0.15 below the threshold, at least"
              + " 0.01).")
  private Double offset;

  @Option(
      names = "--max",
      defaultValue = "Infinity",
      paramLabel = "SECONDS",
      description = "Longest stretch; never exceeded (default: no limit).")
  private double max;

  @Option(
      names = "--min-silence-at-max",
      defaultValue = "0.098",
      paramLabel = "SECONDS",
      description = "Shortest pause to cut at for --max (default: ${DEFAULT-VALUE}).")
  private double minSilenceAtMax;

  @Option(
      names = "--cut-at-last",
      description = "For --max, cut at the last pause before it instead of the longest.")
  private boolean cutAtLast;

  @Option(
      names = "--pad",
      defaultValue = "0.05",
      paramLabel = "SECONDS",
      description = "Silence to keep around a stretch (default: ${DEFAULT-VALUE}).")
  private double padding;

  @CommandLine.Mixin private ScorerOptions scorer;

  @CommandLine.Mixin private SpeechFiles files;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    HysteresisSegmenter segmenter;
    try {
      segmenter =
          HysteresisSegmenter.builder()
              .onset(threshold)
              .offset(
                  offset == null ? Math.min(threshold, Math.max(0.01, threshold - 0.15)) : offset)
              .maxSeconds(max)
              .minSilenceAtMaxSeconds(minSilenceAtMax)
              .cutAtLongestSilence(!cutAtLast)
              .minSpeechSeconds(minSpeech)
              .minSilenceSeconds(minSilence)
              .paddingSeconds(padding)
              .build();
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return files.run(scorer, segmenter, spec);
  }
}
