package dev.caesura.cli.speech;

import dev.caesura.audio.Segmenter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code caesura segment}: Cuts recordings into segments of speech, by pauses and length. */
@Command(name = "segment", mixinStandardHelpOptions = true, description = SegmentCommand.SUMMARY)
public final class SegmentCommand implements Callable<Integer> {

  /** One line for the list of tools. */
  public static final String SUMMARY =
      "Cut recordings into segments of speech, by pauses and length.";

  @Option(
      names = "--method",
      defaultValue = "optimal",
      description =
          "How to cut: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, the cheapest of all"
              + " segmentations; hybrid goes from left to right; dac, strm and pdac are the"
              + " published ones; pauses cuts at every pause).")
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
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return files.run(scorer, segmenter, spec);
  }
}
