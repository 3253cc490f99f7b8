package dev.caesura.examples;

import dev.caesura.io.Utf8Reader;
import dev.caesura.models.text.CompactBoundaryScorer;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.boundary.SentenceSettings;
import dev.caesura.text.boundary.SentenceStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Splits text of any length into sentences while it arrives, in constant memory; the text needs no
 * punctuation.
 *
 * <p>Needs {@code caesura-splitter}.
 */
public final class SplitTextStream {

  private SplitTextStream() {}

  /**
   * Prints the sentences of standard input, one a line.
   *
   * @param args none
   * @throws IOException if the input is not UTF-8
   */
  public static void main(String[] args) throws IOException {
    run(System.in, sentence -> System.out.println(sentence.text().strip().replaceAll("\\s+", " ")));
  }

  static void run(InputStream text, Consumer<Sentence> sentences) throws IOException {
    try (CompactBoundaryScorer network = CompactBoundaryScorer.open();
        Utf8Reader reader = new Utf8Reader(text, "stdin")) {
      SentenceStream stream = SentenceStream.of(network, SentenceSettings.defaults());
      for (String block = reader.readBlock(); !block.isEmpty(); block = reader.readBlock()) {
        stream.push(block).forEach(sentences);
      }
      stream.finish().forEach(sentences);
    }
  }
}
