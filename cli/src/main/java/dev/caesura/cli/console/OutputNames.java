package dev.caesura.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses a command line whose output is one of its inputs: the tool would replace what it has just
 * read, and a second run would read its own result. Stateless and thread-safe.
 */
public final class OutputNames {

  private static final Set<String> OUTPUTS =
      Set.of("--out", "--plot", "--pairs-out", "--save-anchors", "--card", "TARGET");

  /** A file of the command line. */
  private record Named(ArgSpec arg, String typed, Path file) {

    String label() {
      return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    boolean isOutput() {
      return OUTPUTS.contains(label());
    }

    boolean isSame(Named other) {
      try {
        return Files.isRegularFile(file)
            ? Files.exists(other.file) && Files.isSameFile(file, other.file)
            : isOutput() && other.isOutput() && place(file).equals(place(other.file));
      } catch (IOException e) {
        return false;
      }
    }

    private static Path place(Path file) {
      return file.toAbsolutePath().normalize();
    }
  }

  private OutputNames() {}

  /**
   * Checks the files that a command line names.
   *
   * @param parsed the command line
   * @throws ParameterException if a file to write is one to read, or is named twice
   */
  public static void check(ParseResult parsed) {
    ParseResult tool = parsed;
    while (tool.hasSubcommand()) {
      tool = tool.subcommand();
    }
    List<Named> files = new ArrayList<>();
    tool.matchedOptionsSet().forEach(option -> add(option, files));
    for (PositionalParamSpec argument : tool.matchedPositionalsSet()) {
      add(argument, files);
    }
    for (Named output : files) {
      for (Named other : files) {
        if (output.isOutput() && !output.equals(other) && output.isSame(other)) {
          String typed = output.label() + " " + output.typed() + ": expected another file than ";
          throw UsageErrors.of(tool.commandSpec(), typed + other.label());
        }
      }
    }
  }

  private static void add(ArgSpec arg, List<Named> files) {
    for (Object each : values(arg.getValue())) {
      if (each instanceof Path file) {
        files.add(new Named(arg, each.toString(), file));
      } else if (each instanceof String name && !name.isEmpty()) {
        try {
          files.add(new Named(arg, name, Path.of(name)));
        } catch (InvalidPathException e) {
          // Not a file.
        }
      }
    }
  }

  private static Collection<?> values(Object value) {
    if (value instanceof Collection<?> all) {
      return all;
    }
    return value == null ? List.of() : List.of(value);
  }
}
