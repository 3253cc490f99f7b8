package dev.caesura.cli.text;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.cli.console.Debug;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.Failures;
import dev.caesura.io.Utf8Reader;
import dev.caesura.text.TextSpan;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.boundary.SentenceStream;
import dev.caesura.text.boundary.WindowedScorer;
import dev.caesura.text.paragraph.ParagraphCounter;
import dev.caesura.text.unicode.DividedWords;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Text to sentences, in constant memory. */
@Command(
    name = "split",
    mixinStandardHelpOptions = true,
    description = {
      SplitCommand.SUMMARY,
      "Prints one sentence a line as soon as no more text can change it."
    })
public final class SplitCommand implements Callable<Integer> {

  /** One line for the list of tools. */
  public static final String SUMMARY = "Split text into sentences.";

  private static final JsonMapper JSON = new JsonMapper();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Plain UTF-8 text; - or nothing is standard input.")
  private List<String> files = new ArrayList<>();

  @Mixin private SplitterOptions splitter;

  @Option(
      names = "--json",
      description =
          "Print JSON Lines: text, start and end in Unicode code points of the file (a byte order"
              + " mark counts in no offset), probability of the boundary behind it, file where"
              + " there are several.")
  private boolean json;

  @Option(
      names = "--paragraphs",
      description =
          "Group sentences by blank lines, and with --paragraph-threshold by probability: a blank"
              + " line between paragraphs, with --json the number of the paragraph, from 0.")
  private boolean paragraphs;

  @Option(
      names = "--paragraph-threshold",
      paramLabel = "P",
      description =
          "With --paragraphs, a sentence whose end is at least so probable ends a paragraph too."
              + " For networks that learnt from paragraphs (WtP, SaT without -sm), where 0.5 is"
              + " usual; the shipped network tells sentences only.")
  private Float paragraphThreshold;

  @Option(
      names = "--keep-space",
      description =
          "Keep white space around sentences, so that --json gives the whole file; without --json"
              + " line ends are written as spaces.")
  private boolean keepSpace;

  @Option(
      names = "--dehyphenate",
      description =
          "Print words that a line end divides as one: 'exam-' and 'ple' as 'example', if a letter"
              + " stands before the hyphen and a small one begins the next line. A compound such as"
              + " well-known that is divided there loses its hyphen. Not for --json, whose text is"
              + " that of the file.")
  private boolean dehyphenate;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Where the next sentence of a file belongs. */
  private static final class Place {
    private final ParagraphCounter counter;
    private long paragraph;
    private long codePoints;

    Place(ParagraphCounter counter) {
      this.counter = counter;
    }
  }

  @Override
  public Integer call() throws IOException {
    // Wrong values are found before anything is opened.
    splitter.settings(spec.commandLine(), 0.5f);
    if (paragraphThreshold != null
        && !(paragraphs && paragraphThreshold > 0 && paragraphThreshold <= 1)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          paragraphs
              ? "--paragraph-threshold " + paragraphThreshold + " is not in (0, 1]"
              : "--paragraph-threshold is for --paragraphs only");
    }
    if (dehyphenate && (json || keepSpace)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--dehyphenate is not for --json or --keep-space");
    }
    PrintWriter out = spec.commandLine().getOut();
    List<String> inputs = files.isEmpty() ? List.of("-") : files;
    int failed = 0;
    try (SplitterOptions.OpenScorer open = splitter.open()) {
      SentenceSettings settings = splitter.settings(spec.commandLine(), open.threshold());
      WindowedScorer scorer = open.scorers().apply(splitter.language(Locale.ENGLISH));
      for (String file : inputs) {
        try (Utf8Reader in = opened(file)) {
          split(in, file, SentenceStream.of(scorer, settings), out);
        } catch (IOException e) {
          failed++;
          Failures.print(spec.commandLine().getErr(), e, Debug.isOn(spec));
        }
      }
    }
    return failed == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static Utf8Reader opened(String file) throws IOException {
    if (file.equals("-")) {
      return new Utf8Reader(System.in, "standard input");
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      throw new IOException(file + ": expected a text file; found a folder.");
    }
    return new Utf8Reader(Files.newInputStream(path), file);
  }

  private void split(Utf8Reader in, String file, SentenceStream stream, PrintWriter out)
      throws IOException {
    Place place =
        new Place(
            paragraphThreshold == null
                ? ParagraphCounter.ofBlankLines()
                : ParagraphCounter.ofThreshold(paragraphThreshold));
    try {
      for (String more = in.readBlock(); !more.isEmpty(); more = in.readBlock()) {
        print(stream.push(more), file, place, out);
      }
    } catch (CharacterCodingException e) {
      // What came before is right.
      print(stream.finish(), file, place, out);
      throw e;
    }
    print(stream.finish(), file, place, out);
  }

  private void print(List<Sentence> sentences, String file, Place place, PrintWriter out) {
    for (Sentence sentence : sentences) {
      String text = sentence.text();
      TextSpan content = WhiteSpace.strip(text, new TextSpan(0, text.length()));
      long paragraph = place.counter.add(sentence);
      if (paragraph > place.paragraph && paragraphs && !json) {
        out.print("\n");
      }
      place.paragraph = paragraph;
      TextSpan shown = keepSpace ? new TextSpan(0, text.length()) : content;
      if (shown.length() > 0) {
        String line =
            json ? jsonLine(sentence, shown, file, place) : withoutLineEnds(shown.in(text));
        if (json || content.length() > 0) {
          out.print(line);
          out.print('\n');
        }
      }
      place.codePoints += text.codePointCount(0, text.length());
    }
    if (!sentences.isEmpty()) {
      out.flush();
    }
  }

  private String jsonLine(Sentence sentence, TextSpan shown, String file, Place place) {
    String text = sentence.text();
    ObjectNode line = JSON.createObjectNode();
    if (files.size() > 1) {
      line.put("file", file);
    }
    if (paragraphs) {
      line.put("paragraph", place.paragraph);
    }
    line.put("text", shown.in(text));
    line.put("start", place.codePoints + text.codePointCount(0, shown.start()));
    line.put("end", place.codePoints + text.codePointCount(0, shown.end()));
    line.put("probability", Math.round(sentence.probability() * 10_000) / 10_000.0);
    return line.toString();
  }

  /** A run of white space with a line end in it becomes one space, or as many if all are kept. */
  private String withoutLineEnds(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      int end = WhiteSpace.skip(text, i, text.length());
      if (end == i) {
        out.append(text.charAt(i++));
      } else {
        boolean breaks = text.substring(i, end).chars().anyMatch(WhiteSpace::isVertical);
        if (dehyphenate && DividedWords.isInside(text, i)) {
          out.setLength(out.length() - 1);
        } else if (breaks) {
          out.append(keepSpace ? " ".repeat(end - i) : " ");
        } else {
          out.append(text, i, end);
        }
        i = end;
      }
    }
    return out.toString();
  }
}
