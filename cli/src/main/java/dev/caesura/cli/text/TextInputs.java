package dev.caesura.cli.text;

import dev.caesura.cli.console.Debug;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.Failures;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.cli.files.FileSearch;
import dev.caesura.cli.files.FoundFile;
import dev.caesura.io.Utf8Reader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** The texts that a tool reads: files, folders, patterns or standard input. */
@HelpSection(HelpSection.Heading.INPUT)
final class TextInputs {

  /** Extensions of plain text. */
  static final Set<String> TEXT = Set.of("txt", "text", "md");

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description =
          "Text in UTF-8, or compressed with gzip: files; folders, whose texts are found by"
              + " extension; patterns in quotes, such as 'talks/**/*.txt'; - or no FILE reads"
              + " standard input.")
  private List<String> files = new ArrayList<>();

  /** What is done with one text. */
  @FunctionalInterface
  interface Work {
    void on(Utf8Reader in, TextFile file) throws IOException;
  }

  /**
   * The texts of a command line.
   *
   * @param found the texts, in the order of the command line
   * @param failures arguments that match no file, one message each
   */
  record Found(List<TextFile> found, List<String> failures) {

    /** Returns whether results have to name their file. */
    boolean areMany() {
      return found.size() > 1;
    }

    /** Processes every text; one that fails does not stop the others. Returns the exit code. */
    int forEach(CommandSpec tool, Work work) {
      PrintWriter err = tool.commandLine().getErr();
      failures.forEach(failure -> err.println("caesura: " + failure));
      int code = failures.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
      for (TextFile file : found) {
        try (Utf8Reader in = new Utf8Reader(file.open(), file.title())) {
          work.on(in, file);
        } catch (IOException e) {
          code = ExitCode.FAILED;
          Failures.print(err, e, Debug.isOn(tool));
        }
      }
      return code;
    }
  }

  /** Finds the texts; in folders, those with one of the extensions. */
  Found find(CommandSpec tool, Set<String> extensions) {
    long pipes = files.stream().filter(FoundFile.STANDARD_INPUT::equals).count();
    if (pipes > 1) {
      throw UsageErrors.of(tool, "FILE -: expected at most once; found " + pipes + " times");
    }
    FileSearch search = new FileSearch(path -> TextFile.isKnown(path, extensions), "texts");
    (files.isEmpty() ? List.of(FoundFile.STANDARD_INPUT) : files).forEach(search::add);
    return new Found(search.found().stream().map(TextFile::of).toList(), search.failures());
  }
}
