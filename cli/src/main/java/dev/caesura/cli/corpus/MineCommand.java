package dev.caesura.cli.corpus;

import dev.caesura.align.RecognizerProvider;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.cli.align.NormalizationOptions;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.MiningProgressBar;
import dev.caesura.corpus.ClipFormat;
import dev.caesura.corpus.MiningJob;
import dev.caesura.corpus.MiningSettings;
import dev.caesura.corpus.mine.Miner;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caesura mine}: from a recording and its imperfect transcript to an aligned corpus. */
@Command(
    name = "mine",
    mixinStandardHelpOptions = true,
    description = {
      MineCommand.SUMMARY,
      "",
      "Writes into the output folder: corpus.jsonl (one record per kept sentence, in the shape of"
          + " ParlaSpeech), clips/ (its audio, 16 kHz mono), rejected.jsonl (what was left out,"
          + " with the reason) and report.html. A run that was stopped goes on where it was if it"
          + " is started again."
    })
public final class MineCommand implements Callable<Integer> {

  /** One line for the list of tools. */
  public static final String SUMMARY =
      "Align a recording with its imperfect transcript and write a corpus.";

  @Parameters(
      paramLabel = "AUDIO",
      description = "The recording: WAV, FLAC, MP3, OGG, or what ffmpeg reads.")
  private Path audio;

  @Option(
      names = "--text",
      required = true,
      paramLabel = "FILE",
      description = "Its transcript: plain UTF-8 text; blank lines part paragraphs.")
  private Path text;

  @Option(
      names = "--words",
      paramLabel = "FILE",
      description =
          "What another recogniser heard, with times: CTM, STM, JSON of Whisper or Vosk, SRT,"
              + " WebVTT, .nlp, JSON Lines. Nothing is recognised then, and any language will do.")
  private Path words;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The output folder: a new one, or that of the same run.")
  private Path out;

  @Option(
      names = "--language",
      defaultValue = "en",
      paramLabel = "TAG",
      description =
          "Language of the recording (default: ${DEFAULT-VALUE}, the one that the embedded"
              + " recogniser knows).")
  private Locale language;

  @Option(
      names = "--min-score",
      defaultValue = "0.6",
      paramLabel = "S",
      description =
          "Least similarity of heard and written text that is kept, 0 to 1 (default:"
              + " ${DEFAULT-VALUE}).")
  private double minimumScore;

  @Option(
      names = "--max",
      defaultValue = "30",
      paramLabel = "SECONDS",
      description = "Longest clip that is kept (default: ${DEFAULT-VALUE}).")
  private double longestSeconds;

  @Option(
      names = "--format",
      defaultValue = "flac",
      paramLabel = "FORMAT",
      description = "How clips are written: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ClipFormat format;

  @Option(
      names = "--order",
      defaultValue = "keep",
      paramLabel = "ORDER",
      description =
          "keep: the transcript is in the order of the recording; any: blocks may be moved,"
              + " repeated, missing or strange (default: ${DEFAULT-VALUE}).")
  private TranscriptOrder order;

  @Option(
      names = "--recognizer",
      defaultValue = "sphinx",
      completionCandidates = Recognizers.class,
      paramLabel = "NAME",
      description =
          "What hears the recording: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})."
              + " pocketsphinx is faster and makes fewer errors; it must be installed.")
  private String recognizer;

  /** The names of all recognisers on the class path. */
  static final class Recognizers implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return RecognizerProvider.available().stream().map(RecognizerProvider::name).iterator();
    }
  }

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Pieces to recognise at once (default: one per processor, as far as memory allows).")
  private Integer jobs;

  @Option(
      names = "--redo",
      description =
          "Replace the results of another run in the folder; what was heard is kept if the"
              + " inputs are the same.")
  private boolean redo;

  @Option(names = "--quiet", description = "No progress and no summary.")
  private boolean quiet;

  @CommandLine.Mixin private NormalizationOptions normalization;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    MiningSettings settings = settings();
    MiningJob job = MiningJob.of(audio, text, out);
    String summary;
    try (MiningProgressBar progress = new MiningProgressBar(!quiet)) {
      Miner miner = Miner.of(settings).withProgress(progress);
      summary =
          words == null
              ? miner.withRecognizer(recognizer()).mine(job).summary()
              : miner.mine(job.withHypothesis(words)).summary();
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
              .withLanguage(language)
              .withMinScore(minimumScore)
              .withMaxClipSeconds(longestSeconds)
              .withClipFormat(format)
              .withOrder(order)
              .withNotes(normalization.notes())
              .withJobs(jobs == null ? defaultJobs() : jobs)
              .withRedo(redo);
      return normalization.file().map(settings::withAbbreviations).orElse(settings);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private RecognizerProvider recognizer() {
    RecognizerProvider provider;
    try {
      provider = RecognizerProvider.named(recognizer);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
    if (!provider.supports(language)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--language "
              + language.toLanguageTag()
              + ": --recognizer "
              + recognizer
              + " knows only "
              + String.join(", ", provider.languages())
              + ". With --words FILE any language will do.");
    }
    return provider;
  }

  /** A decoder needs some 500 MB at its worst. */
  private static int defaultJobs() {
    long fitting = Runtime.getRuntime().maxMemory() / (500L << 20);
    return (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), fitting));
  }
}
