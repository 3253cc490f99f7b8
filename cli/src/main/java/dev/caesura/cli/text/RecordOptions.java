package dev.caesura.cli.text;

import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How texts are stored in the files that {@code split} reads. */
@HelpSection(HelpSection.Heading.INPUT)
final class RecordOptions {

  /** Formats of the input. */
  enum Format {
    /** A file is a text. */
    TEXT,
    /** A line is a JSON object with a text in one of its fields. */
    JSONL
  }

  private static final Set<String> JSON = Set.of("jsonl", "ndjson");

  @Option(
      names = "--input",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description =
          "What a file holds: text (one text), or jsonl (a JSON object a line, each with a text;"
              + " prints the objects with their sentences added) (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Option(
      names = "--field",
      paramLabel = "NAME",
      description =
          "Field with the text, with --input jsonl; a.b is field b of the object in field a, unless"
              + " there is a field of that whole name (default: text).")
  private String field;

  @Option(
      names = "--into",
      paramLabel = "NAME",
      description =
          "Field that the sentences are added in, with --input jsonl; it must not be there yet"
              + " (default: sentences).")
  private String into;

  @Option(
      names = "--lenient",
      description =
          "With --input jsonl, leave out lines that are not such objects, with a warning for each"
              + " and exit code 0 (default: the same with errors and exit code 1).")
  private boolean lenient;

  void check(CommandSpec tool) {
    if (!areRecords() && (field != null || into != null || lenient)) {
      String option = field != null ? "--field" : into != null ? "--into" : "--lenient";
      throw UsageErrors.of(tool, option + ": expected --input jsonl beside it");
    }
  }

  boolean areRecords() {
    return format == Format.JSONL;
  }

  boolean isLenient() {
    return lenient;
  }

  String field() {
    return field == null ? "text" : field;
  }

  String into() {
    return into == null ? "sentences" : into;
  }

  /** Returns the extensions of files that are found in folders. */
  Set<String> extensions() {
    return areRecords() ? JSON : TextInputs.TEXT;
  }
}
