package dev.caesura.cli.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.caesura.cli.console.ExitCode;
import dev.caesura.cli.console.UsageErrors;
import dev.caesura.cli.files.OutputFolder;
import dev.caesura.io.LineReader;
import dev.caesura.io.MalformedTextException;
import dev.caesura.io.Utf8Reader;
import dev.caesura.io.WholeFile;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.boundary.SentenceStream;
import dev.caesura.text.chunk.SentencePacker;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Splits the texts of a command line, and prints the sentences or writes a file for each text.
 *
 * @param records how texts are stored
 * @param output how sentences are printed
 * @param streams makes a stream for each text
 * @param packers makes a packer for each text; null where sentences are printed
 * @param spec the tool
 */
record SplitRun(
    RecordOptions records,
    SentenceOutputOptions output,
    Supplier<SentenceStream> streams,
    Supplier<SentencePacker> packers,
    CommandSpec spec) {

  /** Options that do not change the sentences of a text. */
  private static final Set<String> NEUTRAL =
      Set.of("--out-dir", "--redo", "--help", "--version", "--debug");

  /** A failure to read a text, while its result is being written. */
  private static final class ReadFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReadFailure(IOException cause) {
      super(cause);
    }

    @Override
    public synchronized IOException getCause() {
      return (IOException) super.getCause();
    }
  }

  /** Splits all texts; returns the exit code. */
  int run(TextInputs.Found texts, String identity) throws IOException {
    Path outDir = output.outDir();
    if (outDir == null) {
      PrintWriter out = spec.commandLine().getOut();
      boolean[] bad = new boolean[1];
      int code =
          texts.forEach(
              spec,
              (in, file) -> {
                String label = texts.areMany() ? file.file() : null;
                bad[0] |= split(in, file, label, out) > 0;
              });
      return bad[0] && !records.isLenient() ? ExitCode.FAILED : code;
    }
    OutputFolder folder;
    try {
      String ending = records.areRecords() || output.isJson() ? "jsonl" : "txt";
      folder =
          OutputFolder.open(
              outDir, texts.found(), "--out-dir", ending, settings(identity), output.isRedoing());
    } catch (IllegalArgumentException e) {
      throw UsageErrors.of(spec, e, Map.of());
    }
    return texts.forEach(
        spec,
        (in, file) -> {
          if (!folder.isDone(file)) {
            write(in, file, folder.result(file));
          }
        });
  }

  private void write(Utf8Reader in, TextFile file, Path result) throws IOException {
    try {
      WholeFile.writeText(
          result,
          writer -> {
            PrintWriter out = new PrintWriter(writer);
            long bad;
            try {
              bad = split(in, file, null, out);
            } catch (IOException e) {
              throw new ReadFailure(e);
            }
            if (bad > 0 && !records.isLenient()) {
              String message = ": expected objects only; found " + bad + " other lines.";
              throw new ReadFailure(
                  new IOException(file.title() + message + " Nothing was written; see --lenient."));
            }
            if (out.checkError()) {
              throw new IOException("disk full, or not writable");
            }
          });
    } catch (ReadFailure e) {
      throw e.getCause();
    }
  }

  /** Splits a file; returns how many of its lines are not as they should be. */
  private long split(Utf8Reader in, TextFile file, String label, PrintWriter out)
      throws IOException {
    if (records.areRecords()) {
      return splitRecords(in, file, label, out);
    }
    SentencePrinter printer = new SentencePrinter(output, label, 0, chunks(file.title()), out);
    SentenceStream stream = streams.get();
    try {
      for (String more = in.readBlock(); !more.isEmpty(); more = in.readBlock()) {
        printer.print(stream.push(more), false);
      }
    } catch (IOException e) {
      // What precedes a malformed byte is right.
      printer.print(stream.finish(), true);
      throw e;
    }
    printer.print(stream.finish(), true);
    return 0;
  }

  private long splitRecords(Utf8Reader in, TextFile file, String label, PrintWriter out)
      throws IOException {
    LineReader lines = new LineReader(in, file.title(), JsonRecord.MAX_LENGTH);
    PrintWriter err = spec.commandLine().getErr();
    // Lines that are left out count, so that the number leads to the record in the file.
    long document = -1;
    long bad = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.isBlank()) {
        continue;
      }
      document++;
      try {
        JsonRecord each = JsonRecord.of(line, lines.position(), records.field(), records.into());
        List<Sentence> sentences = sentences(each.text());
        if (output.isJson()) {
          new SentencePrinter(output, label, document, chunks(lines.position().toString()), out)
              .print(sentences, true);
        } else {
          out.print(each.with(records.into(), array(sentences, lines.position().toString())));
          out.print('\n');
          out.flush();
        }
      } catch (MalformedTextException e) {
        bad++;
        err.println("caesura: " + (records.isLenient() ? "left out: " : "") + e.getMessage());
        err.flush();
      }
    }
    return bad;
  }

  private List<Sentence> sentences(String text) {
    SentenceStream stream = streams.get();
    List<Sentence> sentences = new ArrayList<>(stream.push(text));
    sentences.addAll(stream.finish());
    return sentences;
  }

  private ChunkNumbers chunks(String title) {
    PrintWriter err = spec.commandLine().getErr();
    return packers == null
        ? null
        : new ChunkNumbers(
            packers.get(),
            output.keepsSpace(),
            title,
            message -> err.println("caesura: " + message));
  }

  private ArrayNode array(List<Sentence> sentences, String title) throws IOException {
    ArrayNode array = SentenceNumbers.object().arrayNode();
    if (packers != null) {
      for (ChunkNumbers.Shown next : chunks(title).add(sentences, true)) {
        array.add(next.putInto(SentenceNumbers.object()));
      }
      return array;
    }
    SentenceNumbers numbers = new SentenceNumbers(output);
    for (Sentence sentence : sentences) {
      SentenceNumbers.Shown next = numbers.add(sentence);
      if (next.shown().length() > 0) {
        array.add(next.putInto(SentenceNumbers.object(), output));
      }
    }
    return array;
  }

  /** Returns the settings on which results depend, a line each. */
  private String settings(String identity) {
    StringBuilder settings = new StringBuilder("caesura split\n");
    for (OptionSpec option : spec.options()) {
      String name = option.longestName();
      if (!NEUTRAL.contains(name)) {
        Object value = option.getValue();
        settings.append(name).append(' ').append(value == null ? "default" : value).append('\n');
      }
    }
    return settings.append("splitter ").append(identity).append('\n').toString();
  }
}
