package dev.caesura.examples;

import dev.caesura.audio.Segmenter;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caesura segment}: Cuts recordings into segments of speech, by pauses and length. */
@Command(
    name = "segment",
    mixinStandardHelpOptions = true,
    description = "Cuts recordings into segments of speech, by pauses and length.")
final class SegmentCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Recordings: WAV, FLAC, MP3, OGG, or what ffmpeg reads; - is standard input.")
  private List<String> files;

  @Option(
      names = "--format",
      defaultValue = "rttm",
      description = "What to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private SpeechFiles.Format format;

  @Option(
      names = "--method",
      defaultValue = "optimal",
      description =
          "How to cut: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, the cheapest of all"
              + " segmentations; hybrid goes from left to right; dac, strm and pdac are the"
              + " published ones; pauses cuts at every pause).")
  private SegmentationMethod method;

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
      names = "--jobs",
      paramLabel = "N",
      description = "Files to listen to at once (default: one per processor).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @CommandLine.Mixin private ScorerOptions scorer;

  @CommandLine.Mixin private LiveInput live;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Segmenter segmenter;
    try {
      if (jobs < 1) {
        throw new IllegalArgumentException("--jobs " + jobs + " is not at least 1");
      }
      segmenter =
          method.segmenter(
              max,
              threshold,
              min == null ? OptionalDouble.empty() : OptionalDouble.of(min),
              padding == null ? OptionalDouble.empty() : OptionalDouble.of(padding));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    if (live.wanted()) {
      return live.run(files, scorer, segmenter, format, spec);
    }
    return new SpeechFiles(scorer, segmenter, format, jobs, true)
        .run(files, spec.commandLine().getOut(), spec.commandLine().getErr(), Caesura.debug(spec));
  }
}
