package dev.caesura.cli.eval;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.HelpLayout;
import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.ReportFormatOption;
import dev.caesura.cli.console.UsageErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code caesura eval topics}: compares the topics of documents with a reference. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = {
      EvalTopicsCommand.SUMMARY,
      "",
      "A file has a JSON object a topic, as caesura topics --format jsonl prints, or a sentence a"
          + " line, with a heading after # or a line of === between topics. Prints Pk, WindowDiff,"
          + " boundary similarity, and F1 of boundaries and of segments: over sentences, and over"
          + " chunks of 6 s where both sides have times, with F1 of boundaries within 3 s. With"
          + " tags of --anchors, the share of the reference's time or utterances with the right tag"
          + " follows. Documents are paired by file name; one that the other side lacks is"
          + " reported, and the exit code is 1."
    },
    footerHeading = HelpLayout.EXAMPLES,
    footer = {
      "  caesura eval topics reference.txt topics.jsonl",
      "  caesura eval topics --level 2 --format json reference.jsonl topics.jsonl"
    })
public final class EvalTopicsCommand implements Callable<Integer> {

  /** The summary in the list of tools. */
  public static final String SUMMARY = "Compare topics with a reference.";

  private static final JsonMapper JSON = new JsonMapper();

  @Parameters(index = "0", paramLabel = "REF", description = "True topics.")
  private Path reference;

  @Parameters(index = "1", paramLabel = "HYP", description = "Topics to evaluate.")
  private Path hypothesis;

  @HelpSection(HelpSection.Heading.INPUT)
  @Option(
      names = "--level",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "Deepest level of topics and headings that counts, at least 1 (default:"
              + " ${DEFAULT-VALUE}).")
  private int level;

  @Mixin private ReportFormatOption format;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (level < 1) {
      throw UsageErrors.of(spec, "--level " + level + ": expected a number of at least 1");
    }
    Map<String, List<TopicFile.Topic>> truth = TopicFile.read(reference, level);
    Map<String, List<TopicFile.Topic>> found = TopicFile.read(hypothesis, level);
    boolean single = truth.size() == 1 && found.size() == 1;
    List<TopicComparison> rows = new ArrayList<>();
    List<String> alone = new ArrayList<>();
    for (Map.Entry<String, List<TopicFile.Topic>> each : truth.entrySet()) {
      String name = each.getKey();
      List<TopicFile.Topic> other = single ? found.values().iterator().next() : found.get(name);
      if (other == null) {
        alone.add(hypothesis + ": expected topics of " + name + "; found none.");
        continue;
      }
      try {
        rows.addAll(TopicComparison.of(name, each.getValue(), other));
      } catch (IllegalArgumentException e) {
        throw new IOException(hypothesis + ": " + name + ": " + e.getMessage(), e);
      }
    }
    found.keySet().stream()
        .filter(name -> !single && !truth.containsKey(name))
        .forEach(name -> alone.add(reference + ": expected topics of " + name + "; found none."));
    print(rows);
    alone.forEach(each -> spec.commandLine().getErr().println("caesura: " + each));
    return alone.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void print(List<TopicComparison> rows) {
    PrintWriter out = spec.commandLine().getOut();
    List<TopicComparison> all = new ArrayList<>(rows);
    for (TopicComparison.Unit unit : TopicComparison.Unit.values()) {
      List<TopicComparison> same = rows.stream().filter(row -> row.unit() == unit).toList();
      if (same.size() > 1) {
        all.add(TopicComparison.mean(same));
      }
    }
    if (format.isJson()) {
      all.forEach(row -> out.println(json(row)));
      out.flush();
      return;
    }
    out.println(
        "| document | by | topics | found | Pk | WindowDiff | similarity | boundary F1 | segment F1"
            + " | within 3 s | tags |");
    out.println("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (TopicComparison row : all) {
      out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %s | %.4f | %.4f | %.4f | %.4f | %.4f | %s | %s |%n",
          row.document().replace("|", "\\|"),
          row.unit().name().toLowerCase(Locale.ROOT),
          count(row.topics()),
          count(row.found()),
          row.scores().pk(),
          row.scores().windowDiff(),
          row.scores().boundarySimilarity(),
          row.scores().boundaryF1(),
          row.scores().segmentF1(),
          share(row.collarF1()),
          share(row.tags()));
    }
    out.flush();
  }

  private static String count(double number) {
    return number == Math.rint(number)
        ? String.valueOf((long) number)
        : String.format(Locale.ROOT, "%.1f", number);
  }

  private static String share(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.4f", share);
  }

  private static ObjectNode json(TopicComparison row) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("document", row.document())
            .put("by", row.unit().name().toLowerCase(Locale.ROOT))
            .put("topics", row.topics())
            .put("found", row.found())
            .put("pk", row.scores().pk())
            .put("window_diff", row.scores().windowDiff())
            .put("boundary_similarity", row.scores().boundarySimilarity())
            .put("boundary_f1", row.scores().boundaryF1())
            .put("segment_f1", row.scores().segmentF1());
    if (!Double.isNaN(row.collarF1())) {
      node.put("boundary_f1_within_3_s", row.collarF1());
    }
    if (!Double.isNaN(row.tags())) {
      node.put("tag_accuracy", row.tags());
    }
    return node;
  }
}
