package dev.caesura.cli.speech;

import dev.caesura.audio.AudioSource;
import dev.caesura.audio.TimeSpan;
import dev.caesura.audio.format.RecordedSegment;
import dev.caesura.audio.format.SegmentFormat;
import dev.caesura.audio.format.SegmentFormats;
import dev.caesura.audio.unit.CepstralFeatures;
import dev.caesura.audio.unit.HmmSegmenter;
import dev.caesura.audio.unit.PartitionSegmenter;
import dev.caesura.audio.unit.PeakSegmenter;
import dev.caesura.audio.unit.SpectralChangeScorer;
import dev.caesura.audio.unit.UnitFeatureExtractor;
import dev.caesura.audio.unit.UnitFeatures;
import dev.caesura.audio.unit.UnitSegmenter;
import dev.caesura.cli.console.Debug;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.JobsOption;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.io.WholeFile;
import dev.caesura.models.speech.EncoderFeatures;
import dev.caesura.models.speech.UnitBoundaryNetwork;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code caesura units}: cuts recordings into units below the word. */
@Command(
    name = "units",
    mixinStandardHelpOptions = true,
    customSynopsis = HelpLayout.SYNOPSIS + "FILE...",
    sortOptions = false,
    description = {
      UnitsCommand.SUMMARY,
      "",
      "Units are where the sound stays the same, as in phones; they tile the recording. No"
          + " transcript is needed, and no language is assumed. For sentences and pauses see"
          + " 'caesura segment'."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura units testdata/speech/prompts-en.flac",
      "  caesura units --method hmm --format textgrid --features-out features talk.wav"
    })
@HelpSection(HelpSection.Heading.OUTPUT)
public final class UnitsCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Cut recordings into units below the word, such as phones.";

  /** How boundaries are found. */
  private enum Method {
    NETWORK,
    CHANGE,
    PARTITION,
    HMM
  }

  @Mixin private RecordingArguments files;

  @HelpSection(HelpSection.Heading.SEGMENTATION)
  @Option(
      names = "--method",
      defaultValue = "network",
      paramLabel = "NAME",
      description =
          "How boundaries are found: network (a small convolutional network), change (peaks of the"
              + " change of the spectrum), partition (the best segments, by dynamic programming),"
              + " hmm (states of a model that is trained on the recording) (default:"
              + " ${DEFAULT-VALUE}).")
  private Method method;

  @HelpSection(HelpSection.Heading.SEGMENTATION)
  @Option(
      names = "--threshold",
      paramLabel = "P",
      description =
          "Least probability of a boundary, with --method network, 0 to 1 (default: 0.5). Lower"
              + " values find more boundaries.")
  private Double threshold;

  @HelpSection(HelpSection.Heading.SEGMENTATION)
  @Option(
      names = "--prominence",
      paramLabel = "X",
      description =
          "By how much a boundary stands out from what is beside it, with --method change (default:"
              + " 0.05). Lower values find more boundaries.")
  private Double prominence;

  @HelpSection(HelpSection.Heading.MODEL)
  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "Network of your own: ONNX, features [1, frames, size] to logits [1, frames, 2] (default:"
              + " the shipped one).")
  private Path model;

  @HelpSection(HelpSection.Heading.MODEL)
  @Option(
      names = "--encoder",
      paramLabel = "FILE",
      description =
          "Speech encoder, such as wav2vec 2.0 in ONNX form, whose output is the features (default:"
              + " 39 cepstra every 10 ms).")
  private Path encoder;

  @Option(
      names = "--format",
      defaultValue = "rttm",
      description = "Output format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private SegmentFormats format;

  @Option(
      names = "--features-out",
      paramLabel = "FOLDER",
      description =
          "Also write the features of frames (NAME.frames.npy) and their means over units"
              + " (NAME.units.npy) into this folder (default: none).")
  private Path featuresOut;

  @Mixin private JobsOption jobs;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** The units of a recording. */
  private record Cut(TimeSpan extent, List<RecordedSegment> segments) {}

  @Override
  public Integer call() throws Exception {
    if ((model != null || threshold != null) && method != Method.NETWORK) {
      throw UsageErrors.of(spec, "--model, --threshold: expected --method network beside them");
    }
    if (prominence != null && (method != Method.CHANGE || !(prominence >= 0))) {
      throw UsageErrors.of(
          spec,
          "--prominence " + prominence + ": expected --method change, and a number of at least 0");
    }
    if (encoder != null && method == Method.NETWORK && model == null) {
      throw UsageErrors.of(
          spec,
          "--encoder: expected --model FILE, a network for its features, or another --method; the"
              + " shipped network takes cepstra");
    }
    if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
      throw UsageErrors.of(spec, "--threshold " + threshold + ": expected a number from 0 to 1");
    }
    files.audio().settings(); // a bad --channel fails at once
    Recordings recordings = files.find(spec);
    int count = recordings.found().size();
    if (count > 1 && !format.holdsManyRecordings()) {
      throw UsageErrors.of(
          spec, "--format " + format + ": expected one recording; found " + count + ".");
    }
    if (encoder == null) {
      return run(recordings, CepstralFeatures.defaults());
    }
    try (EncoderFeatures features = EncoderFeatures.open(encoder)) {
      return run(recordings, features);
    }
  }

  private int run(Recordings recordings, UnitFeatureExtractor extractor) throws Exception {
    if (method != Method.NETWORK) {
      return run(recordings, extractor, segmenter());
    }
    try (UnitBoundaryNetwork network =
        model == null ? UnitBoundaryNetwork.open() : UnitBoundaryNetwork.open(model)) {
      PeakSegmenter peaks = PeakSegmenter.defaults(network).withProminence(0);
      return run(recordings, extractor, peaks.withThreshold(threshold == null ? 0.5 : threshold));
    }
  }

  private UnitSegmenter segmenter() {
    return switch (method) {
      case PARTITION -> PartitionSegmenter.defaults();
      case HMM -> HmmSegmenter.defaults();
      default -> {
        PeakSegmenter peaks = PeakSegmenter.defaults(SpectralChangeScorer.defaults());
        yield prominence == null ? peaks : peaks.withProminence(prominence);
      }
    };
  }

  private int run(Recordings recordings, UnitFeatureExtractor extractor, UnitSegmenter segmenter)
      throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    List<RecordedSegment> all = new ArrayList<>();
    TimeSpan[] extent = {new TimeSpan(0, 0, extractor.sampleRate())};
    String name = recordings.found().isEmpty() ? "none" : recordings.found().get(0).name();
    int code =
        new FileJobs(jobs.count(), "finding units", Debug.isOn(spec))
            .run(
                recordings,
                recording -> cut(recording, extractor, segmenter),
                cut -> {
                  extent[0] = cut.extent();
                  all.addAll(cut.segments());
                },
                spec.commandLine().getErr());
    SegmentFormat written =
        recordings.found().size() == 1
            ? format.format(name, extent[0])
            : format.format(extractor.sampleRate(), name);
    written.write(all, out);
    out.flush();
    return code;
  }

  private Cut cut(Recording recording, UnitFeatureExtractor extractor, UnitSegmenter segmenter)
      throws IOException {
    AudioSource source = recording.open(extractor.sampleRate(), files.audio().settings());
    UnitFeatures features = extractor.extract(source);
    if (features.frames() == 0) {
      throw new IOException(
          source.name()
              + ": expected a recording of at least one frame of features; found a shorter one.");
    }
    List<TimeSpan> units = segmenter.segment(features);
    if (featuresOut != null) {
      // The name has folders where recordings of one name lie in several.
      Path frames = featuresOut.resolve(recording.name() + ".frames.npy");
      Files.createDirectories(frames.toAbsolutePath().getParent());
      int size = features.size();
      writeMatrix(frames, features.rows(), size);
      float[] means = features.pooled(units);
      writeMatrix(featuresOut.resolve(recording.name() + ".units.npy"), means, size);
    }
    TimeSpan extent = new TimeSpan(0, features.samples(), features.sampleRate());
    return new Cut(
        extent,
        units.stream().map(span -> new RecordedSegment(recording.name(), span, "")).toList());
  }

  /** Writes rows as NumPy's format 1.0. */
  private static void writeMatrix(Path file, float[] values, int columns) throws IOException {
    String shape =
        String.format(
            Locale.ROOT,
            "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }",
            values.length / columns,
            columns);
    int padding = 64 - (10 + shape.length() + 1) % 64;
    String header = shape + " ".repeat(padding) + "\n";
    ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + 4 * values.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    for (float value : values) {
      bytes.putFloat(value);
    }
    WholeFile.write(file, part -> Files.write(part, bytes.array()));
  }
}
