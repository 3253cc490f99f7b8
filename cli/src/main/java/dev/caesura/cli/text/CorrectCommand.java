package dev.caesura.cli.text;

import dev.caesura.align.correction.CorrectionNote;
import dev.caesura.align.correction.CorrectionResult;
import dev.caesura.align.correction.CorrectionScope;
import dev.caesura.align.correction.TextCorrector;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.io.Utf8Reader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code caesura correct}: corrects recognised text by pairs, numbers and punctuation. */
@Command(
    name = "correct",
    mixinStandardHelpOptions = true,
    description = {
      CorrectCommand.SUMMARY,
      "",
      "Prints the file with corrected text; times, line ends and everything else stay. The segments"
          + " are lines, cues (.srt, .vtt) or records (.jsonl). Pairs that contradict each other or"
          + " overlap are reported, with exit code 1; pairs that are not used, numbers with several"
          + " readings and text that moves to another segment are reported, with exit code 0."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura correct --pairs pairs.tsv --numbers --punctuate talk.srt",
      "  caesura correct --numbers --language de --scope segment talk.jsonl"
    })
public final class CorrectCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY =
      "Correct recognised text by pairs, numbers in digits, and punctuation.";

  private static final Set<String> EXTENSIONS =
      Set.of("txt", "text", "md", "srt", "vtt", "jsonl", "ndjson");

  /** More notes of one file are only counted. */
  private static final int MAX_NOTES = 200;

  @Mixin private TextInputs inputs;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--input",
      paramLabel = "FORMAT",
      description =
          "What a file holds: text, srt, vtt or jsonl (default: depends on the extension; text for"
              + " standard input).")
  private SegmentedFile.Format format;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--field",
      defaultValue = "text",
      paramLabel = "NAME",
      description = "Field of JSON Lines with the text (default: ${DEFAULT-VALUE}).")
  private String field;

  @Mixin private CorrectionOptions steps;

  @HelpSection(HelpSection.Heading.SPLITTING)
  @Option(
      names = "--scope",
      defaultValue = "text",
      paramLabel = "SCOPE",
      description =
          "What is corrected at once: text (corrections may begin in one segment and end in the"
              + " next) or segment (default: ${DEFAULT-VALUE}).")
  private CorrectionScope scope;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--into",
      defaultValue = "corrected",
      paramLabel = "NAME",
      description =
          "Field of JSON Lines that the corrected text is added in; it must not be there yet"
              + " (default: ${DEFAULT-VALUE}).")
  private String into;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final Set<String> conflicts = new LinkedHashSet<>();
  private final Map<String, Integer> unused = new LinkedHashMap<>();
  private boolean contradicts;

  @Override
  public Integer call() throws IOException {
    if (!steps.areGiven()) {
      throw UsageErrors.of(spec, "expected --pairs, --numbers or --punctuate; found none of them");
    }
    TextInputs.Found texts = inputs.find(spec, EXTENSIONS);
    return steps.run(
        spec,
        scope,
        corrector -> {
          int code = texts.forEach(spec, (in, file) -> correct(in, file, corrector));
          PrintWriter err = spec.commandLine().getErr();
          conflicts.forEach(conflict -> err.println("caesura: " + conflict));
          unused.forEach(
              (pair, files) -> {
                if (files == texts.found().size()) {
                  err.println("caesura: " + pair);
                }
              });
          return contradicts && code == ExitCode.DONE ? ExitCode.FAILED : code;
        });
  }

  private void correct(Utf8Reader in, TextFile file, TextCorrector corrector) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String more = in.readBlock(); !more.isEmpty(); more = in.readBlock()) {
      text.append(more);
    }
    SegmentedFile.Format own = format == null ? SegmentedFile.Format.of(file.file()) : format;
    SegmentedFile segmented = SegmentedFile.of(text.toString(), file.title(), own, field, into);
    steps
        .languageNote(file.title(), segmented.segments())
        .ifPresent(note -> spec.commandLine().getErr().println("caesura: note: " + note));
    CorrectionResult result = corrector.correct(segmented.segments());
    PrintWriter out = spec.commandLine().getOut();
    out.print(segmented.with(result.segments()));
    out.flush();
    report(result, segmented, file.title());
  }

  private void report(CorrectionResult result, SegmentedFile segmented, String title) {
    contradicts |= result.hasConflicts();
    PrintWriter err = spec.commandLine().getErr();
    int told = 0;
    for (CorrectionNote note : result.notes()) {
      switch (note.kind()) {
        case CONFLICT -> conflicts.add(note.message());
        case UNUSED -> unused.merge(note.message(), 1, Integer::sum);
        default -> {
          if (told++ < MAX_NOTES) {
            int line = segmented.line(note.segment(), note.line());
            err.println("caesura: " + title + ", line " + line + ": " + note.message());
          }
        }
      }
    }
    if (told > MAX_NOTES) {
      err.println("caesura: " + title + ": " + (told - MAX_NOTES) + " more such notes");
    }
    err.println(
        "caesura: "
            + title
            + ": "
            + result.pairs()
            + " places corrected by pairs, "
            + result.numbers()
            + " numbers written in digits");
  }
}
