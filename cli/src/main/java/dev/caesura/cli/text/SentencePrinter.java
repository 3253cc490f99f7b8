package dev.caesura.cli.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.text.boundary.ScoredWord;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.unicode.DividedWords;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints the sentences of one text as lines or as JSON. Not thread-safe. */
final class SentencePrinter {

  private final SentenceOutputOptions options;
  private final String file;
  private final long document;
  private final PrintWriter out;
  private final SentenceNumbers numbers;
  private final ChunkNumbers chunks;
  private long chunk;

  /**
   * Creates a printer.
   *
   * @param options how sentences are printed
   * @param file the name of the file; null where results do not name it
   * @param document texts before this one in the file
   * @param chunks packs sentences; null where sentences are printed
   * @param out where to
   */
  SentencePrinter(
      SentenceOutputOptions options,
      String file,
      long document,
      ChunkNumbers chunks,
      PrintWriter out) {
    this.chunks = chunks;
    this.options = options;
    this.file = file;
    this.document = document;
    this.out = out;
    this.numbers = new SentenceNumbers(options);
  }

  /** Prints sentences, or the chunks that they complete. */
  void print(List<Sentence> sentences, boolean last) throws IOException {
    if (chunks == null) {
      sentences.forEach(this::print);
    } else {
      for (ChunkNumbers.Shown next : chunks.add(sentences, last)) {
        if (options.isJson()) {
          ObjectNode line = document().put("chunk", chunk++);
          out.print(JsonRecord.text(next.putInto(line)));
        } else {
          out.print(withoutLineEnds(next.text()));
        }
        out.print('\n');
      }
    }
    if (last || !sentences.isEmpty()) {
      out.flush();
    }
  }

  private ObjectNode document() {
    ObjectNode line = SentenceNumbers.object();
    if (file != null) {
      line.put("file", file);
    }
    return line.put("document", document);
  }

  private void print(Sentence sentence) {
    SentenceNumbers.Shown next = numbers.add(sentence);
    if (next.startsParagraph() && options.hasParagraphs() && !options.isJson()) {
      out.print("\n");
    }
    if (next.shown().length() > 0 && (options.isJson() || !next.isBlank())) {
      if (options.hasScores() && !options.isJson()) {
        for (ScoredWord word : sentence.words()) {
          out.printf(Locale.ROOT, "%s\t%.4f\n", word.text(), word.probability());
        }
      } else {
        out.print(options.isJson() ? json(next) : line(next));
      }
      out.print('\n');
    }
  }

  private String json(SentenceNumbers.Shown next) {
    ObjectNode line = document().put("sentence", next.number());
    return JsonRecord.text(next.putInto(line, options));
  }

  private String line(SentenceNumbers.Shown next) {
    return withoutLineEnds(next.shown().in(next.sentence().text()));
  }

  /**
   * Replaces a run of white space that holds a line end by one space, or by as many if all are
   * kept.
   */
  private String withoutLineEnds(String text) {
    StringBuilder line = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      int end = WhiteSpace.skip(text, i, text.length());
      if (end == i) {
        line.append(text.charAt(i++));
      } else {
        boolean breaks = text.substring(i, end).chars().anyMatch(WhiteSpace::isVertical);
        if (options.isDehyphenating() && DividedWords.isInside(text, i)) {
          line.setLength(line.length() - 1);
        } else if (breaks) {
          line.append(options.keepsSpace() ? " ".repeat(end - i) : " ");
        } else {
          line.append(text, i, end);
        }
        i = end;
      }
    }
    return line.toString();
  }
}
