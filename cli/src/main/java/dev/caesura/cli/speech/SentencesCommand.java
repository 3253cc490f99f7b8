package dev.caesura.cli.speech;

import dev.caesura.align.SpeechEvidence;
import dev.caesura.align.SpokenWord;
import dev.caesura.align.Word;
import dev.caesura.align.speech.JointSentenceScorer;
import dev.caesura.align.speech.SentenceCutter;
import dev.caesura.align.speech.SentenceCutterSettings;
import dev.caesura.align.speech.SpeechPunctuator;
import dev.caesura.align.speech.SpeechSentence;
import dev.caesura.align.speech.TextEvidence;
import dev.caesura.audio.AudioSource;
import dev.caesura.audio.FrameScores;
import dev.caesura.cli.console.AudioOptions;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.punctuation.PunctuationScorer;
import dev.caesura.text.punctuation.PunctuatorSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code caesura sentences}: splits recognised words into sentences with times. */
@Command(
    name = "sentences",
    mixinStandardHelpOptions = true,
    customSynopsis = HelpLayout.SYNOPSIS + "--words FILE",
    sortOptions = false,
    description = {
      SentencesCommand.SUMMARY,
      "",
      "Weighs the words, the pauses between them, changes of speaker and the recogniser's own marks"
          + " together. Words without times are split by their text alone, which is reported."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura sentences --words talk.json --audio talk.wav --format jsonl",
      "  caesura sentences --words call.ctm --turns call.rttm --max 18 --format yaml"
    })
public final class SentencesCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Split recognised speech into sentences with times.";

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--words",
      required = true,
      paramLabel = "FILE",
      description =
          "Recognised words with times: CTM, STM, JSON of Whisper or Vosk, SRT, WebVTT, .nlp or"
              + " JSON Lines, or the records of 'caesura align', whose sentences stay; - for"
              + " standard input with --delay.")
  private Path words;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--audio",
      paramLabel = "FILE",
      description = "The recording, to measure the pauses between the words in it.")
  private String audio;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--turns",
      paramLabel = "FILE",
      description =
          "Turns of speakers, as RTTM or another file of segments (default: the speakers of the"
              + " words, if any).")
  private Path turns;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--recording",
      paramLabel = "ID",
      description =
          "Recording whose words are read, if the file has several (default: the only one).")
  private String recording;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--language",
      paramLabel = "TAG",
      description =
          "Language for punctuation, as a BCP 47 tag such as es or fr-CA (default: recognised from"
              + " the words).")
  private Locale language;

  @Mixin private AudioOptions audioOptions;

  @HelpSection(HelpSection.Heading.SEGMENTATION)
  @Option(
      names = "--threshold",
      paramLabel = "P",
      description =
          "Probability from which on a sentence ends, between 0 and 1 (default: that of the"
              + " greatest expected F1).")
  private Double threshold;

  @HelpSection(HelpSection.Heading.SEGMENTATION)
  @Option(
      names = "--max",
      paramLabel = "SECONDS",
      description =
          "Longest sentence in seconds, strict; longer ones are cut at their most likely ends"
              + " (default: none).")
  private Double max;

  @HelpSection(HelpSection.Heading.SEGMENTATION)
  @Option(
      names = "--max-chars",
      paramLabel = "N",
      description =
          "Longest sentence in characters, strict, with its marks and spaces (default: none).")
  private Integer maxChars;

  @HelpSection(HelpSection.Heading.SEGMENTATION)
  @Option(
      names = "--delay",
      paramLabel = "SECONDS",
      description =
          "Decide each end from at most this many seconds of speech after it, and print sentences"
              + " as words arrive (default: from the whole recording).")
  private Double delay;

  @HelpSection(HelpSection.Heading.MODEL)
  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "Sentence network of the same kind as the shipped one (default: the shipped one).")
  private Path model;

  @HelpSection(HelpSection.Heading.MODEL)
  @Option(
      names = "--adapt",
      paramLabel = "FILE",
      description = "Weights from 'caesura adapt --words' (default: the shipped ones).")
  private Path adapted;

  @Mixin private ScorerOptions scorer;

  @Mixin private SentencesPlot plot;

  @Mixin private SpeechSentencePrinter printer;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    JointSentenceScorer joint =
        adapted == null ? JointSentenceScorer.shipped() : JointSentenceScorer.read(adapted);
    SentenceCutterSettings settings = settings(joint);
    printer.check(spec);
    plot.check(spec);
    try (CompactBoundaryScorer network =
        model == null ? CompactBoundaryScorer.open() : CompactBoundaryScorer.open(model)) {
      SpeechPunctuator punctuator =
          new SpeechPunctuator(
              network,
              PunctuatorSettings.defaults()
                  .withLanguage(language == null ? Locale.ROOT : language));
      if (delay != null) {
        checkDelay();
        return new LiveSentences(joint, network, punctuator, settings.threshold(), delay)
            .run(words, recording, turns, printer, spec);
      }
      RecognizedSpeech speech = RecognizedSpeech.read(words, recording);
      if (turns != null) {
        speech = speech.withTurns(turns);
      }
      speech.notes().forEach(this::note);
      SpeechEvidence evidence = evidence(speech, network);
      List<SpokenWord> read = evidence.words();
      double[] scores = joint.score(evidence);
      if (threshold == null) {
        settings = settings.withThreshold(joint.threshold(scores));
      }
      scores = speech.withKnownEnds(scores, settings.threshold());
      List<Word> written = read.stream().map(SpokenWord::word).toList();
      if (!speech.hasMarks()) {
        written = punctuator.restore(written, scores, settings.threshold());
      }
      List<SpeechSentence> sentences = new SentenceCutter(settings).cut(written, scores);
      plot.draw(speech, written, scores, sentences, settings.threshold(), evidence.speech());
      printer.print(speech, written, scores, settings.threshold(), sentences, spec);
      return exceeding(sentences, written, settings);
    }
  }

  private SentenceCutterSettings settings(JointSentenceScorer joint) {
    try {
      return new SentenceCutterSettings(
          threshold == null ? joint.threshold() : threshold,
          max == null ? Double.POSITIVE_INFINITY : max,
          maxChars == null ? Integer.MAX_VALUE : maxChars);
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(
          spec,
          e,
          Map.of("threshold", "--threshold", "maxSeconds", "--max", "maxChars", "--max-chars"));
    }
  }

  private void checkDelay() {
    if (!(delay > 0 && delay < Double.POSITIVE_INFINITY)) {
      throw UsageErrors.of(spec, "--delay " + delay + ": expected a number greater than 0");
    }
    String other = max != null ? "--max" : maxChars != null ? "--max-chars" : "--audio";
    if (max != null || maxChars != null || audio != null) {
      throw UsageErrors.of(spec, "--delay, " + other + ": expected one of them; found both");
    }
  }

  private SpeechEvidence evidence(RecognizedSpeech speech, PunctuationScorer network)
      throws IOException {
    if (audio == null) {
      return SpeechEvidence.of(TextEvidence.read(speech.words(), network));
    }
    Recording file = new Recording(audio, Path.of(audio).getFileName(), audio);
    try (ChosenScorer chosen = scorer.open()) {
      AudioSource source = file.open(chosen.rate(), audioOptions.settings());
      FrameScores scores = scorer.score(file, source, audioOptions.settings(), chosen);
      double seconds = scores.span().endSeconds();
      long after = speech.after(seconds);
      if (2 * after > speech.words().size()) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s: expected the recording of %s; found %.1f s, and %d of %d words after its end."
                    + " Give the recording of these words.",
                audio,
                words,
                seconds,
                after,
                speech.words().size()));
      }
      if (after > 0) {
        note(
            String.format(
                Locale.ROOT,
                "%s: ends at %.1f s, before %d of %d words; their pauses are those of their times",
                audio,
                seconds,
                after,
                speech.words().size()));
      }
      return SpeechEvidence.of(TextEvidence.read(speech.words(), network, scores))
          .withSpeech(scores);
    }
  }

  /** Reports the sentences of one word that exceed a limit, which nothing can cut. */
  private int exceeding(
      List<SpeechSentence> sentences, List<Word> written, SentenceCutterSettings settings) {
    PrintWriter err = spec.commandLine().getErr();
    int exceeding = 0;
    for (SpeechSentence sentence : sentences) {
      Word word = written.get(sentence.firstWord());
      boolean isLong =
          sentence.span().seconds() > settings.maxSeconds()
              || (sentence.endWord() == sentence.firstWord() + 1
                  && word.text().length() > settings.maxChars());
      if (isLong) {
        exceeding++;
        err.printf(
            Locale.ROOT,
            "caesura: %s, word %d, '%s' at %.2f s: longer than the limit, and not cut%n",
            words,
            sentence.firstWord() + 1,
            word.text(),
            word.span().startSeconds());
      }
    }
    return exceeding == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void note(String note) {
    spec.commandLine().getErr().println("caesura: note: " + note);
  }
}
