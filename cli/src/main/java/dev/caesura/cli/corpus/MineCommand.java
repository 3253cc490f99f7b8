package dev.caesura.cli.corpus;

import dev.caesura.align.RecognizerProvider;
import dev.caesura.cli.align.TranscriptOptions;
import dev.caesura.cli.console.AcousticModelOption;
import dev.caesura.cli.console.AudioOptions;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.JobsOption;
import dev.caesura.cli.console.MiningProgressBar;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.corpus.ClipFormat;
import dev.caesura.corpus.MiningJob;
import dev.caesura.corpus.MiningSettings;
import dev.caesura.corpus.mine.Miner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caesura mine}: from a recording and its imperfect transcript to an aligned corpus. */
@Command(
    name = "mine",
    mixinStandardHelpOptions = true,
    customSynopsis = HelpLayout.SYNOPSIS + "--text=FILE --out=DIR AUDIO",
    sortOptions = false,
    description = {
      MineCommand.SUMMARY,
      "",
      "Writes into the output folder: corpus.jsonl (one record for each kept sentence, as"
          + " ParlaSpeech has them), clips/ (its audio, 16 kHz mono), rejected.jsonl (what was left"
          + " out, with the reason) and report.html. A run that was stopped resumes where it"
          + " stopped. By default, it recognises as many pieces in parallel as memory allows."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura mine --text testdata/speech/prompts-en.damaged.txt --out corpus \\",
      "      testdata/speech/prompts-en.flac",
      "  caesura mine --language hr --acoustic-model wav2vec2-hr --text talk.txt \\",
      "      --out corpus talk.mp3"
    })
public final class MineCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY =
      "Align a recording with its imperfect transcript and write a corpus.";

  private static final String CTC = "ctc";

  /** Memory that a recogniser needs at most, in bytes. */
  private static final long RECOGNIZER_BYTES = 500L << 20;

  @Parameters(
      paramLabel = "AUDIO",
      description = "Recording: WAV, FLAC, MP3, OGG, or what ffmpeg decodes.")
  private Path audio;

  @Mixin private AudioOptions input;

  @Mixin private TranscriptOptions transcript;

  @HelpSection(HelpSection.Heading.MODEL)
  @Option(
      names = "--recognizer",
      defaultValue = "sphinx",
      completionCandidates = Recognizers.class,
      paramLabel = "NAME",
      description =
          "Recogniser, where there is no --words: ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}, English only; ctc with --acoustic-model). pocketsphinx is"
              + " faster and makes fewer errors; it must be installed.")
  private String recognizer;

  @Mixin private AcousticModelOption acousticModel;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Output folder: a new one, or that of the same run.")
  private Path out;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--min-score",
      defaultValue = "0.6",
      paramLabel = "S",
      description =
          "Least similarity of recognised words and sentence, from 0 to 1 (default:"
              + " ${DEFAULT-VALUE}).")
  private double minScore;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--max",
      defaultValue = "30",
      paramLabel = "SECONDS",
      description = "Longest clip in seconds (default: ${DEFAULT-VALUE}).")
  private double maxSeconds;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--format",
      defaultValue = "flac",
      paramLabel = "FORMAT",
      description =
          "Format of clips: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). opus needs"
              + " ffmpeg.")
  private ClipFormat format;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--redo",
      description =
          "Replace the results of another run in the folder. Recognised words are reused if the"
              + " inputs are the same.")
  private boolean redo;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(names = "--quiet", description = "Print neither progress nor a summary.")
  private boolean quiet;

  @Mixin private JobsOption jobs;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** The names of all recognisers on the class path. */
  static final class Recognizers implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return RecognizerProvider.available().stream().map(RecognizerProvider::name).iterator();
    }
  }

  @Override
  public Integer call() throws Exception {
    MiningSettings settings = settings();
    MiningJob job = MiningJob.of(audio, transcript.text(), out);
    if (transcript.words().isPresent() && acousticModel.folder().isPresent()) {
      throw UsageErrors.of(spec, "--words, --acoustic-model: expected one of them; found both");
    }
    RecognizerProvider provider = transcript.words().isEmpty() ? recognizer() : null;
    String summary;
    try (MiningProgressBar progress = new MiningProgressBar(!quiet)) {
      Miner miner = Miner.of(settings).withProgress(progress);
      summary =
          provider != null
              ? miner.withRecognizer(provider).mine(job).summary()
              : miner.mine(job.withHypothesis(transcript.words().get())).summary();
    }
    if (!quiet) {
      spec.commandLine().getErr().print(summary);
      spec.commandLine().getErr().println("see " + out.resolve("report.html"));
    }
    return ExitCode.DONE;
  }

  private MiningSettings settings() {
    try {
      MiningSettings settings =
          MiningSettings.defaults()
              .withLanguage(transcript.language())
              .withMinScore(minScore)
              .withMaxClipSeconds(maxSeconds)
              .withClipFormat(format)
              .withOrder(transcript.order())
              .withNotes(transcript.notes())
              .withJobs(jobs.count(defaultJobs()))
              .withAudio(input.settings())
              .withRedo(redo);
      return transcript.abbreviationsFile().map(settings::withAbbreviations).orElse(settings);
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(spec, e, Map.of("minScore", "--min-score", "maxClipSeconds", "--max"));
    }
  }

  private RecognizerProvider recognizer() throws IOException {
    boolean isNamed = spec.commandLine().getParseResult().hasMatchedOption("--recognizer");
    String name = acousticModel.folder().isPresent() && !isNamed ? CTC : recognizer;
    if (name.equals(CTC) && acousticModel.folder().isEmpty()) {
      throw UsageErrors.of(spec, "--recognizer ctc: expected --acoustic-model DIR beside it");
    }
    RecognizerProvider provider;
    try {
      provider = acousticModel.appliedTo(RecognizerProvider.named(name));
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(spec, e, Map.of("recognizer", "--recognizer"));
    }
    Locale language = transcript.language();
    if (!provider.supports(language)) {
      throw UsageErrors.of(
          spec,
          "--language "
              + language.toLanguageTag()
              + ": expected "
              + String.join(", ", provider.languages())
              + " with --recognizer "
              + name
              + ". Give --acoustic-model DIR or --words FILE for any language.");
    }
    return provider;
  }

  private static int defaultJobs() {
    long fitting = Runtime.getRuntime().maxMemory() / RECOGNIZER_BYTES;
    return (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), fitting));
  }
}
