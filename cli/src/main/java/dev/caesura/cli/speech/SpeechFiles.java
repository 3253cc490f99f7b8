package dev.caesura.cli.speech;

import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.SegmentFormat;
import dev.caesura.audio.format.SegmentFormats;
import dev.caesura.cli.console.Debug;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.JobsOption;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.cli.files.OutputFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/**
 * What {@code segment} and {@code vad} share: scores many recordings, segments each, and prints all
 * in the order of the command line or writes a file for each.
 */
@HelpSection(HelpSection.Heading.OUTPUT)
final class SpeechFiles {

  /** Options that do not change the segments of a recording. */
  private static final Set<String> NEUTRAL =
      Set.of(
          "--jobs",
          "--out-dir",
          "--redo",
          "--scores",
          "--help",
          "--version",
          "--debug",
          "--live",
          "--clips");

  @Mixin private RecordingArguments files;

  @Mixin private LiveInput live;

  @HelpSection(HelpSection.Heading.MODEL)
  @Option(
      names = "--normalize",
      description =
          "Bring each recording to one level for the detector, for speech that is very quiet"
              + " (default: as it is).")
  private boolean normalize;

  @Option(
      names = "--format",
      defaultValue = "rttm",
      description = "Output format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private SegmentFormats format;

  @Option(
      names = "--out-dir",
      paramLabel = "FOLDER",
      description =
          "Write a file for each recording into this folder, in the subfolders of the inputs"
              + " (default: none, print to standard output). A second run resumes with recordings"
              + " whose file is missing or older.")
  private Path outDir;

  @Mixin private ClipOptions clips;

  @Option(names = "--redo", description = "Write all files of --out-dir and --clips again.")
  private boolean redo;

  @Mixin private JobsOption jobs;

  /** Returns the number of recordings. */
  int count(CommandSpec tool) {
    return files.find(tool).found().size();
  }

  /** Segments all recordings and writes their segments; returns the exit code. */
  int run(ScorerOptions scorer, Segmenter segmenter, CommandSpec spec)
      throws IOException, InterruptedException {
    jobs.count();
    files.audio().settingsOfEach(); // a bad --channel fails at once
    if (files.audio().isEach() && clips.areWanted()) {
      throw UsageErrors.of(spec, "--channel each: expected no --clips beside it");
    }
    if (live.isWanted()) {
      if (normalize) {
        throw UsageErrors.of(spec, "--live, --raw-rate: expected no --normalize beside them");
      }
      if (outDir != null || clips.areWanted()) {
        throw UsageErrors.of(
            spec, "--live, --raw-rate: expected no --out-dir or --clips beside them");
      }
      return live.run(files, scorer, segmenter, format, spec);
    }
    Recordings recordings = files.find(spec);
    int count = recordings.found().size();
    if (outDir == null && count > 1 && !format.holdsManyRecordings()) {
      throw UsageErrors.of(
          spec,
          "--format "
              + format
              + ": expected one recording; found "
              + count
              + ". Give --out-dir for a file for each.");
    }
    List<TimeSpan> dropped = new ArrayList<>();
    int code;
    try (ChosenScorer opened = scorer.open()) {
      ChosenScorer vad = normalize ? opened.normalizing() : opened;
      ClipFolder cut = openClips(recordings, vad, spec);
      FileJobs.Work<SegmentJob.Segmented> segmenting =
          new SegmentJob(files.audio(), scorer, vad, segmenter, cut)::on;
      code =
          outDir == null
              ? print(recordings, segmenting, vad.rate(), dropped, spec)
              : write(recordings, segmenting, cut, vad, dropped, spec);
    }
    report(dropped, spec.commandLine().getErr());
    return code;
  }

  /** Returns the folder of the clips; null if none are wanted. */
  private ClipFolder openClips(Recordings recordings, ChosenScorer vad, CommandSpec spec)
      throws IOException {
    if (!clips.areWanted()) {
      return null;
    }
    if (outDir != null && clips.isIn(outDir)) {
      throw UsageErrors.of(spec, "--clips: expected another folder than --out-dir");
    }
    try {
      return clips.open(recordings.found(), settings(spec, "--format", vad), redo);
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(spec, e, Map.of());
    }
  }

  private int print(
      Recordings recordings,
      FileJobs.Work<SegmentJob.Segmented> segmenting,
      int rate,
      List<TimeSpan> dropped,
      CommandSpec spec)
      throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    List<Recording> found = recordings.found();
    String name = found.isEmpty() ? "none" : found.get(0).name();
    SegmentFormat printed = format.format(rate, name);
    TimeSpan[] extent = {new TimeSpan(0, 0, rate)};
    List<RecordedSegment> kept = new ArrayList<>();
    boolean[] isPrinted = new boolean[1];
    int code =
        new FileJobs(jobs.count(), "detecting speech", Debug.isOn(spec))
            .run(
                recordings,
                segmenting,
                segmented -> {
                  dropped.addAll(segmented.dropped());
                  extent[0] = segmented.extent();
                  if (!format.isAppendable()) {
                    kept.addAll(segmented.segments());
                  } else if (!segmented.segments().isEmpty()) {
                    isPrinted[0] = true;
                    printed.write(segmented.segments(), out);
                    if (out.checkError()) {
                      throw new IOException("standard output: closed by its reader");
                    }
                  }
                },
                spec.commandLine().getErr());
    if (!isPrinted[0]) {
      format.format(name, extent[0]).write(kept, out);
    }
    out.flush();
    return code;
  }

  private int write(
      Recordings recordings,
      FileJobs.Work<SegmentJob.Segmented> segmenting,
      ClipFolder cut,
      ChosenScorer vad,
      List<TimeSpan> dropped,
      CommandSpec spec)
      throws IOException, InterruptedException {
    OutputFolder folder;
    try {
      String settings = settings(spec, "--clip-format", vad);
      folder =
          OutputFolder.open(
              outDir, recordings.found(), "--out-dir", format.extension(), settings, redo);
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(spec, e, Map.of());
    }
    return new FileJobs(jobs.count(), "detecting speech", Debug.isOn(spec))
        .run(
            recordings,
            recording -> {
              boolean isWritten = folder.isDone(recording);
              if (isWritten && (cut == null || cut.isDone(recording))) {
                return new SegmentJob.Segmented(
                    List.of(), List.of(), new TimeSpan(0, 0, vad.rate()));
              }
              SegmentJob.Segmented segmented = segmenting.on(recording);
              if (!isWritten) {
                format
                    .format(recording.name(), segmented.extent())
                    .write(segmented.segments(), folder.result(recording));
              }
              return segmented;
            },
            segmented -> dropped.addAll(segmented.dropped()),
            spec.commandLine().getErr());
  }

  /** Returns the settings on which results depend, a line each, without those of one option. */
  private static String settings(CommandSpec spec, String without, ChosenScorer vad) {
    StringBuilder settings = new StringBuilder("caesura " + spec.name() + "\n");
    for (OptionSpec option : spec.options()) {
      String name = option.longestName();
      if (!NEUTRAL.contains(name) && !name.equals(without)) {
        Object value = option.getValue();
        settings.append(name).append(' ').append(value == null ? "default" : value).append('\n');
      }
    }
    return settings.append("detector ").append(vad.identity()).append('\n').toString();
  }

  private static void report(List<TimeSpan> dropped, PrintWriter err) {
    if (!dropped.isEmpty()) {
      err.printf(
          Locale.ROOT,
          "caesura: left out %d stretches of speech that are too short, %.2f s in all;"
              + " --min-speech 0 keeps them%n",
          dropped.size(),
          dropped.stream().mapToDouble(TimeSpan::seconds).sum());
    }
  }
}
