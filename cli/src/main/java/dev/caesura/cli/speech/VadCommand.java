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
      defaultValue = "" + HysteresisSegmenter.DEFAULT_ONSET,
      paramLabel = "P",
      description = "Probability at which speech starts (default: ${DEFAULT-VALUE}).")
  private double threshold;

  @Option(
      names = "--min-speech",
      defaultValue = "" + HysteresisSegmenter.DEFAULT_MIN_SPEECH_SECONDS,
      paramLabel = "SECONDS",
      description = "Shortest stretch that counts (default: ${DEFAULT-VALUE}).")
  private double minSpeech;

  @Option(
      names = "--min-silence",
      defaultValue = "" + HysteresisSegmenter.TURN_SILENCE_SECONDS,
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
      defaultValue = "" + HysteresisSegmenter.DEFAULT_MIN_SILENCE_AT_MAX_SECONDS,
      paramLabel = "SECONDS",
      description = "Shortest pause to cut at for --max (default: ${DEFAULT-VALUE}).")
  private double minSilenceAtMax;

  @Option(
      names = "--cut-at-last",
      description = "For --max, cut at the last pause before it instead of the longest.")
  private boolean cutAtLast;

  @Option(
      names = "--pad",
      defaultValue = "" + HysteresisSegmenter.TURN_PADDING_SECONDS,
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
          HysteresisSegmenter.forTurns()
              .withOnset(threshold)
              .withMinSpeechSeconds(minSpeech)
              .withMinSilenceSeconds(minSilence)
              .withMaxSeconds(max)
              .withMinSilenceAtMaxSeconds(minSilenceAtMax)
              .withCutAtLongestSilence(!cutAtLast)
              .withPaddingSeconds(padding);
      if (offset != null) {
        segmenter = segmenter.withOffset(offset);
      }
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return files.run(scorer, segmenter, spec);
  }
}
