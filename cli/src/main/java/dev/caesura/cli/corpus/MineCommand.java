package dev.caesura.cli.corpus;

import dev.caesura.cli.align.ChosenRecognizer;
import dev.caesura.cli.align.RecognizerOptions;
import dev.caesura.cli.align.TranscriptOptions;
import dev.caesura.cli.console.AudioOptions;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.JobsOption;
import dev.caesura.cli.console.MiningProgressBar;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.corpus.ClipFormat;
import dev.caesura.corpus.MiningJob;
import dev.caesura.corpus.MiningResult;
import dev.caesura.corpus.MiningSettings;
import dev.caesura.corpus.PairedRecording;
import dev.caesura.corpus.RecordingPairs;
import dev.caesura.corpus.VerdictReport;
import dev.caesura.corpus.mine.Miner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    customSynopsis = HelpLayout.SYNOPSIS + "--text=FILE --out=DIR AUDIO...",
    sortOptions = false,
    description = {
      MineCommand.SUMMARY,
      "",
      "Writes into the output folder: corpus.jsonl (one record for each kept sentence, as"
          + " ParlaSpeech has them), clips/ (its audio, 16 kHz mono), rejected.jsonl (what was left"
          + " out, with the reason) and report.html. A run that was stopped resumes where it"
          + " stopped. By default, it recognises as many pieces in parallel as memory allows; a"
          + " program or server gets one at a time.",
      "",
      "Of several recordings of one language, --text is the folder of the transcripts, each with"
          + " the name of its recording. With --recognizer self, they train one model together, so"
          + " that each may be short. The folder then has corpus.jsonl and rejected.jsonl of all,"
          + " failures.jsonl, and recordings/NAME/ for each. One that fails, or whose transcript"
          + " does not belong to it, stops nothing else."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura mine --text testdata/speech/prompts-en.damaged.txt --out mined \\",
      "      testdata/speech/prompts-en.flac",
      "  caesura mine --language es --recognizer self --text texts --out mined \\",
      "      one.flac two.flac three.flac"
    })
public final class MineCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY =
      "Align a recording with its imperfect transcript and write a corpus.";

  /** Memory that a recogniser needs at most, in bytes. */
  private static final long RECOGNIZER_BYTES = 500L << 20;

  @Parameters(
      paramLabel = "AUDIO",
      arity = "1..*",
      description = "Recordings: WAV, FLAC, MP3, OGG, or what ffmpeg decodes.")
  private List<Path> audio;

  @Mixin private AudioOptions input;

  @Mixin private TranscriptOptions transcript;

  @Mixin private RecognizerOptions recognizer;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Output folder: a new one, or that of the same run.")
  private Path out;

  @Mixin private TrustOptions filter;

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

  @Override
  public Integer call() throws Exception {
    MiningSettings settings = settings();
    Optional<RecordingPairs> pairs = pairs();
    // Printed at the end, because they would break the progress.
    List<String> warnings = new ArrayList<>();
    Optional<ChosenRecognizer> chosen = recognizer.choose(transcript, warnings::add);
    settings = settings.withLanguage(transcript.language());
    PrintWriter err = spec.commandLine().getErr();
    Optional<String> languageNote = transcript.languageNote();
    if (!quiet) {
      languageNote.ifPresent(note -> err.println("caesura: " + note));
      chosen.ifPresent(one -> err.println("caesura: " + one.stated()));
    }
    MiningResult result;
    try (MiningProgressBar progress = new MiningProgressBar(!quiet)) {
      Miner miner = Miner.of(settings).withProgress(progress);
      if (languageNote.isPresent()) {
        miner = miner.withNote("language chosen", languageNote.get());
      }
      miner = chosen.isPresent() ? chosen.get().appliedTo(miner) : miner;
      if (pairs.isPresent()) {
        return new MinedSeries(pairs.get(), out, err, quiet)
            .run(miner, progress, warnings, filter.acceptsAny(), recognizer.savesModels());
      }
      result = miner.mine(job());
    }
    warnings.forEach(warning -> err.println("caesura: " + warning));
    if (!quiet) {
      err.print(result.summary());
      err.println("see " + out.resolve("report.html"));
    }
    VerdictReport verdict = result.verdict().orElseThrow();
    verdict
        .warning(transcript.text().toString(), audio.get(0).toString())
        .ifPresent(warning -> err.println("caesura: " + warning));
    if (verdict.isPlausible()) {
      return ExitCode.DONE;
    }
    if (recognizer.savesModels()) {
      err.println("caesura: No model was saved.");
    }
    return filter.acceptsAny() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  /** Pairs several recordings with their transcripts; empty if there is one of each. */
  private Optional<RecordingPairs> pairs() throws IOException {
    boolean isFolder = Files.isDirectory(transcript.text());
    if (!isFolder && audio.size() == 1) {
      return Optional.empty();
    }
    if (!isFolder) {
      throw UsageErrors.of(
          spec,
          "--text "
              + transcript.text()
              + ": expected a folder of transcripts for "
              + audio.size()
              + " recordings; found no folder");
    }
    if (transcript.words().isPresent()) {
      throw UsageErrors.of(spec, "--words: expected one recording; found several");
    }
    RecordingPairs pairs = RecordingPairs.of(audio, transcript.text());
    transcript.setSources(pairs.pairs().stream().map(PairedRecording::transcript).toList());
    return Optional.of(pairs);
  }

  private MiningJob job() {
    MiningJob job = MiningJob.of(audio.get(0), transcript.text(), out);
    return transcript.words().map(job::withHypothesis).orElse(job);
  }

  private MiningSettings settings() {
    try {
      MiningSettings settings =
          MiningSettings.defaults()
              .withMaxError(filter.maxError())
              .withMinScore(filter.minScore())
              .withAcceptAny(filter.acceptsAny())
              .withMaxClipSeconds(maxSeconds)
              .withClipFormat(format)
              .withOrder(transcript.order())
              .withNotes(transcript.notes())
              .withJobs(jobs.count(recognizer.isExternal() ? 1 : defaultJobs()))
              .withAudio(input.settings())
              .withRedo(redo);
      return transcript.abbreviationsFile().map(settings::withAbbreviations).orElse(settings);
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(
          spec,
          e,
          Map.of("minScore", "--min-score", "maxError", "--max-error", "maxClipSeconds", "--max"));
    }
  }

  private static int defaultJobs() {
    long fitting = Runtime.getRuntime().maxMemory() / RECOGNIZER_BYTES;
    return (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), fitting));
  }
}
