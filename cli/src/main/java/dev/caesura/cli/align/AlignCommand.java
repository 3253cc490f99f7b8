package dev.caesura.cli.align;

import dev.caesura.align.Utterance;
import dev.caesura.align.chain.TranscriptOrder;
import dev.caesura.align.io.HypothesisFormat;
import dev.caesura.align.utterance.CerSweep;
import dev.caesura.align.utterance.ScoreDistribution;
import dev.caesura.audio.RecordingName;
import dev.caesura.audio.io.AudioFiles;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.MiningProgressBar;
import dev.caesura.corpus.mine.RecognizedWords;
import dev.caesura.corpus.mine.TranscriptAligner;
import dev.caesura.corpus.record.RecordFormatter;
import dev.caesura.corpus.report.AlignmentPlot;
import dev.caesura.models.synthesis.EspeakSynthesizer;
import dev.caesura.text.normalize.WordNormalizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code caesura align}: finds the sentences of a transcript in recognised words, or in a recording
 * by a synthetic voice.
 */
@Command(
    name = "align",
    mixinStandardHelpOptions = true,
    description = {
      AlignCommand.SUMMARY,
      "",
      "Prints a JSON record for each sentence in the order of the transcript, found or not, then"
          + " one for each stretch of speech that has no sentence. Needs no audio with --words."
          + " With --by-synthesis espeak-ng, which must be installed, says the sentences, and they"
          + " are compared with the recording; the transcript must be in its order."
    })
public final class AlignCommand implements Callable<Integer> {

  /** One line for the list of tools. */
  public static final String SUMMARY =
      "Find the sentences of a transcript in recognised words or in a recording.";

  /** The clock of the records. */
  private static final int RATE = 16_000;

  @Option(
      names = "--words",
      paramLabel = "FILE",
      description = "Recognised words with times, in any format that mine --words reads.")
  private Path words;

  @Option(
      names = "--by-synthesis",
      description =
          "Without --words: compare the recording with a voice that says the transcript"
              + " (espeak-ng). Sentences are found, words get times by their length.")
  private boolean bySynthesis;

  @Option(
      names = "--audio",
      paramLabel = "FILE",
      description = "The recording, for --by-synthesis: WAV, FLAC, MP3, OGG, or what ffmpeg reads.")
  private Path audio;

  @Option(
      names = "--text",
      required = true,
      paramLabel = "FILE",
      description = "The transcript: plain UTF-8 text; blank lines part paragraphs.")
  private Path text;

  @Option(
      names = "--order",
      defaultValue = "keep",
      paramLabel = "ORDER",
      description =
          "keep: the transcript is in the order of the recording; any: blocks may be moved,"
              + " repeated, missing or strange (default: ${DEFAULT-VALUE}).")
  private TranscriptOrder order;

  @Option(
      names = "--language",
      defaultValue = "en",
      paramLabel = "TAG",
      description =
          "Language, for numbers and abbreviations, and of the voice (default: ${DEFAULT-VALUE}).")
  private Locale language;

  @Option(
      names = "--sweep",
      description =
          "Print how much is kept for each limit of the character error rate, and how scores are"
              + " distributed, in place of records.")
  private boolean sweep;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Also write a picture: time against place in the transcript, as one HTML file.")
  private Path plot;

  @CommandLine.Mixin private NormalizationOptions normalization;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    check();
    WordNormalizer normalizer =
        WordNormalizer.of(language).withAbbreviations(normalization.abbreviations());
    String name =
        bySynthesis
            ? RecordingName.of(audio)
            : RecordingName.ofCompanion(words, HypothesisFormat.extensions());
    String transcript;
    List<Utterance> found;
    try (MiningProgressBar progress = new MiningProgressBar(true)) {
      TranscriptAligner aligner =
          TranscriptAligner.of(normalizer)
              .withOrder(order)
              .withNotes(normalization.notes())
              .withProgress(progress);
      transcript = aligner.readTranscript(text);
      found =
          bySynthesis ? spoken(aligner, name, transcript) : recognized(aligner, name, transcript);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (sweep) {
      print(CerSweep.of(found), out);
      print(ScoreDistribution.of(found), out);
    } else {
      RecordFormatter records = RecordFormatter.of(transcript);
      for (Utterance utterance : found) {
        out.print(
            (bySynthesis ? records.synthesized(utterance) : records.aligned(utterance)) + "\n");
      }
    }
    out.flush();
    if (plot != null) {
      new AlignmentPlot(name, found, transcript, !bySynthesis).write(plot);
    }
    return ExitCode.DONE;
  }

  private void check() {
    String wrong = null;
    if (bySynthesis == (words != null)) {
      wrong = "either --words FILE or --by-synthesis --audio FILE is expected";
    } else if (bySynthesis != (audio != null)) {
      wrong = "--audio FILE and --by-synthesis belong together";
    } else if (bySynthesis && (order != TranscriptOrder.KEEP || sweep)) {
      wrong = "--by-synthesis knows neither --order any nor --sweep: no words are heard";
    } else if (bySynthesis && normalization.isGiven()) {
      wrong = "--by-synthesis knows neither --abbreviations nor --notes: the voice reads all text";
    }
    if (wrong != null) {
      throw new CommandLine.ParameterException(spec.commandLine(), wrong);
    }
  }

  private List<Utterance> recognized(TranscriptAligner aligner, String name, String transcript)
      throws IOException {
    RecognizedWords recognized = RecognizedWords.read(words, name, RATE);
    if (!recognized.repairs().isEmpty()) {
      spec.commandLine().getErr().println("caesura: " + words + ": " + recognized.repairs());
    }
    return aligner.align(name, recognized.transcript(), transcript);
  }

  private List<Utterance> spoken(TranscriptAligner aligner, String name, String transcript)
      throws IOException {
    EspeakSynthesizer voice = EspeakSynthesizer.of(language);
    spec.commandLine().getErr().println("caesura: " + voice.description());
    return aligner.alignBySynthesis(name, AudioFiles.open(audio, RATE), transcript, voice);
  }

  private static void print(CerSweep sweep, PrintWriter out) {
    out.println("CER up to\tsentences\thours\tshare of text %\tshare of speech %\tmean CER");
    for (CerSweep.Step step : sweep.steps()) {
      out.printf(
          Locale.ROOT,
          "%s\t%d\t%.3f\t%.1f\t%.1f\t%.3f%n",
          Double.isInfinite(step.limit())
              ? "any"
              : String.format(Locale.ROOT, "%.2f", step.limit()),
          step.sentences(),
          step.seconds() / 3600,
          100 * step.characters(),
          100 * step.speech(),
          step.cer());
    }
    out.printf(
        Locale.ROOT, "all\t%d\t%.3f\t100.0\t100.0\t%n", sweep.sentences(), sweep.spoken() / 3600);
  }

  private static void print(ScoreDistribution scores, PrintWriter out) {
    out.printf("%nscore\tsentences\thours\tshare of sentences %%%n");
    for (ScoreDistribution.Bin bin : scores.bins()) {
      out.printf(
          Locale.ROOT,
          "%.1f to %.1f\t%d\t%.3f\t%.1f%n",
          bin.from(),
          bin.to(),
          bin.sentences(),
          bin.seconds() / 3600,
          scores.sentences() == 0 ? 0 : 100.0 * bin.sentences() / scores.sentences());
    }
    out.printf(
        Locale.ROOT,
        "not found\t%d\t\t%.1f%n",
        scores.notFound(),
        scores.sentences() == 0 ? 0 : 100.0 * scores.notFound() / scores.sentences());
    out.printf("%n\tmean\t5 %%\t25 %%\tmedian\t75 %%\t95 %%%n");
    print("score", scores.score(), out);
    print("CER", scores.cer(), out);
  }

  private static void print(String name, ScoreDistribution.Summary summary, PrintWriter out) {
    out.print(name);
    out.printf(Locale.ROOT, "\t%.3f", summary.mean());
    for (double quantile : summary.quantiles()) {
      out.printf(Locale.ROOT, "\t%.3f", quantile);
    }
    out.println();
  }
}
