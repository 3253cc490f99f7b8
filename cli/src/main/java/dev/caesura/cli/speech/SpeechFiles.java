package dev.caesura.cli.speech;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.SegmentFormat;
import dev.caesura.audio.format.SegmentFormats;
import dev.caesura.cli.console.Debug;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What {@code segment} and {@code vad} share: listens to many recordings, cuts each, and prints all
 * in the order of the command line or writes a file for each.
 */
final class SpeechFiles {

  /** Options that do not change what the segments of a recording are. */
  private static final Set<String> NEUTRAL =
      Set.of(
          "--jobs", "--out-dir", "--redo", "--scores", "--help", "--version", "--debug", "--live");

  @Parameters(paramLabel = "FILE", arity = "1..*", description = Recordings.HELP)
  private List<String> files;

  @Option(
      names = "--format",
      defaultValue = "rttm",
      description = "What to write: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private SegmentFormats format;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Files to listen to at once (default: one per processor).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--out-dir",
      paramLabel = "FOLDER",
      description =
          "Write a file for each recording into this folder, with the folders below those given,"
              + " instead of all to standard output. Started again, it goes on with what is missing"
              + " or older than its recording.")
  private Path outDir;

  @Option(names = "--redo", description = "With --out-dir: write all again.")
  private boolean redo;

  @CommandLine.Mixin private LiveInput live;

  /** Cuts all recordings and writes their segments; returns the exit code. */
  int run(ScorerOptions scorer, Segmenter segmenter, CommandLine.Model.CommandSpec spec)
      throws IOException, InterruptedException {
    if (jobs < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--jobs " + jobs + " is not at least 1");
    }
    if (live.wanted()) {
      if (outDir != null) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "--live and --raw-rate print; --out-dir does not go with them");
      }
      return live.run(files, scorer, segmenter, format, spec);
    }
    if (files.stream().filter(Recording.STANDARD_INPUT::equals).count() > 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "FILE -: standard input can be read only once");
    }
    Recordings recordings = Recordings.of(files);
    int count = recordings.found().size();
    if (outDir == null && count > 1 && !format.holdsManyRecordings()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--format "
              + format
              + ": holds one recording, "
              + count
              + " are given; --out-dir writes a file for each");
    }
    List<TimeSpan> dropped = new ArrayList<>();
    int code;
    try (ChosenScorer vad = scorer.open()) {
      FileJobs.Work<Cut> cutting = recording -> cut(recording, scorer, vad, segmenter);
      code =
          outDir == null
              ? print(recordings, cutting, vad.rate(), dropped, spec)
              : write(recordings, cutting, vad, dropped, spec);
    }
    tell(dropped, spec.commandLine().getErr());
    return code;
  }

  private int print(
      Recordings recordings,
      FileJobs.Work<Cut> cutting,
      int rate,
      List<TimeSpan> dropped,
      CommandLine.Model.CommandSpec spec)
      throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    List<Recording> found = recordings.found();
    SegmentFormat printed = format.format(rate, found.isEmpty() ? "none" : found.get(0).name());
    List<RecordedSegment> kept = new ArrayList<>();
    boolean[] isPrinted = new boolean[1];
    int code =
        new FileJobs(jobs, "listening", Debug.isOn(spec))
            .run(
                recordings,
                cutting,
                cut -> {
                  dropped.addAll(cut.dropped());
                  if (!format.isAppendable()) {
                    kept.addAll(cut.segments());
                  } else if (!cut.segments().isEmpty()) {
                    isPrinted[0] = true;
                    printed.write(cut.segments(), out);
                    if (out.checkError()) {
                      throw new IOException("standard output: nobody reads on");
                    }
                  }
                },
                spec.commandLine().getErr());
    if (!isPrinted[0]) {
      printed.write(kept, out);
    }
    out.flush();
    return code;
  }

  private int write(
      Recordings recordings,
      FileJobs.Work<Cut> cutting,
      ChosenScorer vad,
      List<TimeSpan> dropped,
      CommandLine.Model.CommandSpec spec)
      throws IOException, InterruptedException {
    OutputFolder folder;
    try {
      String settings = settings(spec) + "detector " + vad.identity() + "\n";
      folder = OutputFolder.open(outDir, recordings.found(), format.extension(), settings, redo);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return new FileJobs(jobs, "listening", Debug.isOn(spec))
        .run(
            recordings,
            recording -> {
              if (folder.isDone(recording)) {
                return new Cut(List.of(), List.of());
              }
              Cut cut = cutting.on(recording);
              format
                  .format(vad.rate(), recording.name())
                  .write(cut.segments(), folder.result(recording));
              return cut;
            },
            cut -> dropped.addAll(cut.dropped()),
            spec.commandLine().getErr());
  }

  /** All that the segments depend on but the detector, a line each. */
  private static String settings(CommandLine.Model.CommandSpec spec) {
    StringBuilder settings = new StringBuilder("caesura " + spec.name() + "\n");
    for (CommandLine.Model.OptionSpec option : spec.options()) {
      String name = option.longestName();
      if (!NEUTRAL.contains(name)) {
        Object value = option.getValue();
        settings.append(name).append(' ').append(value == null ? "default" : value).append('\n');
      }
    }
    return settings.toString();
  }

  /** What became of a recording. */
  private record Cut(List<RecordedSegment> segments, List<TimeSpan> dropped) {}

  private static Cut cut(
      Recording recording, ScorerOptions scorer, ChosenScorer vad, Segmenter segmenter)
      throws IOException {
    AudioSource source = recording.open(vad.rate());
    FrameScores scores = scorer.score(recording, source, vad);
    if (scores.span().isEmpty()) {
      throw new IOException(source.name() + ": a recording is expected, it holds no samples");
    }
    return new Cut(
        RecordedSegment.of(recording.name(), segmenter.segment(scores)), segmenter.dropped(scores));
  }

  private static void tell(List<TimeSpan> dropped, PrintWriter err) {
    if (!dropped.isEmpty()) {
      err.printf(
          Locale.ROOT,
          "caesura: %d stretches of speech are too short and left out, %.2f s in all;"
              + " --min-speech 0 keeps them%n",
          dropped.size(),
          dropped.stream().mapToDouble(TimeSpan::seconds).sum());
    }
  }
}
