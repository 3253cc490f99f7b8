package dev.caesura.cli.console;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Lists the options of a tool below headings, where it has many. Stateless and thread-safe. */
public final class HelpLayout {

  /** The heading above the examples at the end of {@code --help}. */
  public static final String EXAMPLES = "%nExamples:%n";

  /** The synopsis of a tool whose options are too many to list in it. */
  public static final String SYNOPSIS = "${COMMAND-FULL-NAME} [OPTIONS] ";

  /** Shorter lists have no headings. */
  private static final int MIN_OPTIONS = 8;

  private HelpLayout() {}

  /**
   * Applies the layout to a command and all its subcommands.
   *
   * @param line the command
   */
  public static void apply(CommandLine line) {
    Map<String, CommandLine.IHelpSectionRenderer> sections =
        new HashMap<>(line.getHelpSectionMap());
    sections.put(
        UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
        help -> hasParameters(help) ? String.format("%n") : "");
    sections.put(
        UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> withPlainDefaults(options(help)));
    line.setHelpSectionMap(sections);
  }

  /**
   * Returns the heading of an option.
   *
   * @param option an option of a tool
   * @return its heading; {@code GENERAL} where neither its field nor its class has one
   */
  public static HelpSection.Heading heading(OptionSpec option) {
    HelpSection section = null;
    if (option.userObject() instanceof AnnotatedElement field) {
      section = field.getAnnotation(HelpSection.class);
    }
    if (section == null && option.userObject() instanceof Member member) {
      section = member.getDeclaringClass().getAnnotation(HelpSection.class);
    }
    return section == null ? HelpSection.Heading.GENERAL : section.value();
  }

  /**
   * Returns help with whole numbers as defaults where they are whole.
   *
   * @param help descriptions of options
   * @return the same with {@code default: 18} for {@code default: 18.0}
   */
  public static String withPlainDefaults(String help) {
    return help.replaceAll("(default: \\d+)\\.0(?=[,)])", "$1");
  }

  private static String options(Help help) {
    List<OptionSpec> shown =
        help.commandSpec().options().stream().filter(option -> !option.hidden()).toList();
    if (shown.stream().filter(option -> !isGeneral(option)).count() <= MIN_OPTIONS) {
      return (hasParameters(help) ? "" : String.format("%n")) + help.optionList();
    }
    Map<HelpSection.Heading, List<OptionSpec>> byHeading = new EnumMap<>(HelpSection.Heading.class);
    for (OptionSpec option : shown) {
      byHeading.computeIfAbsent(heading(option), heading -> new ArrayList<>()).add(option);
    }
    StringBuilder text = new StringBuilder();
    byHeading.forEach(
        (heading, options) -> {
          text.append(String.format("%n%s:%n", title(heading)));
          // Columns as wide as those of all options together.
          Help.Layout layout =
              help.createDefaultLayout(
                  shown, help.commandSpec().positionalParameters(), help.colorScheme());
          List<OptionSpec> ordered = new ArrayList<>(options);
          if (heading == HelpSection.Heading.GENERAL) {
            ordered.sort(Comparator.comparing(OptionSpec::longestName));
          }
          ordered.forEach(option -> layout.addOption(option, help.parameterLabelRenderer()));
          text.append(layout);
        });
    return text.toString();
  }

  private static boolean hasParameters(Help help) {
    return !help.commandSpec().positionalParameters().isEmpty();
  }

  private static boolean isGeneral(OptionSpec option) {
    return heading(option) == HelpSection.Heading.GENERAL;
  }

  /**
   * Returns the words of a heading.
   *
   * @param heading a heading of {@code --help}
   * @return its name, such as "Input"
   */
  public static String title(HelpSection.Heading heading) {
    String name = heading.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
