package dev.caesura.cli.speech;

import dev.caesura.audio.Segmenter;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.cli.console.Debug;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.JobsOption;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.corpus.picture.Picture;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code caesura plot}: draws recordings with their speech and segments. */
@Command(
    name = "plot",
    mixinStandardHelpOptions = true,
    customSynopsis = HelpLayout.SYNOPSIS + "FILE...",
    sortOptions = false,
    description = {
      PlotCommand.SUMMARY,
      "",
      "Draws waveform, spectrogram, speech probability, and the segments of one or several methods"
          + " side by side, as SVG or PNG. The segments are those of 'caesura segment'. A recording"
          + " of any length is read once and in bounded memory."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura plot --out prompts.svg testdata/speech/prompts-en.flac",
      "  caesura plot --method optimal,hybrid --end 120 --format png talk.wav"
    })
public final class PlotCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY =
      "Draw recordings with their speech probability and segments.";

  @Mixin private RecordingArguments files;

  @Mixin private SegmentTracks tracks;

  @HelpSection(HelpSection.Heading.SEGMENTATION)
  @Option(
      names = "--method",
      split = ",",
      paramLabel = "METHOD",
      description =
          "Methods whose segments are drawn, separated by commas: ${COMPLETION-CANDIDATES}"
              + " (default: optimal; none with --segments).")
  private List<SegmentationMethod> methods;

  @Mixin private SegmentationOptions settings;

  @Mixin private ScorerOptions scorer;

  @Mixin private PictureOptions pictures;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "File of the picture of one recording, ending in .svg or .png; - prints SVG to standard"
              + " output (default: a file in --out-dir).")
  private String out;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--out-dir",
      defaultValue = ".",
      paramLabel = "FOLDER",
      description =
          "Folder of the pictures, each named as its recording (default: the working folder).")
  private Path outDir;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--format",
      defaultValue = "svg",
      description =
          "Format of pictures in --out-dir: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Mixin private JobsOption jobs;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** A kind of picture. */
  enum Format {
    /** Vector graphics, with times shown for each segment. */
    SVG,
    /** Pixels. */
    PNG;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() throws Exception {
    // Drawing into images needs no screen, and must not look for one.
    System.setProperty("java.awt.headless", "true");
    Map<String, Segmenter> segmenters = segmenters();
    pictures.check(spec);
    FileJobs work = new FileJobs(jobs.count(), "drawing", Debug.isOn(spec));
    Recordings recordings = files.find(spec);
    int count = recordings.found().size();
    if (out != null && count > 1) {
      throw UsageErrors.of(spec, "--out " + out + ": expected one recording; found " + count);
    }
    if (out != null
        && !out.equals("-")
        && !out.toLowerCase(Locale.ROOT).matches(".*\\.(svg|png)")) {
      throw UsageErrors.of(spec, "--out " + out + ": expected a name ending in .svg or .png, or -");
    }
    Map<String, List<RecordedSegment>> given = tracks.read(spec);
    boolean needsScores = pictures.hasScores() || !segmenters.isEmpty();
    try (ChosenScorer vad = needsScores ? scorer.open() : null) {
      RecordingPainter painter =
          new RecordingPainter(
              pictures,
              files.audio().settings(),
              scorer,
              vad,
              settings.threshold(),
              segmenters,
              given,
              count == 1,
              spec.commandLine().getErr());
      return work.run(
          recordings,
          recording -> {
            write(recording, painter.draw(recording));
            return recording;
          },
          recording -> {},
          spec.commandLine().getErr());
    }
  }

  private Map<String, Segmenter> segmenters() {
    List<SegmentationMethod> wanted = methods;
    if (wanted == null) {
      wanted =
          !tracks.areGiven() && pictures.hasScores()
              ? List.of(SegmentationMethod.OPTIMAL)
              : List.of();
    }
    if (!pictures.hasWaveform()
        && !pictures.hasSpectrogram()
        && !pictures.hasScores()
        && wanted.isEmpty()
        && !tracks.areGiven()) {
      throw UsageErrors.of(
          spec, "--no-waveform, --no-spectrogram, --no-scores: expected something to draw");
    }
    double threshold = settings.threshold();
    if (!(threshold >= 0 && threshold <= 1)) {
      throw UsageErrors.of(spec, "--threshold " + threshold + ": expected a number from 0 to 1");
    }
    Map<String, Segmenter> segmenters = new LinkedHashMap<>();
    for (SegmentationMethod method : wanted) {
      try {
        segmenters.put(method.toString(), settings.segmenter(method));
      } catch (IllegalArgumentException e) {
        throw SegmentationOptions.wrong(spec, e);
      }
    }
    return segmenters;
  }

  private void write(Recording recording, Picture picture) throws IOException {
    int height = pictures.height().orElse(picture.height());
    try {
      if (out != null && out.equals("-")) {
        PrintWriter printed = spec.commandLine().getOut();
        printed.print(picture.svg(pictures.width(), height));
        printed.flush();
        return;
      }
      Path file = out == null ? outDir.resolve(recording.name() + "." + format) : Path.of(out);
      Files.createDirectories(file.toAbsolutePath().getParent());
      picture.write(file, pictures.width(), height);
    } catch (IllegalArgumentException e) {
      throw new IOException(recording.file() + ": " + e.getMessage(), e);
    }
  }
}
