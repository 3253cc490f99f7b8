package dev.caesura.cli.speech;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.audio.RecordingName;
import dev.caesura.audio.Segmenter;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.cli.console.Debug;
import dev.caesura.corpus.picture.Panel;
import dev.caesura.corpus.picture.Picture;
import dev.caesura.corpus.picture.SampleListener;
import dev.caesura.corpus.picture.ScoresPanel;
import dev.caesura.corpus.picture.SegmentsPanel;
import dev.caesura.corpus.picture.Spectrogram;
import dev.caesura.corpus.picture.SpectrogramPanel;
import dev.caesura.corpus.picture.TeeSource;
import dev.caesura.corpus.picture.Waveform;
import dev.caesura.corpus.picture.WaveformPanel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caesura plot}: Draws recordings with their speech and segments. */
@Command(
    name = "plot",
    mixinStandardHelpOptions = true,
    description = {
      PlotCommand.SUMMARY,
      "The whole recording is listened to, so that the segments are those of caesura segment; a"
          + " recording of any length is read once and in bounded memory."
    })
public final class PlotCommand implements Callable<Integer> {

  /** One line for the list of tools. */
  public static final String SUMMARY =
      "Draw recordings with their speech probability and segments.";

  @Parameters(paramLabel = "FILE", arity = "1..*", description = Recordings.HELP)
  private List<String> files;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where to draw one recording: a name that ends in .svg or .png, or - for SVG to standard"
              + " output (default: as --out-dir).")
  private String out;

  @Option(
      names = "--out-dir",
      defaultValue = ".",
      paramLabel = "FOLDER",
      description =
          "Where to draw several recordings, each called as itself (default: the working folder).")
  private Path outDir;

  @Option(
      names = "--format",
      defaultValue = "svg",
      description =
          "What to write into --out-dir: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Option(
      names = "--method",
      split = ",",
      paramLabel = "METHOD",
      description =
          "Whose segments to draw, one or several with commas: ${COMPLETION-CANDIDATES} (default:"
              + " optimal, or none with --segments).")
  private List<SegmentationMethod> methods;

  @Option(
      names = "--segments",
      split = ",",
      paramLabel = "[NAME=]FILE",
      description = {
        "Segments to draw from files, one or several with commas; called as the file, or NAME.",
        SegmentFiles.KINDS
      })
  private List<String> segmentFiles = List.of();

  @CommandLine.Mixin private SegmentationOptions settings;

  @CommandLine.Mixin private ScorerOptions scorer;

  @Option(
      names = "--start",
      defaultValue = "0",
      paramLabel = "SECONDS",
      description = "Where the picture begins (default: ${DEFAULT-VALUE}).")
  private double start;

  @Option(
      names = "--end",
      paramLabel = "SECONDS",
      description = "Where the picture ends (default: the end of the recording).")
  private Double end;

  @Option(
      names = "--width",
      defaultValue = "1600",
      paramLabel = "PIXELS",
      description = "Width of the picture (default: ${DEFAULT-VALUE}).")
  private int width;

  @Option(
      names = "--height",
      paramLabel = "PIXELS",
      description = "Height of the picture (default: what its strips need).")
  private Integer height;

  @Option(names = "--no-waveform", description = "Leave the waveform out.")
  private boolean noWaveform;

  @Option(names = "--no-spectrogram", description = "Leave the spectrogram out.")
  private boolean noSpectrogram;

  @Option(
      names = "--no-scores",
      description =
          "Leave the probability of speech out; without it and without --method the model does not"
              + " listen.")
  private boolean noScores;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Files to draw at once (default: one per processor).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** A kind of picture. */
  enum Format {
    /** Lines that stay sharp, boxes that tell their times. */
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
    checkPart();
    if (jobs < 1) {
      throw wrong("--jobs " + jobs + " is not at least 1");
    }
    if (width < 200 || width > Picture.MAX_PIXELS) {
      throw wrong("--width " + width + " is not in [200, " + Picture.MAX_PIXELS + "]");
    }
    if (files.stream().filter(Recording.STANDARD_INPUT::equals).count() > 1) {
      throw wrong("FILE -: standard input can be read only once");
    }
    Recordings recordings = Recordings.of(files);
    if (out != null && recordings.found().size() > 1) {
      throw wrong(
          "--out " + out + ": holds one recording, " + recordings.found().size() + " are given");
    }
    if (out != null
        && !out.equals("-")
        && !out.toLowerCase(Locale.ROOT).matches(".*\\.(svg|png)")) {
      throw wrong("--out " + out + ": .svg or .png is expected at the end, or -");
    }
    Map<String, List<RecordedSegment>> given = new LinkedHashMap<>();
    for (String file : segmentFiles) {
      int equals = file.indexOf('=');
      Path path = Path.of(file.substring(equals + 1));
      String name = equals > 0 ? file.substring(0, equals) : path.getFileName().toString();
      if (given.put(name, SegmentFiles.read(path)) != null) {
        throw wrong("--segments: two are called " + name + "; NAME=FILE gives another name");
      }
    }
    FileJobs work = new FileJobs(jobs, "drawing", Debug.isOn(spec));
    boolean listens = !noScores || !segmenters.isEmpty();
    ChosenScorer vad = listens ? scorer.open() : null;
    try {
      return work.run(
          recordings,
          recording -> {
            write(recording, picture(recording, recordings, vad, segmenters, given));
            return recording;
          },
          recording -> {},
          spec.commandLine().getErr());
    } finally {
      if (vad != null) {
        vad.close();
      }
    }
  }

  private Map<String, Segmenter> segmenters() {
    List<SegmentationMethod> wanted = methods;
    if (wanted == null) {
      wanted =
          segmentFiles.isEmpty() && !noScores ? List.of(SegmentationMethod.OPTIMAL) : List.of();
    }
    Map<String, Segmenter> segmenters = new LinkedHashMap<>();
    try {
      for (SegmentationMethod method : wanted) {
        segmenters.put(method.toString(), settings.segmenter(method));
      }
      if (noWaveform && noSpectrogram && noScores && wanted.isEmpty() && segmentFiles.isEmpty()) {
        throw new IllegalArgumentException("nothing is left to draw");
      }
      if (!(settings.threshold() >= 0 && settings.threshold() <= 1)) {
        throw new IllegalArgumentException(
            "--threshold " + settings.threshold() + " is not in [0, 1]");
      }
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
    return segmenters;
  }

  private void checkPart() {
    if (!(start >= 0 && start < 1e9)) {
      throw wrong("--start " + start + " is not in [0, 1e9)");
    }
    if (end != null && !(end > start && end < 1e9)) {
      throw wrong("--end " + end + " is not after --start " + start);
    }
  }

  private TimeSpan part(int rate) {
    long first = Math.round(start * rate);
    long last = end == null ? Long.MAX_VALUE : Math.max(first + 1, Math.round(end * rate));
    return new TimeSpan(first, last, rate);
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  private Picture picture(
      Recording recording,
      Recordings all,
      ChosenScorer vad,
      Map<String, Segmenter> segmenters,
      Map<String, List<RecordedSegment>> given)
      throws IOException {
    int rate = vad == null ? SegmentFiles.RATE : vad.rate();
    AudioSource source = recording.open(rate);
    TimeSpan part = part(rate);
    // Sixteen peaks and two columns for each pixel, or more: edges are right to a fraction of one.
    int most = 2 * Integer.highestOneBit(Math.max(1024, width));
    Waveform.Recorder wave = Waveform.record(part.startSample(), rate, 16 * most);
    Spectrogram.Recorder spectrum = Spectrogram.record(part.startSample(), rate, 2 * most);
    List<SampleListener> listeners = noSpectrogram ? List.of(wave) : List.of(wave, spectrum);
    TeeSource tee = new TeeSource(source, part, listeners);
    List<Panel> panels = new ArrayList<>();
    List<Panel> lanes = new ArrayList<>();
    if (vad == null) {
      TeeSource.drain(tee);
    } else {
      boolean apart = scorer.keepsScores(recording);
      FrameScores scores = scorer.score(recording, apart ? source : tee, vad);
      if (apart) {
        // Nobody may have listened.
        TeeSource.drain(tee);
      }
      if (!noScores) {
        panels.add(new ScoresPanel(scores, settings.threshold()));
      }
      segmenters.forEach(
          (name, segmenter) ->
              lanes.add(
                  new SegmentsPanel(
                      name,
                      RecordedSegment.of(recording.name(), segmenter.segment(scores)),
                      lanes.size())));
    }
    Waveform waveform = wave.waveform();
    if (waveform.span().isEmpty()) {
      throw new IOException(
          source.name()
              + (start == 0
                  ? ": a recording is expected, it holds no samples"
                  : ": ends before --start " + start));
    }
    if (!noSpectrogram) {
      panels.add(0, new SpectrogramPanel(spectrum.spectrogram()));
    }
    if (!noWaveform) {
      panels.add(0, new WaveformPanel(waveform));
    }
    given.forEach(
        (name, segments) ->
            lanes.add(
                new SegmentsPanel(name, of(recording, all, name, segments, rate), lanes.size())));
    panels.addAll(lanes);
    return new Picture(recording.name(), waveform.span(), panels);
  }

  /** The segments of a recording, by any name that it may have; all where nothing else is meant. */
  private List<RecordedSegment> of(
      Recording recording, Recordings all, String name, List<RecordedSegment> segments, int rate) {
    List<String> names = segments.stream().map(RecordedSegment::recording).distinct().toList();
    List<String> known =
        List.of(
            recording.name(),
            RecordingName.of(recording.place()),
            fullName(recording.stem()),
            fullName(recording.file()));
    List<RecordedSegment> own =
        segments.stream()
            .filter(
                s ->
                    known.contains(s.recording())
                        || known.contains(fullName(s.recording()))
                        || (all.found().size() == 1 && names.size() == 1))
            .map(s -> new RecordedSegment(s.recording(), s.span().at(rate), s.label()))
            .toList();
    if (own.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("caesura: --segments " + name + ": has nothing of " + recording.name());
    }
    return own;
  }

  /** Returns a name with its folders. */
  private static String fullName(String recording) {
    return RecordingName.sanitized(RecordingName.withoutExtension(recording));
  }

  private void write(Recording recording, Picture picture) throws IOException {
    int pixels = height == null ? picture.height() : height;
    try {
      if (out != null && out.equals("-")) {
        PrintWriter printed = spec.commandLine().getOut();
        printed.print(picture.svg(width, pixels));
        printed.flush();
        return;
      }
      Path file = out == null ? outDir.resolve(recording.name() + "." + format) : Path.of(out);
      Files.createDirectories(file.toAbsolutePath().getParent());
      picture.write(file, width, pixels);
    } catch (IllegalArgumentException e) {
      throw new IOException(recording.file() + ": " + e.getMessage(), e);
    }
  }
}
