package dev.caesura.site;

import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Reference of the command line: a page for each tool, made from the same model as its help. */
final class ToolPages {

  /** Folder of the pages in the site. */
  static final String FOLDER = "tools/";

  private ToolPages() {}

  /**
   * Returns the pages of a command and of all the tools below it.
   *
   * @param line the whole command
   * @return the page of the command itself, then one for each tool that is not hidden, with the
   *     tools below a tool on its page
   */
  static List<SitePage> of(CommandLine line) {
    List<SitePage> pages = new ArrayList<>();
    StringBuilder index = new StringBuilder("<h1>Command line</h1>\n");
    index.append("<p>").append(Html.escape(summary(line))).append("</p>\n");
    table(index, "Tools", "tool", "what it does");
    for (CommandLine tool : shown(line)) {
      String name = tool.getCommandName();
      pages.add(page(tool));
      row(
          index,
          "<a href=\"" + name + ".html\"><code>" + name + "</code></a>",
          Html.escape(summary(tool)));
    }
    index.append("</tbody></table></div>\n");
    pages.add(0, new SitePage(FOLDER + "index.html", "Command line", index.toString()));
    return pages;
  }

  private static SitePage page(CommandLine tool) {
    String name = tool.getCommandSpec().qualifiedName(" ");
    StringBuilder body = new StringBuilder();
    describe(tool, 1, body);
    return new SitePage(FOLDER + tool.getCommandName() + ".html", name, body.toString());
  }

  private static void describe(CommandLine tool, int level, StringBuilder body) {
    String name = tool.getCommandSpec().qualifiedName(" ");
    String id = name.replace(' ', '-');
    body.append("<h" + level + " id=\"" + id + "\">").append(Html.escape(name));
    body.append("</h" + level + ">\n");
    Help help = tool.getHelp();
    for (String paragraph : help.description().split("\\R\\s*\\R")) {
      if (!paragraph.isBlank()) {
        body.append("<p>").append(Html.escape(paragraph.strip())).append("</p>\n");
      }
    }
    code(body, help.synopsis(0).strip());
    parameters(help, body);
    options(help, level + 1, id, body);
    if (tool.getCommandSpec().usageMessage().footer().length > 0) {
      String head = "<h" + (level + 1) + " id=\"" + id + "-examples\">Examples</h" + (level + 1);
      body.append(head).append(">\n");
      code(body, help.footer().stripTrailing());
    }
    for (CommandLine below : shown(tool)) {
      describe(below, level + 1, body);
    }
  }

  private static List<CommandLine> shown(CommandLine tool) {
    return tool.getSubcommands().values().stream()
        .distinct()
        .filter(below -> !below.getCommandSpec().usageMessage().hidden())
        .toList();
  }

  private static void parameters(Help help, StringBuilder body) {
    List<PositionalParamSpec> shown =
        help.commandSpec().positionalParameters().stream().filter(p -> !p.hidden()).toList();
    if (shown.isEmpty()) {
      return;
    }
    table(body, "Parameters", "parameter", "meaning");
    Help.IParameterRenderer renderer = help.createDefaultParameterRenderer();
    for (PositionalParamSpec parameter : shown) {
      Help.Ansi.Text[][] cells =
          renderer.render(parameter, help.parameterLabelRenderer(), help.colorScheme());
      row(body, "<code>" + Html.escape(join(cells, 1, 4)) + "</code>", meaning(cells));
    }
    body.append("</tbody></table></div>\n");
  }

  private static void options(Help help, int level, String id, StringBuilder body) {
    Map<HelpSection.Heading, List<OptionSpec>> byHeading = new EnumMap<>(HelpSection.Heading.class);
    for (OptionSpec option : help.commandSpec().options()) {
      if (!option.hidden()) {
        byHeading
            .computeIfAbsent(HelpLayout.heading(option), heading -> new ArrayList<>())
            .add(option);
      }
    }
    Help.IOptionRenderer renderer = help.createDefaultOptionRenderer();
    byHeading.forEach(
        (heading, options) -> {
          String name = HelpLayout.title(heading);
          body.append("<h" + level + " id=\"" + id + "-" + name.toLowerCase(Locale.ROOT) + "\">");
          body.append(name).append("</h" + level + ">\n");
          table(body, name + " options of " + id.replace('-', ' '), "option", "meaning");
          for (OptionSpec option : options) {
            Help.Ansi.Text[][] cells =
                renderer.render(option, help.parameterLabelRenderer(), help.colorScheme());
            row(body, "<code>" + Html.escape(join(cells, 1, 4)) + "</code>", meaning(cells));
          }
          body.append("</tbody></table></div>\n");
        });
  }

  /** The columns are: mark of required ones, short name, comma, long name, description. */
  private static String join(Help.Ansi.Text[][] cells, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (Help.Ansi.Text[] line : cells) {
      for (int c = from; c < Math.min(to, line.length); c++) {
        text.append(line[c].plainString());
        if (c == 2 && !line[c].plainString().isBlank()) {
          text.append(' ');
        }
      }
    }
    return text.toString().strip();
  }

  private static String meaning(Help.Ansi.Text[][] cells) {
    StringBuilder text = new StringBuilder();
    for (Help.Ansi.Text[] line : cells) {
      String part = line[line.length - 1].plainString().strip();
      if (!part.isEmpty()) {
        text.append(text.length() == 0 ? "" : "<br>").append(Html.escape(part));
      }
    }
    return HelpLayout.withPlainDefaults(text.toString());
  }

  private static String summary(CommandLine tool) {
    return String.join(" ", tool.getCommandSpec().usageMessage().description())
        .replace("%n", " ")
        .strip();
  }

  private static void code(StringBuilder body, String text) {
    body.append("<pre tabindex=\"0\"><code>").append(Html.escape(text)).append("</code></pre>\n");
  }

  private static void table(StringBuilder body, String label, String first, String second) {
    body.append("<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"")
        .append(Html.escape(label))
        .append("\"><table><thead><tr><th scope=\"col\">")
        .append(first)
        .append("</th><th scope=\"col\">")
        .append(second)
        .append("</th></tr></thead><tbody>\n");
  }

  private static void row(StringBuilder body, String first, String second) {
    body.append("<tr><td>").append(first).append("</td><td>").append(second).append("</td></tr>\n");
  }
}
