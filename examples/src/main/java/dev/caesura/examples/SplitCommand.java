package dev.caesura.examples;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.examples.console.Failures;
import dev.caesura.models.text.CompactBoundaries;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.boundary.SentenceStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Text to sentences, in constant memory. */
@Command(
    name = "split",
    mixinStandardHelpOptions = true,
    description = {
      "Splits text into sentences, in some ninety languages, with or without punctuation.",
      "Prints one sentence a line as soon as no more text can change it. A blank line always parts;"
          + " a single line end is white space."
    })
final class SplitCommand implements Callable<Integer> {

  private static final JsonMapper JSON = new JsonMapper();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Plain UTF-8 text; - or nothing is standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--json",
      description =
          "Print JSON Lines: text as it is, start and end in Unicode code points of the file,"
              + " probability of the boundary behind it, file where there are several.")
  private boolean json;

  @Option(
      names = "--threshold",
      defaultValue = "0.5",
      paramLabel = "P",
      description = "Probability from which a boundary parts (default: ${DEFAULT-VALUE}).")
  private float threshold;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--threshold " + threshold + " is not in (0, 1]");
    }
    PrintWriter out = spec.commandLine().getOut();
    List<String> inputs = files.isEmpty() ? List.of("-") : files;
    int failed = 0;
    try (CompactBoundaries boundaries = CompactBoundaries.open()) {
      for (String file : inputs) {
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
          split(in, file, SentenceStream.of(boundaries, threshold), out);
        } catch (IOException e) {
          failed++;
          Failures.print(spec.commandLine().getErr(), e, Caesura.debug(spec));
        }
      }
    }
    return failed == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void split(InputStream in, String file, SentenceStream stream, PrintWriter out)
      throws IOException {
    // The decoder refuses what is no UTF-8; text before that is printed.
    Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
    char[] block = new char[1 << 14];
    long characters = 0;
    boolean first = true;
    try {
      for (int n = reader.read(block); n >= 0; n = reader.read(block)) {
        int from = first && n > 0 && block[0] == '\uFEFF' ? 1 : 0;
        first &= n == 0;
        print(stream.push(new String(block, from, n - from)), file, out);
        characters += n;
      }
    } catch (CharacterCodingException e) {
      print(stream.finish(), file, out);
      out.flush();
      throw new IOException(
          file
              + ": expected UTF-8; found other bytes, after character "
              + characters
              + " or a little later",
          e);
    }
    print(stream.finish(), file, out);
    out.flush();
  }

  private void print(List<Sentence> sentences, String file, PrintWriter out) {
    for (Sentence sentence : sentences) {
      String text = sentence.text().strip();
      if (json) {
        ObjectNode line = JSON.createObjectNode();
        if (files.size() > 1) {
          line.put("file", file);
        }
        line.put("text", sentence.text());
        line.put("start", sentence.start());
        line.put("end", sentence.end());
        line.put("probability", Math.round(sentence.probability() * 10_000) / 10_000.0);
        out.print(line + "\n");
      } else if (!text.isEmpty()) {
        out.print(text.replaceAll("\\s*\\R\\s*", " ") + "\n");
      }
    }
    if (!sentences.isEmpty()) {
      out.flush();
    }
  }
}
