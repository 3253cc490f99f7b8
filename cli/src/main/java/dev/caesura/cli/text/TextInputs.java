package dev.caesura.cli.text;

import dev.caesura.cli.console.Debug;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.Failures;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.io.Utf8Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** The texts that a tool reads: files or standard input. */
@HelpSection(HelpSection.Heading.INPUT)
final class TextInputs {

  private static final String STANDARD_INPUT = "-";

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Plain text in UTF-8; - or no FILE reads standard input.")
  private List<String> files = new ArrayList<>();

  /** What is done with one text. */
  @FunctionalInterface
  interface Work {
    void on(Utf8Reader in, String file) throws IOException;
  }

  /** Returns whether results have to name their file. */
  boolean areMany() {
    return files.size() > 1;
  }

  /** Processes every text; one that fails does not stop the others. Returns the exit code. */
  int forEach(CommandSpec tool, Work work) {
    int code = ExitCode.DONE;
    for (String file : files.isEmpty() ? List.of(STANDARD_INPUT) : files) {
      try (Utf8Reader in = open(file)) {
        work.on(in, file);
      } catch (IOException e) {
        code = ExitCode.FAILED;
        Failures.print(tool.commandLine().getErr(), e, Debug.isOn(tool));
      }
    }
    return code;
  }

  private static Utf8Reader open(String file) throws IOException {
    if (file.equals(STANDARD_INPUT)) {
      return new Utf8Reader(System.in, "standard input");
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      throw new IOException(file + ": expected a text file; found a folder.");
    }
    return new Utf8Reader(Files.newInputStream(path), file);
  }
}
