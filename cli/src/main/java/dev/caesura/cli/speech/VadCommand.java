package dev.caesura.cli.speech;

import dev.caesura.audio.segment.HysteresisSegmenter;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code caesura vad}: detects speech in recordings. */
@Command(
    name = "vad",
    mixinStandardHelpOptions = true,
    customSynopsis = HelpLayout.SYNOPSIS + "FILE...",
    sortOptions = false,
    description = VadCommand.SUMMARY,
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura vad testdata/speech/prompts-en.flac",
      "  caesura vad --threshold 0.6 --min-silence 0.3 --format csv talk.wav"
    })
@HelpSection(HelpSection.Heading.SEGMENTATION)
public final class VadCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Detect speech in recordings.";

  @Option(
      names = "--threshold",
      defaultValue = "" + HysteresisSegmenter.DEFAULT_ONSET,
      paramLabel = "P",
      description =
          "Least probability at which speech starts, from 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double threshold;

  @Option(
      names = "--offset",
      paramLabel = "P",
      description =
          "Probability below which speech may end (default: --threshold less 0.15, at least 0.01).")
  private Double offset;

  @Option(
      names = "--min-speech",
      defaultValue = "" + HysteresisSegmenter.DEFAULT_MIN_SPEECH_SECONDS,
      paramLabel = "SECONDS",
      description = "Shortest stretch of speech in seconds (default: ${DEFAULT-VALUE}).")
  private double minSpeech;

  @Option(
      names = "--min-silence",
      defaultValue = "" + HysteresisSegmenter.TURN_SILENCE_SECONDS,
      paramLabel = "SECONDS",
      description =
          "Shortest pause that splits two stretches, in seconds (default: ${DEFAULT-VALUE}).")
  private double minSilence;

  @Option(
      names = "--max",
      defaultValue = "Infinity",
      paramLabel = "SECONDS",
      description = "Longest stretch in seconds, never exceeded (default: no limit).")
  private double max;

  @Option(
      names = "--min-silence-at-max",
      defaultValue = "" + HysteresisSegmenter.DEFAULT_MIN_SILENCE_AT_MAX_SECONDS,
      paramLabel = "SECONDS",
      description =
          "Shortest pause to cut at because of --max, in seconds (default: ${DEFAULT-VALUE}).")
  private double minSilenceAtMax;

  @Option(
      names = "--cut-at-last",
      description = "Cut at the last pause before --max instead of the longest.")
  private boolean cutAtLast;

  @Option(
      names = "--pad",
      defaultValue = "" + HysteresisSegmenter.TURN_PADDING_SECONDS,
      paramLabel = "SECONDS",
      description = "Silence to keep around a stretch, in seconds (default: ${DEFAULT-VALUE}).")
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
      throw wrong(e);
    }
    return files.run(scorer, segmenter, spec);
  }

  private CommandLine.ParameterException wrong(IllegalArgumentException refused) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("onset", "--threshold");
    options.put("offset", "--offset");
    options.put("maxSeconds", "--max");
    options.put("minSilenceAtMaxSeconds", "--min-silence-at-max");
    options.put("minSpeechSeconds", "--min-speech");
    options.put("minSilenceSeconds", "--min-silence");
    options.put("paddingSeconds", "--pad");
    return UsageErrors.of(spec, refused, options);
  }
}
