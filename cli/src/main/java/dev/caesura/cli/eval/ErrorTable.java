package dev.caesura.cli.eval;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.align.eval.ErrorCounts;
import dev.caesura.align.eval.WordAlignment;
import dev.caesura.align.eval.WordErrorReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** Prints error rates as a table or as JSON. Stateless and thread-safe. */
public final class ErrorTable {

  private static final JsonMapper JSON = new JsonMapper();

  private ErrorTable() {}

  /**
   * Prints a table: a line for each file and speaker that is asked for, then the sum.
   *
   * @param out the destination
   * @param report the errors
   * @param unit {@code words} or {@code characters}
   * @param files whether to print each file
   * @param speakers whether to print each speaker
   */
  public static void print(
      PrintWriter out, WordErrorReport report, String unit, boolean files, boolean speakers) {
    String rate = unit.equals("words") ? "WER" : "CER";
    out.printf(
        Locale.ROOT,
        "%-28s %9s %9s %7s %7s %7s %8s%n",
        "",
        unit.equals("words") ? "words" : "chars",
        "correct",
        "sub",
        "del",
        "ins",
        rate);
    if (files) {
      for (WordAlignment alignment : report.alignments()) {
        line(out, alignment.name(), alignment.errors());
      }
    }
    if (speakers) {
      report.bySpeaker().forEach((name, errors) -> line(out, speaker(name), errors));
    }
    line(out, "all", report.total());
    out.printf(
        Locale.ROOT,
        "mean %s of %d files %s; files with errors %s%n",
        rate,
        report.alignments().size() - report.withoutReference(),
        percent(report.macroRate()),
        percent(report.sentenceErrorRate()));
  }

  private static String speaker(String name) {
    return name.isEmpty() ? "speaker not known" : "speaker " + name;
  }

  private static void line(PrintWriter out, String name, ErrorCounts errors) {
    out.printf(
        Locale.ROOT,
        "%-28s %9d %9d %7d %7d %7d %8s%n",
        name,
        errors.referenceLength(),
        errors.matches(),
        errors.substitutions(),
        errors.deletions(),
        errors.insertions(),
        percent(errors.rate()));
  }

  private static String percent(double rate) {
    return Double.isFinite(rate) ? String.format(Locale.ROOT, "%.2f%%", 100 * rate) : "none";
  }

  /**
   * Returns error rates as JSON.
   *
   * @param report the errors
   * @param unit {@code words} or {@code characters}
   * @return one object in one line
   */
  public static String json(WordErrorReport report, String unit) {
    ObjectNode root = JSON.createObjectNode().put("unit", unit);
    root.set("all", counts(report.total()));
    put(root, "macro_rate", report.macroRate());
    put(root, "sentence_error_rate", report.sentenceErrorRate());
    ArrayNode files = root.putArray("files");
    for (WordAlignment alignment : report.alignments()) {
      ObjectNode file = counts(alignment.errors());
      files.add(JSON.createObjectNode().put("name", alignment.name()).setAll(file));
    }
    ArrayNode speakers = root.putArray("speakers");
    for (Map.Entry<String, ErrorCounts> speaker : report.bySpeaker().entrySet()) {
      ObjectNode errors = counts(speaker.getValue());
      speakers.add(JSON.createObjectNode().put("speaker", speaker.getKey()).setAll(errors));
    }
    return root.toString();
  }

  private static ObjectNode counts(ErrorCounts errors) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("reference", errors.referenceLength())
            .put("correct", errors.matches())
            .put("substitutions", errors.substitutions())
            .put("deletions", errors.deletions())
            .put("insertions", errors.insertions());
    put(node, "rate", errors.rate());
    return node;
  }

  /** JSON has no infinity: where there is no reference, the rate is null. */
  private static void put(ObjectNode node, String field, double value) {
    if (Double.isFinite(value)) {
      node.put(field, value);
    } else {
      node.putNull(field);
    }
  }
}
