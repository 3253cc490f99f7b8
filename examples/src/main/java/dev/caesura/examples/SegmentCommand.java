package dev.caesura.examples;

import dev.caesura.audio.segment.HybridSegmenter;
import java.util.List;
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
      names = "--max",
      defaultValue = "18",
      paramLabel = "SECONDS",
      description = "Longest segment; never exceeded (default: ${DEFAULT-VALUE}).")
  private double max;

  @Option(
      names = "--min",
      defaultValue = "9",
      paramLabel = "SECONDS",
      description = "Length to aim at (default: ${DEFAULT-VALUE}).")
  private double min;

  @Option(
      names = "--threshold",
      defaultValue = "0.5",
      paramLabel = "P",
      description = "Probability from which a frame is speech (default: ${DEFAULT-VALUE}).")
  private double threshold;

  @Option(
      names = "--pad",
      defaultValue = "0.1",
      paramLabel = "SECONDS",
      description = "Silence to keep around a segment (default: ${DEFAULT-VALUE}).")
  private double padding;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Files to listen to at once (default: one per processor).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    HybridSegmenter segmenter;
    try {
      if (jobs < 1) {
        throw new IllegalArgumentException("--jobs " + jobs + " is not at least 1");
      }
      segmenter =
          HybridSegmenter.builder()
              .maxSeconds(max)
              .minSeconds(Math.min(min, max))
              .threshold(threshold)
              .paddingSeconds(padding)
              .build();
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return new SpeechFiles(segmenter, format, jobs, true)
        .run(files, spec.commandLine().getOut(), spec.commandLine().getErr(), Caesura.debug(spec));
  }
}
