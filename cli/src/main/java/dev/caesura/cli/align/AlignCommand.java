package dev.caesura.cli.align;

import dev.caesura.align.Utterance;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.io.HypothesisFormat;
import dev.caesura.align.utterance.CerSweep;
import dev.caesura.align.utterance.ScoreDistribution;
import dev.caesura.audio.RecordingName;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.cli.console.AcousticModelOption;
import dev.caesura.cli.console.AudioOptions;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.JobsOption;
import dev.caesura.cli.console.MiningProgressBar;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.corpus.document.ReadingRemark;
import dev.caesura.corpus.document.TranscriptDocument;
import dev.caesura.corpus.mine.HypothesisWords;
import dev.caesura.corpus.mine.TranscriptAligner;
import dev.caesura.corpus.record.RecordFormatter;
import dev.caesura.corpus.report.AlignmentPlot;
import dev.caesura.models.acoustic.CtcRecognizer;
import dev.caesura.models.acoustic.CtcRecognizerSettings;
import dev.caesura.models.synthesis.EspeakSynthesizer;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code caesura align}: finds the sentences of a transcript in recognised words, or in a recording
 * by a synthetic voice.
 */
@Command(
    name = "align",
    mixinStandardHelpOptions = true,
    customSynopsis = {
      HelpLayout.SYNOPSIS + "--text=FILE --words=FILE",
      "       " + HelpLayout.SYNOPSIS + "--text=FILE --audio=FILE --by-synthesis",
      "       " + HelpLayout.SYNOPSIS + "--text=FILE --audio=FILE --acoustic-model=DIR"
    },
    sortOptions = false,
    description = {
      AlignCommand.SUMMARY,
      "",
      "Prints a JSON record for each sentence in the order of the transcript, found or not, then"
          + " one for each stretch of speech without a sentence. With --words, no audio is needed."
          + " With --by-synthesis, no recogniser is needed: espeak-ng, which must be installed,"
          + " reads the sentences in their language, and the recording is compared with that; words"
          + " get times by their length. With --acoustic-model, a CTC network recognises the"
          + " recording and places every word in it."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura align --text testdata/speech/prompts-en.txt --words prompts-en.ctm",
      "  caesura align --by-synthesis --audio testdata/speech/prompts-en.flac \\",
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
          "Recording for --by-synthesis and --acoustic-model: WAV, FLAC, MP3, OGG, or what ffmpeg"
              + " decodes.")
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
          "Compare the recording with a synthetic voice (espeak-ng) instead of recognised words."
              + " The transcript must be in the order of the recording.")
  private boolean bySynthesis;

  @Mixin private AcousticModelOption acousticModel;

  @Mixin private JobsOption jobs;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--sweep",
      description =
          "Print how much is kept at each limit of the character error rate, and how scores are"
              + " distributed, instead of records.")
  private boolean sweep;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Also write a plot of time against place in the transcript, as an HTML file.")
  private Path plot;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    check();
    WordNormalizer normalizer =
        WordNormalizer.of(transcript.language()).withAbbreviations(transcript.abbreviations());
    String name = name();
    String text;
    List<Utterance> found;
    List<ReadingRemark> remarks;
    try (MiningProgressBar progress = new MiningProgressBar(true)) {
      TranscriptAligner aligner =
          TranscriptAligner.of(normalizer)
              .withOrder(transcript.order())
              .withNotes(transcript.notes())
              .withProgress(progress);
      TranscriptDocument document = aligner.readTranscript(transcript.text());
      remarks = document.remarks();
      text = document.text();
      found = found(aligner, name, text);
    }
    remarks.forEach(
        remark ->
            spec.commandLine().getErr().println("caesura: " + transcript.text() + ": " + remark));
    PrintWriter out = spec.commandLine().getOut();
    if (sweep) {
      ScoreTables.print(CerSweep.of(found), out);
      ScoreTables.print(ScoreDistribution.of(found), out);
    } else {
      RecordFormatter records = RecordFormatter.of(text);
      for (Utterance utterance : found) {
        out.print(
            (bySynthesis ? records.synthesized(utterance) : records.aligned(utterance)) + "\n");
      }
    }
    out.flush();
    if (plot != null) {
      new AlignmentPlot(name, found, text, !bySynthesis).write(plot);
    }
    return ExitCode.DONE;
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
    boolean hasModel = acousticModel.folder().isPresent();
    List<String> given = new ArrayList<>();
    transcript.words().ifPresent(file -> given.add("--words"));
    if (bySynthesis) {
      given.add("--by-synthesis");
    }
    if (hasModel) {
      given.add("--acoustic-model");
    }
    if (given.size() != 1) {
      throw UsageErrors.of(
          spec,
          "--words, --by-synthesis, --acoustic-model: expected one of them; found "
              + (given.isEmpty() ? "none" : String.join(", ", given)));
    }
    boolean hears = bySynthesis || hasModel;
    if (hears && audio == null) {
      throw UsageErrors.of(spec, given.get(0) + ": expected --audio FILE beside it");
    }
    if (!hears && !(audio == null && input.areDefault())) {
      throw UsageErrors.of(
          spec,
          "--audio, --channel, --lenient: expected --by-synthesis or --acoustic-model beside them");
    }
    if (bySynthesis && transcript.order() != TranscriptOrder.KEEP) {
      throw UsageErrors.of(spec, "--order any: expected --words beside it; found --by-synthesis");
    }
    if (bySynthesis && sweep) {
      throw UsageErrors.of(spec, "--sweep: expected --words beside it; found --by-synthesis");
    }
    if (bySynthesis && transcript.isNormalizationGiven()) {
      throw UsageErrors.of(
          spec,
          "--abbreviations, --notes: expected --words beside them; found --by-synthesis, whose"
              + " voice reads the whole text");
    }
  }

  private List<Utterance> found(TranscriptAligner aligner, String name, String text)
      throws IOException, InterruptedException {
    if (bySynthesis) {
      return synthesized(aligner, name, text);
    }
    return transcript.words().isPresent()
        ? recognized(aligner, name, text)
        : placed(aligner, name, text);
  }

  private List<Utterance> placed(TranscriptAligner aligner, String name, String text)
      throws IOException, InterruptedException {
    CtcRecognizerSettings settings = CtcRecognizerSettings.defaults().withJobs(jobs.count());
    Path cache = Files.createTempDirectory("caesura");
    try (CtcRecognizer recognizer =
        CtcRecognizer.open(
            acousticModel.folder().orElseThrow(), transcript.language(), text, settings)) {
      return aligner.alignByRecognition(
          name,
          AudioFiles.open(audio, RATE, input.settings()),
          text,
          recognizer,
          cache,
          input.settings().warnings());
    } finally {
      delete(cache);
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

  private List<Utterance> synthesized(TranscriptAligner aligner, String name, String text)
      throws IOException {
    EspeakSynthesizer voice = EspeakSynthesizer.of(transcript.language());
    spec.commandLine().getErr().println("caesura: " + voice.description());
    return aligner.alignBySynthesis(
        name, AudioFiles.open(audio, RATE, input.settings()), text, voice);
  }
}
