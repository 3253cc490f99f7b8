package dev.caesura.cli.text;

import dev.caesura.cli.console.HelpSection;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.text.paragraph.ParagraphCounter;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How {@code split} prints sentences. */
@HelpSection(HelpSection.Heading.OUTPUT)
final class SentenceOutputOptions {

  @Option(
      names = "--json",
      description =
          "Print JSON Lines: text, start and end in Unicode code points of the file (without its"
              + " byte order mark) or of the field, probability of the boundary after the sentence,"
              + " numbers of the document in its file and of the sentence in it, from 0, and the"
              + " file where there are several.")
  private boolean json;

  @Option(
      names = "--paragraphs",
      description =
          "Group sentences into paragraphs: print a blank line between them, or with --json the"
              + " number of the paragraph, from 0. Blank lines of the text end paragraphs.")
  private boolean paragraphs;

  @Option(
      names = "--paragraph-threshold",
      paramLabel = "P",
      description =
          "With --paragraphs, also end a paragraph where the boundary after a sentence has at least"
              + " this probability (default: blank lines only). Use 0.5 with networks trained on"
              + " paragraphs: WtP, or SaT without -sm.")
  private Float paragraphThreshold;

  @Option(
      names = "--scores",
      description =
          "Print the probability of a boundary after each word: a word a line, a tab and the"
              + " probability, and an empty line after a sentence; in JSON, the field words of a"
              + " sentence, with the end of each word in code points. A character of a script"
              + " without spaces is a word.")
  private boolean scores;

  @Option(
      names = "--keep-space",
      description =
          "Keep white space around sentences, so that --json covers the whole file. Without --json,"
              + " line ends are printed as spaces.")
  private boolean keepSpace;

  @Option(
      names = "--dehyphenate",
      description =
          "Join words that a line end divides: print 'exam-' and 'ple' as 'example', if a letter"
              + " precedes the hyphen and a small letter begins the next line. A compound such as"
              + " well-known that is divided there loses its hyphen. Not with --json or --scores.")
  private boolean dehyphenate;

  @Option(
      names = "--out-dir",
      paramLabel = "FOLDER",
      description =
          "Write a file for each FILE into this folder, in the subfolders of the inputs (default:"
              + " none, print to standard output). A second run resumes with those whose file is"
              + " missing or older.")
  private Path outDir;

  @Option(names = "--redo", description = "Write all files of --out-dir again.")
  private boolean redo;

  /** Checks what goes together. */
  void check(CommandSpec tool, boolean areRecords) {
    if (redo && outDir == null) {
      throw UsageErrors.of(tool, "--redo: expected --out-dir beside it");
    }
    if (areRecords && !json && dehyphenate) {
      throw UsageErrors.of(tool, "--dehyphenate: expected no --input jsonl beside it");
    }
    if (paragraphThreshold != null && !paragraphs) {
      throw UsageErrors.of(tool, "--paragraph-threshold: expected --paragraphs beside it");
    }
    if (paragraphThreshold != null && !(paragraphThreshold > 0 && paragraphThreshold <= 1)) {
      throw UsageErrors.of(
          tool,
          "--paragraph-threshold "
              + paragraphThreshold
              + ": expected a number greater than 0 and at most 1");
    }
    if (dehyphenate && (json || keepSpace || scores)) {
      throw UsageErrors.of(
          tool, "--dehyphenate: expected no --json, --keep-space or --scores beside it");
    }
    if (scores && !json && !areRecords && (paragraphs || keepSpace)) {
      throw UsageErrors.of(
          tool, "--scores: expected --json, or no --paragraphs or --keep-space beside it");
    }
  }

  /** Returns the folder for a file of each input; null if results are printed. */
  Path outDir() {
    return outDir;
  }

  boolean isRedoing() {
    return redo;
  }

  boolean isJson() {
    return json;
  }

  boolean hasParagraphs() {
    return paragraphs;
  }

  /** Returns a counter of the paragraphs of one text. */
  ParagraphCounter paragraphs() {
    return paragraphThreshold == null
        ? ParagraphCounter.ofBlankLines()
        : ParagraphCounter.ofThreshold(paragraphThreshold);
  }

  boolean hasScores() {
    return scores;
  }

  boolean keepsSpace() {
    return keepSpace;
  }

  boolean isDehyphenating() {
    return dehyphenate;
  }
}
