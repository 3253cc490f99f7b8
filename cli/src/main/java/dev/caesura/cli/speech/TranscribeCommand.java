package dev.caesura.cli.speech;

import dev.caesura.align.Emissions;
import dev.caesura.align.RecognizerProvider;
import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.align.ctc.EmissionsDecoder;
import dev.caesura.align.io.Hypothesis;
import dev.caesura.align.io.HypothesisWriter;
import dev.caesura.align.io.Repairs;
import dev.caesura.align.io.TimedWord;
import dev.caesura.align.io.Timing;
import dev.caesura.audio.AudioSource;
import dev.caesura.cli.console.AcousticModelOption;
import dev.caesura.cli.console.Debug;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.JobsOption;
import dev.caesura.cli.console.LanguageOption;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.models.acoustic.CtcRecognizer;
import dev.caesura.models.acoustic.CtcRecognizerSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code caesura transcribe}: recognises recordings with a CTC network. */
@Command(
    name = "transcribe",
    mixinStandardHelpOptions = true,
    customSynopsis = HelpLayout.SYNOPSIS + "--acoustic-model=DIR FILE...",
    sortOptions = false,
    description = {
      TranscribeCommand.SUMMARY,
      "",
      "Needs a network of your own: see docs/mine.md for the files. The words are spelled as the"
          + " network has learned it."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura transcribe --acoustic-model wav2vec2-hr talk.mp3",
      "  caesura transcribe --acoustic-model mms-1b --language fra --format ctm \\",
      "      --beam 50 talks/"
    })
@HelpSection(HelpSection.Heading.OUTPUT)
public final class TranscribeCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Recognize the words of recordings with a CTC network.";

  /** Sample rate of the networks, in hertz. */
  private static final int RATE = 16_000;

  /** Text begins a new line after a pause of this many seconds. */
  private static final double LINE_SECONDS = 1;

  /** Formats of the words. */
  private enum Format {
    TEXT,
    CTM,
    JSONL
  }

  @Mixin private RecordingArguments files;

  @Mixin private LanguageOption language;

  @Mixin private AcousticModelOption model;

  @HelpSection(HelpSection.Heading.MODEL)
  @Option(
      names = "--beam",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "Prefixes that the beam search keeps; 1 takes the most probable symbol of each frame"
              + " (default: ${DEFAULT-VALUE}).")
  private int beam;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description =
          "Output format: text (of one recording, a line for each stretch between pauses of 1 s),"
              + " ctm, jsonl (a word on each line, with times and score) (default:"
              + " ${DEFAULT-VALUE}).")
  private Format format;

  @Option(
      names = "--scores",
      paramLabel = "DIR",
      description = "Folder in which the output of the network is kept and reused (default: none).")
  private Path cache;

  @Mixin private JobsOption jobs;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Path folder =
        model
            .folder()
            .orElseThrow(
                () -> UsageErrors.of(spec, "--acoustic-model: expected DIR; found nothing"));
    if (RecognizerProvider.available().stream()
        .anyMatch(provider -> provider.isModel(folder) && !provider.takesRecordings())) {
      throw UsageErrors.of(
          spec,
          "--acoustic-model "
              + folder
              + ": expected a CTC network; found a model that needs a transcript. Give both to"
              + " 'caesura mine' or 'caesura align'.");
    }
    if (beam < 1) {
      throw UsageErrors.of(spec, "--beam " + beam + ": expected at least 1");
    }
    files.audio().settings(); // a bad --channel fails at once
    Recordings recordings = files.find(spec);
    if (format == Format.TEXT && recordings.found().size() > 1) {
      throw UsageErrors.of(
          spec,
          "--format text: expected one recording; found "
              + recordings.found().size()
              + ". Give --format ctm or jsonl, which name them.");
    }
    CtcRecognizerSettings settings = CtcRecognizerSettings.defaults().withJobs(jobs.count());
    try (CtcRecognizer recognizer = CtcRecognizer.open(folder, language.get(), "", settings);
        EmissionsFolder emissions = EmissionsFolder.of(Optional.ofNullable(cache))) {
      EmissionsDecoder decoder = EmissionsDecoder.of(recognizer.vocabulary(), beam);
      return new FileJobs(1, "recognising", Debug.isOn(spec))
          .run(
              recordings,
              recording -> {
                AudioSource audio = recording.open(RATE, files.audio().settings());
                Emissions given = emissions.of(audio, recognizer);
                return hypothesis(recording.name(), decoder.decode(given));
              },
              this::print,
              spec.commandLine().getErr());
    }
  }

  private static Hypothesis hypothesis(String recording, Transcript words) {
    List<TimedWord> timed =
        words.words().stream().map(word -> new TimedWord(word, Timing.STATED, "")).toList();
    return new Hypothesis(recording, "", timed, Repairs.NONE);
  }

  private void print(Hypothesis hypothesis) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case CTM -> HypothesisWriter.ctm(out, List.of(hypothesis));
      case JSONL -> HypothesisWriter.jsonLines(out, List.of(hypothesis));
      case TEXT -> printText(hypothesis, out);
    }
    out.flush();
  }

  private static void printText(Hypothesis hypothesis, PrintWriter out) {
    double last = Double.NaN;
    for (TimedWord timed : hypothesis.words()) {
      Word word = timed.word();
      if (!Double.isNaN(last)) {
        out.print(word.span().startSeconds() - last >= LINE_SECONDS ? "\n" : " ");
      }
      out.print(word.text());
      last = word.span().endSeconds();
    }
    out.print("\n");
  }
}
