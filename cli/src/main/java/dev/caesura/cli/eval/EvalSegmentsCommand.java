package dev.caesura.cli.eval;

import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.eval.SegmentEvaluation;
import dev.caesura.audio.eval.SegmentMetrics;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.cli.speech.SegmentFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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
          + " each recording and one for all, with frames and boundaries added up. "
          + SegmentFiles.KINDS
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

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    SegmentEvaluation evaluation;
    try {
      evaluation = SegmentEvaluation.defaults().withFrameSeconds(frame).withCollarSeconds(collar);
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(spec, e, Map.of("frameSeconds", "--frame", "collarSeconds", "--collar"));
    }
    Map<String, List<TimeSpan>> labelled = read(reference);
    Map<String, List<TimeSpan>> found = read(hypothesis);
    TreeSet<String> recordings = new TreeSet<>(labelled.keySet());
    recordings.addAll(found.keySet());
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "| recording | seconds | accuracy | P | R | F1 | false alarm | miss | boundary P | R | F1 |"
            + " purity | coverage | segments | mean s | too long |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    SegmentMetrics all = SegmentMetrics.NONE;
    double seconds = 0;
    for (String recording : recordings) {
      List<TimeSpan> truth = labelled.getOrDefault(recording, List.of());
      List<TimeSpan> segments = found.getOrDefault(recording, List.of());
      TimeSpan within = extent(truth, segments);
      SegmentMetrics metrics = evaluation.compare(truth, List.of(), segments, within);
      row(recording, within.seconds(), metrics, out);
      all = all.plus(metrics);
      seconds += within.seconds();
    }
    if (recordings.size() != 1) {
      row("all", seconds, all, out);
    }
    out.flush();
    for (String recording : recordings) {
      if (!labelled.containsKey(recording) || !found.containsKey(recording)) {
        spec.commandLine()
            .getErr()
            .println(
                "caesura: "
                    + (found.containsKey(recording) ? reference : hypothesis)
                    + ": expected segments of "
                    + recording
                    + "; found none");
      }
    }
    return ExitCode.DONE;
  }

  private static Map<String, List<TimeSpan>> read(Path file) throws IOException {
    Map<String, List<TimeSpan>> segments = new TreeMap<>();
    for (RecordedSegment segment : SegmentFiles.read(file)) {
      segments
          .computeIfAbsent(segment.recording(), recording -> new ArrayList<>())
          .add(segment.span());
    }
    return segments;
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
