package dev.caesura.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The help of every tool is complete, and its examples are right. */
class HelpTests {

  private static final int WIDTH = 80;

  @TestFactory
  Stream<DynamicTest> help() {
    List<CommandLine> commands = new ArrayList<>();
    collect(Caesura.commandLine(), commands);
    assertTrue(commands.size() > 18, "only " + commands.size() + " commands");
    return commands.stream()
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command.getCommandSpec().qualifiedName(), () -> check(command)));
  }

  private static void collect(CommandLine command, List<CommandLine> commands) {
    commands.add(command);
    command.getSubcommands().values().forEach(child -> collect(child, commands));
  }

  private static void check(CommandLine command) {
    String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    help.lines().forEach(line -> assertTrue(line.length() <= WIDTH, line));
    String summary = command.getCommandSpec().usageMessage().description()[0];
    assertTrue(summary.matches("[A-Z][a-z]+(-[a-z]+)? .*\\."), summary);
    assertFalse(summary.split(" ")[0].endsWith("s"), summary + " is not imperative");
    for (OptionSpec option : command.getCommandSpec().options()) {
      checkArgument(option, option.longestName());
    }
    for (ArgSpec parameter : command.getCommandSpec().positionalParameters()) {
      checkArgument(parameter, parameter.paramLabel());
    }
    checkHeadings(command, help);
    checkExamples(command, help);
  }

  private static void checkArgument(ArgSpec arg, String name) {
    String text = String.join(" ", arg.description());
    assertTrue(text.matches("(?s)[A-Z\"'].*\\."), name + ": '" + text + "' is not a sentence");
    if (arg instanceof OptionSpec option && option.arity().max() > 0 && !option.required()) {
      boolean states = text.contains("(default: ") || text.contains("can be repeated");
      assertTrue(states || name.matches("--(words|audio|plot)"), name + " states no default");
    }
    if (arg.paramLabel().equals("SECONDS")) {
      assertTrue(text.contains("second"), name + " states no unit");
    }
  }

  private static void checkHeadings(CommandLine command, String help) {
    List<OptionSpec> own =
        command.getCommandSpec().options().stream()
            .filter(option -> HelpLayout.heading(option) != HelpSection.Heading.GENERAL)
            .toList();
    if (command.getCommandSpec().options().size() > 8 + 3) {
      assertTrue(help.contains("\nGeneral:\n"), "more than eight options without headings");
      assertTrue(own.size() > 8, "options without a heading");
    }
  }

  private static void checkExamples(CommandLine command, String help) {
    String after = help.substring(help.indexOf("\nExamples:\n") + 11).split("\n\n")[0];
    List<String> examples =
        Arrays.stream(after.replace("\\\n", " ").split("\n")).map(String::strip).toList();
    assertEquals(2, examples.size(), examples::toString);
    String name = command.getCommandSpec().qualifiedName();
    for (String example : examples) {
      List<String> words = List.of(example.split("\\s+"));
      assertEquals("caesura", words.get(0));
      CommandLine.ParseResult parsed =
          Caesura.commandLine().parseArgs(words.subList(1, words.size()).toArray(String[]::new));
      String tool =
          parsed
              .asCommandLineList()
              .get(parsed.asCommandLineList().size() - 1)
              .getCommandSpec()
              .qualifiedName();
      assertTrue(
          tool.startsWith(name) || name.equals("caesura recut"), example + " is for " + tool);
      words.stream()
          .filter(word -> word.startsWith("testdata/"))
          .forEach(word -> assertTrue(Files.exists(root().resolve(word)), word));
    }
  }

  private static Path root() {
    return Path.of(System.getProperty("caesura.testdata")).toAbsolutePath().getParent();
  }

  /** A tool that is not called is listed as if it were loaded. */
  @Test
  void stubsAreListedAsTheirTools() {
    CommandLine whole = Caesura.commandLine();
    CommandLine stubs = CommandTree.named(whole.getCommand(), "--help");
    HelpLayout.apply(stubs);
    assertEquals(whole.getUsageMessage(), stubs.getUsageMessage());
    TreeSet<String> loaded = new TreeSet<>();
    stubs
        .getSubcommands()
        .forEach(
            (name, tool) -> {
              if (tool.getCommandSpec().userObject() != null) {
                loaded.add(name);
              }
            });
    assertEquals("[]", loaded.toString());
    assertFalse(whole.getUsageMessage().contains("recut"));
  }

  @Test
  void everyFaultNamesWhatTheUserTyped() {
    assertFault("--nope: unknown option", "split", "--nope");
    assertFault("--max-chars: expected N; found nothing", "split", "--max-chars");
    assertFault("--max-chars x: expected a whole number", "split", "--max-chars", "x");
    assertFault("--text: expected FILE; found nothing", "mine", "a.wav", "--out", "b");
    assertFault("expected REF; found nothing", "resegment");
    assertFault("--unit x: expected auto, words, characters", "resegment", "--unit", "x", "a", "b");
    assertFault("splt: expected a tool", "splt");
    assertFault("more: expected no further argument", "resegment", "a", "b", "more");
    assertFault("--seed: expected once; found more than once", "augment", "--seed=1", "--seed=2");
  }

  private static void assertFault(String message, String... args) {
    StringWriter err = new StringWriter();
    int code = Caesura.commandLine().setErr(new PrintWriter(err, true)).execute(args);
    assertEquals(2, code, err::toString);
    assertTrue(
        err.toString().startsWith("caesura: " + message + System.lineSeparator()), err::toString);
    assertTrue(err.toString().contains(" --help' lists the "), err::toString);
  }
}
