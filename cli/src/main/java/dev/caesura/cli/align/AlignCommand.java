package dev.caesura.cli.align;

import dev.caesura.align.RecordingAlignerSettings;
import dev.caesura.align.RecordingAlignment;
import dev.caesura.align.Utterance;
import dev.caesura.align.io.HypothesisFormat;
import dev.caesura.align.trust.AlignmentJudge;
import dev.caesura.align.trust.ErrorSweep;
import dev.caesura.align.trust.JudgedAlignment;
import dev.caesura.align.utterance.CerSweep;
import dev.caesura.align.utterance.ScoreDistribution;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.RecordingName;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.cli.console.AudioOptions;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.JobsOption;
import dev.caesura.cli.console.MiningProgressBar;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.corpus.VerdictReport;
import dev.caesura.corpus.document.ReadingRemark;
import dev.caesura.corpus.document.TranscriptDocument;
import dev.caesura.corpus.mine.HypothesisWords;
import dev.caesura.corpus.mine.TranscriptAligner;
import dev.caesura.corpus.record.RecordFormatter;
import dev.caesura.corpus.report.AlignmentPlot;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code caesura align}: finds the sentences of a transcript in recognised words or in a recording.
 */
@Command(
    name = "align",
    mixinStandardHelpOptions = true,
    customSynopsis = {
      HelpLayout.SYNOPSIS + "--text=FILE --words=FILE",
      "       " + HelpLayout.SYNOPSIS + "--text=FILE --audio=FILE"
    },
    sortOptions = false,
    description = {
      AlignCommand.SUMMARY,
      "",
      "Prints a JSON record for each sentence in the order of the transcript, found or not, then"
          + " one for each stretch of speech without a sentence. With --words, no audio is needed."
          + " With --audio, the recording is recognised, or aligned without a recogniser, as mine"
          + " does it. If recording and transcript do not belong together, the exit code is 3."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura align --text testdata/speech/prompts-en.txt --words prompts-en.ctm",
      "  caesura align --audio testdata/speech/prompts-en.flac --recognizer self \\",
      "      --text testdata/speech/prompts-en.txt"
    })
public final class AlignCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY =
      "Find the sentences of a transcript in recognised words or in a recording.";

  /** Sample rate of the times in records, in hertz. */
  private static final int RATE = 16_000;

  @Mixin private TranscriptOptions transcript;

  @Mixin private AudioOptions input;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--audio",
      paramLabel = "FILE",
      description =
          "Recording, where there is no --words: WAV, FLAC, MP3, OGG, or what ffmpeg decodes.")
  private Path audio;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--recording",
      paramLabel = "ID",
      description =
          "Recording whose words are read, if --words has several (default: the name of that"
              + " file).")
  private String recording;

  @HelpSection(HelpSection.Heading.ALIGNMENT)
  @Option(
      names = "--by-synthesis",
      description =
          "The same as --recognizer synthesis: compare the recording with a synthetic voice"
              + " (espeak-ng).")
  private boolean bySynthesis;

  @Mixin private RecognizerOptions recognizer;

  @Mixin private JobsOption jobs;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--sweep",
      description =
          "Print how much is kept at each limit of the character error rate and of the"
              + " probability of an error, and how scores are distributed, instead of records.")
  private boolean sweep;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--accept-any",
      description =
          "Exit with code 0, not 3, even if the transcript does not seem to belong to the"
              + " recording.")
  private boolean acceptAny;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Also write a plot of time against place in the transcript, as an HTML file.")
  private Path plot;

  /** Printed at the end, because they would break the progress. */
  private final List<String> notes = new ArrayList<>();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    check();
    PrintWriter err = spec.commandLine().getErr();
    Consumer<String> warnings = warning -> err.println("caesura: " + warning);
    Optional<ChosenRecognizer> chosen = recognizer.choose(transcript, warnings);
    boolean isHeard = chosen.flatMap(ChosenRecognizer::aligner).isEmpty();
    if (!isHeard && sweep) {
      throw UsageErrors.of(
          spec,
          "--sweep: expected recognised words; found --recognizer " + chosen.orElseThrow().name());
    }
    if (chosen.isPresent()) {
      transcript.languageNote().ifPresent(warnings);
      warnings.accept(chosen.get().stated());
    }
    WordNormalizer normalizer =
        WordNormalizer.of(transcript.language()).withAbbreviations(transcript.abbreviations());
    String name = name();
    String text;
    JudgedAlignment found;
    List<ReadingRemark> remarks;
    try (MiningProgressBar progress = new MiningProgressBar(true)) {
      TranscriptAligner aligner =
          TranscriptAligner.of(normalizer)
              .withOrder(transcript.order())
              .withNotes(transcript.notes())
              .withJobs(jobs.count(recognizer.isExternal() ? 1 : processors()))
              .withProgress(progress);
      TranscriptDocument document = aligner.readTranscript(transcript.text());
      remarks = document.remarks();
      text = document.text();
      found = found(aligner, chosen, normalizer, name, text);
    }
    remarks.forEach(remark -> warnings.accept(transcript.text() + ": " + remark));
    notes.forEach(warnings);
    if (chosen.isEmpty()) {
      transcript.languageNote().ifPresent(warnings);
    }
    print(found.utterances(), text, isHeard);
    if (plot != null) {
      new AlignmentPlot(name, found.utterances(), text, isHeard).write(plot);
    }
    VerdictReport verdict = VerdictReport.of(found.verdict(), text);
    String source = String.valueOf(transcript.words().orElse(audio));
    verdict.warning(transcript.text().toString(), source).ifPresent(warnings);
    return verdict.isPlausible() || acceptAny ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private void print(List<Utterance> found, String text, boolean isHeard) {
    PrintWriter out = spec.commandLine().getOut();
    if (sweep) {
      ScoreTables.print(CerSweep.of(found), out);
      ScoreTables.print(ScoreDistribution.of(found), out);
      ScoreTables.print(ErrorSweep.of(found), out);
    } else {
      RecordFormatter records = RecordFormatter.of(text);
      for (Utterance utterance : found) {
        out.print((isHeard ? records.aligned(utterance) : records.synthesized(utterance)) + "\n");
      }
    }
    out.flush();
  }

  private String name() {
    if (recording != null) {
      return recording;
    }
    return audio != null
        ? RecordingName.of(audio)
        : RecordingName.ofCompanion(
            transcript.words().orElseThrow(), HypothesisFormat.extensions());
  }

  private void check() {
    if (bySynthesis) {
      recognizer.requireNoOther("--by-synthesis");
    }
    boolean hasWords = transcript.words().isPresent();
    boolean hears = bySynthesis || recognizer.areGiven();
    if (hasWords && hears) {
      throw UsageErrors.of(
          spec, "--words, " + recognizer.given(bySynthesis) + ": expected one of them; found both");
    }
    if (!hasWords && audio == null) {
      throw UsageErrors.of(
          spec,
          hears
              ? recognizer.given(bySynthesis) + ": expected --audio FILE beside it"
              : "--words, --audio: expected one of them; found none");
    }
    if (hasWords && !(audio == null && input.areDefault())) {
      throw UsageErrors.of(spec, "--audio, --channel, --lenient: expected no --words beside them");
    }
  }

  private JudgedAlignment found(
      TranscriptAligner aligner,
      Optional<ChosenRecognizer> chosen,
      WordNormalizer normalizer,
      String name,
      String text)
      throws IOException, InterruptedException {
    AlignmentJudge judge = AlignmentJudge.of(normalizer);
    if (chosen.isEmpty()) {
      return judge.judge(recognized(aligner, name, text));
    }
    AudioSource source = AudioFiles.open(audio, RATE, input.settings());
    if (chosen.get().aligner().isPresent()) {
      RecordingAlignerSettings settings =
          chosen.get().models().withNormalizer(normalizer).withJobs(jobs.count());
      RecordingAlignment found =
          aligner.align(name, source, text, chosen.get().aligner().get().open(settings));
      found.notes().forEach(note -> notes.add(audio + ": " + note));
      return judge.judge(found, chosen.get().aligner().get().name());
    }
    Path work = Files.createTempDirectory("caesura");
    try {
      return judge.judge(
          aligner.align(
              name,
              source,
              text,
              chosen.get().recognizer().orElseThrow(),
              work,
              input.settings().warnings()));
    } finally {
      delete(work);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private List<Utterance> recognized(TranscriptAligner aligner, String name, String text)
      throws IOException {
    Path words = transcript.words().orElseThrow();
    HypothesisWords recognized = HypothesisWords.read(words, name, RATE);
    if (!recognized.repairs().isEmpty()) {
      spec.commandLine().getErr().println("caesura: " + words + ": " + recognized.repairs());
    }
    if (recognized.words().isEmpty()) {
      spec.commandLine().getErr().println("caesura: " + words + ": holds no words.");
    }
    return aligner.align(name, recognized.conversation(), text);
  }
}
