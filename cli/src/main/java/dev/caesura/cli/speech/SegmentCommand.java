package dev.caesura.cli.speech;

import dev.caesura.audio.Segmenter;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code caesura segment}: cuts recordings into segments of speech, by pauses and length. */
@Command(
    name = "segment",
    mixinStandardHelpOptions = true,
    customSynopsis = HelpLayout.SYNOPSIS + "FILE...",
    sortOptions = false,
    description = SegmentCommand.SUMMARY,
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura segment testdata/speech/prompts-en.flac",
      "  caesura segment --method hybrid --max 25 --format yaml --clips clips talks"
    })
public final class SegmentCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY =
      "Cut recordings into segments of speech, by pauses and length.";

  @HelpSection(HelpSection.Heading.SEGMENTATION)
  @Option(
      names = "--method",
      defaultValue = "optimal",
      description =
          "Segmentation method: optimal (the cheapest of all segmentations), hybrid (from left to"
              + " right), dac, strm, pdac (as published), pauses (at every pause), fixed (by length"
              + " alone) (default: ${DEFAULT-VALUE}).")
  private SegmentationMethod method;

  @CommandLine.Mixin private SegmentationOptions settings;

  @CommandLine.Mixin private ScorerOptions scorer;

  @CommandLine.Mixin private SpeechFiles files;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Segmenter segmenter;
    try {
      segmenter = settings.segmenter(method);
    } catch (IllegalArgumentException e) {
      throw SegmentationOptions.wrong(spec, e);
    }
    return files.run(scorer, segmenter, spec);
  }
}
