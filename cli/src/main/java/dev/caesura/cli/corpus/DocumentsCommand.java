package dev.caesura.cli.corpus;

import dev.caesura.cli.console.Debug;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.Failures;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.corpus.document.DocumentFormatter;
import dev.caesura.corpus.document.TranscriptDocument;
import dev.caesura.corpus.document.TranscriptReader;
import dev.caesura.io.VisibleText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caesura documents}: prints what the readers of transcripts make of files. */
@Command(
    name = "documents",
    mixinStandardHelpOptions = true,
    customSynopsis = HelpLayout.SYNOPSIS + "FILE...",
    sortOptions = false,
    description = {
      DocumentsCommand.SUMMARY,
      "",
      "Prints the text that mine and align read from a transcript, and on the error output what was"
          + " left out, changed or guessed. Reads plain text in any encoding, PDF, Word (docx),"
          + " EPUB, HTML, TEI, subtitles, .nlp, STM, JSON Lines and Kaldi's text. The exit code is"
          + " 1 if a file cannot be read, or has pages without text."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura documents testdata/speech/prompts-en.txt",
      "  caesura documents --format jsonl sitting.xml"
    })
public final class DocumentsCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Print the text of transcripts and documents.";

  /** Forms of the output. */
  private enum Format {
    TEXT,
    JSONL
  }

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Transcripts, perhaps compressed with gzip.")
  private List<Path> files = new ArrayList<>();

  @Mixin private DocumentOptions options;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description =
          "Output format: text, or jsonl (a JSON object for each paragraph, speech or cue, with its"
              + " place in the file) (default: ${DEFAULT-VALUE}).")
  private Format format;

  @HelpSection(HelpSection.Heading.OUTPUT)
  @Option(names = "--quiet", description = "Print no summary of each document.")
  private boolean quiet;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    TranscriptReader reader = TranscriptReader.of(options.settings(spec));
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    int code = ExitCode.DONE;
    boolean isFirst = true;
    for (Path file : files) {
      try {
        List<TranscriptDocument> documents = reader.read(file);
        if (documents.isEmpty()) {
          err.println("caesura: " + VisibleText.of(file + ": holds no text."));
        }
        for (TranscriptDocument document : documents) {
          print(document, isFirst, out);
          isFirst = false;
          report(file, document, err);
          code = document.isComplete() ? code : ExitCode.FAILED;
        }
      } catch (IOException e) {
        code = ExitCode.FAILED;
        Failures.print(err, e, Debug.isOn(spec));
      }
    }
    return code;
  }

  private void print(TranscriptDocument document, boolean isFirst, PrintWriter out) {
    if (format == Format.JSONL) {
      out.print(DocumentFormatter.jsonLines(document));
    } else {
      String text = document.text();
      out.print((isFirst ? "" : "\n") + text + (text.endsWith("\n") ? "" : "\n"));
    }
    out.flush();
  }

  private void report(Path file, TranscriptDocument document, PrintWriter err) {
    if (!quiet) {
      err.println(VisibleText.of(DocumentFormatter.summary(document)));
    }
    document
        .remarks()
        .forEach(remark -> err.println("caesura: " + VisibleText.of(file + ": " + remark)));
  }
}
