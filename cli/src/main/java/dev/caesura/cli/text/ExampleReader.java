package dev.caesura.cli.text;

import dev.caesura.io.Utf8Text;
import dev.caesura.text.Segmentation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads documents of one sentence a line, with blank lines between documents. */
final class ExampleReader {

  /** What joins two sentences. */
  enum Join {
    SPACE(" "),
    NONE("");

    private final String text;

    Join(String text) {
      this.text = text;
    }
  }

  private ExampleReader() {}

  static List<Segmentation> read(Path file, Join join) throws IOException {
    List<Segmentation> documents = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (String line : Utf8Text.read(file).lines().toList()) {
      if (!line.isBlank()) {
        sentences.add(line.strip());
      } else if (!sentences.isEmpty()) {
        documents.add(document(sentences, join));
        sentences.clear();
      }
    }
    if (!sentences.isEmpty()) {
      documents.add(document(sentences, join));
    }
    return documents;
  }

  private static Segmentation document(List<String> sentences, Join join) {
    StringBuilder text = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (String sentence : sentences) {
      if (!text.isEmpty()) {
        text.append(join.text);
        ends.add(text.length());
      }
      text.append(sentence);
    }
    return Segmentation.ofEnds(text.toString(), ends);
  }
}
