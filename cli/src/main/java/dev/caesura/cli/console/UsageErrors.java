package dev.caesura.cli.console;

import dev.caesura.io.VisibleText;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Words wrong command lines as {@code --option value: expected X; found Y}. Stateless and
 * thread-safe.
 */
public final class UsageErrors {

  private UsageErrors() {}

  /**
   * Prints a wrong command line in one line for each fault, and where help is.
   *
   * @param wrong what picocli or a tool found
   * @param err where to
   */
  public static void print(ParameterException wrong, PrintWriter err) {
    for (String line : messages(wrong)) {
      err.println("caesura: " + VisibleText.of(line));
    }
    UnmatchedArgumentException.printSuggestions(wrong, err);
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String label = command.getCommandSpec().usageMessage().synopsisSubcommandLabel();
    String listed =
        command.getSubcommands().isEmpty() ? "options" : label.toLowerCase(Locale.ROOT) + "s";
    err.println("caesura: '" + name + " --help' lists the " + listed);
  }

  /**
   * Prints what the subcommands of a command are, where the user named none.
   *
   * @param command a command that does nothing itself
   * @return the exit code
   */
  public static int printTools(CommandSpec command) {
    PrintWriter err = command.commandLine().getErr();
    String label = command.usageMessage().synopsisSubcommandLabel();
    err.println("caesura: expected " + article(label) + "; found nothing");
    command.commandLine().usage(err);
    return ExitCode.USAGE;
  }

  /**
   * Returns an error of a tool about its command line.
   *
   * @param tool the tool
   * @param message what is wrong, beginning with the option as typed
   * @return the exception to throw
   */
  public static ParameterException of(CommandSpec tool, String message) {
    return new ParameterException(tool.commandLine(), message);
  }

  /**
   * Returns an error of a tool about a value that a library refused.
   *
   * @param tool the tool
   * @param refused what the library said; its first word names the value
   * @param options the options by the library's names of their values
   * @return the exception to throw; its message names the option
   */
  public static ParameterException of(
      CommandSpec tool, IllegalArgumentException refused, Map<String, String> options) {
    String message = String.valueOf(refused.getMessage());
    for (Map.Entry<String, String> option : options.entrySet()) {
      message =
          Pattern.compile("(?<![\\w-])" + Pattern.quote(option.getKey()) + "(?![\\w-])")
              .matcher(message)
              .replaceAll(option.getValue());
    }
    return new ParameterException(tool.commandLine(), message, refused);
  }

  /** One message for each fault. */
  static List<String> messages(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return List.of(unmatched(unmatched));
    }
    if (wrong instanceof MissingParameterException missing) {
      return missing.getMissing().stream()
          .map(arg -> (arg.isOption() ? name(arg) + ": " : "") + "expected " + label(arg))
          .map(expected -> expected + "; found nothing")
          .toList();
    }
    if (wrong instanceof CommandLine.OverwrittenOptionException twice) {
      return List.of(name(twice.getOverwritten()) + ": expected once; found more than once");
    }
    ArgSpec arg = wrong.getArgSpec();
    if (arg == null) {
      return List.of(String.valueOf(wrong.getMessage()));
    }
    if (wrong.getValue() == null) {
      return List.of(String.valueOf(wrong.getMessage()));
    }
    if (wrong.getValue().isEmpty()) {
      return List.of(name(arg) + ": expected " + expected(arg) + "; found an empty value");
    }
    return List.of(name(arg) + " " + wrong.getValue() + ": expected " + expected(arg));
  }

  private static String unmatched(UnmatchedArgumentException wrong) {
    String first = wrong.getUnmatched().isEmpty() ? "" : wrong.getUnmatched().get(0);
    if (wrong.isUnknownOption()) {
      return first + ": unknown option";
    }
    CommandSpec tool = wrong.getCommandLine().getCommandSpec();
    if (!tool.subcommands().isEmpty()) {
      return first + ": expected " + article(tool.usageMessage().synopsisSubcommandLabel());
    }
    return first + ": expected no further argument";
  }

  private static String article(String label) {
    return (label.matches("[AEIOU].*") ? "an " : "a ") + label.toLowerCase(Locale.ROOT);
  }

  private static String name(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : label(arg);
  }

  private static String label(ArgSpec arg) {
    return arg.paramLabel();
  }

  private static String expected(ArgSpec arg) {
    Class<?> type =
        arg.typeInfo().getAuxiliaryTypes().length > 0
            ? arg.typeInfo().getAuxiliaryTypes()[0]
            : arg.type();
    if (type.isArray()) {
      type = type.getComponentType();
    }
    if (type.isEnum()) {
      return String.join(
          ", ",
          Arrays.stream(type.getEnumConstants())
              .map(each -> String.valueOf(each).toLowerCase(Locale.ROOT))
              .toList());
    }
    if (List.<Class<?>>of(int.class, Integer.class, long.class, Long.class).contains(type)) {
      return "a whole number";
    }
    if (List.<Class<?>>of(double.class, Double.class, float.class, Float.class).contains(type)) {
      return "a number";
    }
    if (type == Locale.class) {
      return LanguageTag.EXPECTED;
    }
    return type == Pattern.class ? "a regular expression" : label(arg);
  }
}
