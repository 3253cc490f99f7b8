package dev.caesura.cli.eval;

import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.eval.SegmentEvaluation;
import dev.caesura.audio.eval.SegmentMetrics;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.cli.speech.SegmentFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caesura eval segments}: compares segments with labelled speech. */
@Command(
    name = "segments",
    mixinStandardHelpOptions = true,
    description = {
      EvalSegmentsCommand.SUMMARY,
      "",
      "Prints a Markdown table of frames, boundaries, purity, coverage and lengths, with a row for"
          + " each recording and one for all, with frames and boundaries added up. Names of"
          + " recordings match without their folders and audio extensions; a recording that one of"
          + " the files lacks is reported and left out, and the exit code is 1. "
          + SegmentFiles.KINDS,
      "",
      "With --words, the ends of the segments are compared with those of sentences, at the gaps"
          + " between recognised words: REF is the transcript of the recording, one sentence a line"
          + " or .nlp with punctuation. Two word error rates of the words in segments follow: cut"
          + " again where REF is, as 'caesura resegment' does, and with whole segments, each for"
          + " the sentence that most of its words belong to."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura eval segments labels.rttm segments.rttm",
      "  caesura eval segments --collar 0.1 --max 18 labels.TextGrid segments.yaml"
    })
public final class EvalSegmentsCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Compare segments with labelled speech.";

  @Parameters(index = "0", paramLabel = "REF", description = "Labelled speech.")
  private Path reference;

  @Parameters(index = "1", paramLabel = "HYP", description = "Segments to evaluate.")
  private Path hypothesis;

  @Option(
      names = "--frame",
      defaultValue = "0.01",
      paramLabel = "SECONDS",
      description = "Length of a frame in seconds (default: ${DEFAULT-VALUE}).")
  private double frame;

  @Option(
      names = "--collar",
      defaultValue = "0.25",
      paramLabel = "SECONDS",
      description =
          "Greatest distance of two boundaries that match, in seconds (default: ${DEFAULT-VALUE}).")
  private double collar;

  @Option(
      names = "--max",
      paramLabel = "SECONDS",
      description = "Count segments longer than this, in seconds (default: none).")
  private double max = Double.POSITIVE_INFINITY;

  @Option(
      names = "--uem",
      paramLabel = "FILE",
      description =
          "Compare only the recordings and stretches of this UEM file (default: all, from 0 to the"
              + " last end). Its recordings are compared even if HYP or REF has no segments of"
              + " them.")
  private Path uem;

  @Option(
      names = "--words",
      paramLabel = "FILE",
      description =
          "Recognised words of the recording, with times, to compare with sentences of a"
              + " transcript.")
  private Path words;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (words != null) {
      if (uem != null) {
        throw UsageErrors.of(spec, "--words, --uem: expected one of them; found both");
      }
      WordSegments.print(
          words, reference, hypothesis, spec.commandLine().getOut(), spec.commandLine().getErr());
      return ExitCode.DONE;
    }
    SegmentEvaluation evaluation;
    try {
      evaluation = SegmentEvaluation.defaults().withFrameSeconds(frame).withCollarSeconds(collar);
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(spec, e, Map.of("frameSeconds", "--frame", "collarSeconds", "--collar"));
    }
    SegmentPairs compared = SegmentPairs.of(reference, hypothesis, uem);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "| recording | seconds | accuracy | P | R | F1 | false alarm | miss | boundary P | R | F1 |"
            + " purity | coverage | segments | mean s | too long |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    SegmentMetrics all = SegmentMetrics.NONE;
    double seconds = 0;
    for (Map.Entry<String, SegmentPairs.Pair> entry : compared.pairs().entrySet()) {
      SegmentPairs.Pair pair = entry.getValue();
      List<TimeSpan> regions = pair.regions();
      if (regions.isEmpty()) {
        regions = List.of(extent(pair.reference(), pair.hypothesis()));
      }
      SegmentMetrics metrics = SegmentMetrics.NONE;
      for (TimeSpan region : regions) {
        metrics = metrics.plus(compare(evaluation, pair, region));
      }
      double length = regions.stream().mapToDouble(TimeSpan::seconds).sum();
      row(entry.getKey(), length, metrics, out);
      all = all.plus(metrics);
      seconds += length;
    }
    if (compared.pairs().size() != 1) {
      row("all", seconds, all, out);
    }
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    compared.notes().forEach(note -> err.println("caesura: " + note));
    compared.failures().forEach(failure -> err.println("caesura: " + failure));
    return compared.failures().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static SegmentMetrics compare(
      SegmentEvaluation evaluation, SegmentPairs.Pair pair, TimeSpan region) {
    List<TimeSpan> found =
        pair.hypothesis().stream()
            .filter(
                s -> s.startSample() < region.endSample() && s.endSample() > region.startSample())
            .toList();
    boolean isAll = region.covers(extent(pair.reference(), pair.hypothesis()));
    return evaluation.compare(
        pair.reference(), List.of(), isAll ? pair.hypothesis() : found, region);
  }

  /** From the start of the recording to the last end on either side. */
  private static TimeSpan extent(List<TimeSpan> truth, List<TimeSpan> segments) {
    long end = 0;
    for (TimeSpan span : truth) {
      end = Math.max(end, span.endSample());
    }
    for (TimeSpan span : segments) {
      end = Math.max(end, span.endSample());
    }
    return new TimeSpan(0, end, SegmentFiles.RATE);
  }

  private void row(String name, double seconds, SegmentMetrics metrics, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.4f | %.4f | %.4f | %.4f | %.4f | %.4f | %.4f | %.4f | %.4f | %.4f | %.4f |"
            + " %d | %.2f | %d |%n",
        name.replace("|", "\\|"),
        seconds,
        metrics.detection().accuracy(),
        metrics.detection().precision(),
        metrics.detection().recall(),
        metrics.detection().f1(),
        metrics.detection().falseAlarmRate(),
        metrics.detection().missRate(),
        metrics.boundaries().precision(),
        metrics.boundaries().recall(),
        metrics.boundaries().f1(),
        metrics.coverage().purity(),
        metrics.coverage().coverage(),
        metrics.lengths().count(),
        metrics.lengths().mean(),
        metrics.lengths().longerThan(max));
  }
}
