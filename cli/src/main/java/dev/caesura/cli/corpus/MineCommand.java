package dev.caesura.cli.corpus;

import dev.caesura.align.chain.Order;
import dev.caesura.cli.align.NormalizationOptions;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.corpus.ClipFormat;
import dev.caesura.corpus.Miner;
import dev.caesura.corpus.MiningJob;
import dev.caesura.models.recognition.RecognitionEngine;
import java.nio.file.Path;
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
  private Order order;

  @Option(
      names = "--recognizer",
      defaultValue = "sphinx",
      paramLabel = "NAME",
      description =
          "What hears the recording: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})."
              + " pocketsphinx is faster and makes fewer errors; it must be installed.")
  private RecognitionEngine recognizer;

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
    if (words == null && !language.getLanguage().equals("en")) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--language "
              + language.toLanguageTag()
              + ": the embedded recogniser knows English only; with --words FILE any language will"
              + " do");
    }
    MiningJob job;
    try {
      MiningJob.Builder builder = MiningJob.of(audio, text, out);
      if (words != null) {
        builder.words(words);
      }
      normalization.file().ifPresent(builder::abbreviations);
      job =
          builder
              .language(language)
              .minimumScore(minimumScore)
              .longestSeconds(longestSeconds)
              .clips(format)
              .order(order)
              .notes(normalization.notes())
              .recognizer(recognizer)
              .jobs(jobs == null ? defaultJobs() : jobs)
              .redo(redo)
              .progress(!quiet)
              .build();
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    String summary = new Miner(job).run().summary();
    if (!quiet) {
      spec.commandLine().getErr().print(summary);
      spec.commandLine().getErr().println("see " + out.resolve("report.html"));
    }
    return ExitCode.DONE;
  }

  /** A decoder needs some 500 MB at its worst. */
  private static int defaultJobs() {
    long fitting = Runtime.getRuntime().maxMemory() / (500L << 20);
    return (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), fitting));
  }
}
