package dev.caesura.cli.topic;

import dev.caesura.io.Utf8Text;
import dev.caesura.text.topic.PairHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads documents whose topics are headed by lines that begin with {@code #}. */
final class HeadedDocument {

  private HeadedDocument() {}

  /** Returns the document as an example; without sentences if it has none. */
  static PairHead.Example read(Path file, TopicReader reader) throws IOException {
    List<String> sentences = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    StringBuilder section = new StringBuilder();
    for (String line : Utf8Text.read(file).lines().toList()) {
      if (line.startsWith("#")) {
        end(section, sentences, ends, reader, file);
      } else {
        section.append(line).append('\n');
      }
    }
    end(section, sentences, ends, reader, file);
    return new PairHead.Example(sentences, ends);
  }

  private static void end(
      StringBuilder section,
      List<String> sentences,
      List<Integer> ends,
      TopicReader reader,
      Path file)
      throws IOException {
    sentences.addAll(reader.sentences(section.toString(), file));
    if (!sentences.isEmpty() && (ends.isEmpty() || ends.get(ends.size() - 1) < sentences.size())) {
      ends.add(sentences.size());
    }
    section.setLength(0);
  }
}
