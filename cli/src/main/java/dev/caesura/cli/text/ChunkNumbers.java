package dev.caesura.cli.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caesura.text.TextSpan;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.chunk.Chunk;
import dev.caesura.text.chunk.SentencePacker;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Places of the chunks of one text. Not thread-safe. */
final class ChunkNumbers {

  private final SentencePacker packer;
  private final boolean keepsSpace;
  private final String file;
  private final Consumer<String> messages;
  private Chunk before;
  private long codePoints;

  /**
   * Creates the numbers of a text.
   *
   * @param packer packs its sentences
   * @param keepsSpace whether white space around a chunk is shown
   * @param file name of the text for messages
   * @param messages receives a message for each sentence that is split
   */
  ChunkNumbers(SentencePacker packer, boolean keepsSpace, String file, Consumer<String> messages) {
    this.packer = packer;
    this.keepsSpace = keepsSpace;
    this.file = file;
    this.messages = messages;
  }

  /**
   * A chunk as it is shown.
   *
   * @param chunk the chunk
   * @param shown what is shown of it, not empty
   * @param codePoints code points before it in the text
   */
  record Shown(Chunk chunk, TextSpan shown, long codePoints) {

    String text() {
      return shown.in(chunk.text());
    }

    ObjectNode putInto(ObjectNode line) {
      String text = chunk.text();
      line.put("text", text());
      line.put("start", codePoints + text.codePointCount(0, shown.start()));
      line.put("end", codePoints + text.codePointCount(0, shown.end()));
      line.put("sentences", chunk.sentences());
      line.put("tokens", chunk.tokens());
      return line;
    }
  }

  /** Takes sentences; the last ones of a text end its last chunk. */
  List<Shown> add(List<Sentence> sentences, boolean last) throws IOException {
    List<Chunk> ready = new ArrayList<>();
    try {
      for (Sentence sentence : sentences) {
        ready.addAll(packer.add(sentence));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage().replace("maxTokens", "--max-tokens"), e);
    }
    if (last) {
      ready.addAll(packer.finish());
    }
    List<Shown> shown = new ArrayList<>();
    for (Chunk chunk : ready) {
      if (before != null) {
        // It starts in the one before, or where that ends.
        codePoints += before.text().codePointCount(0, (int) (chunk.start() - before.start()));
      }
      boolean continues = before != null && before.isPart() && before.end() == chunk.start();
      if (chunk.isPart() && !continues) {
        messages.accept(
            file
                + ", character "
                + codePoints
                + ": expected a sentence within --max-tokens; found a longer one. It is split.");
      }
      before = chunk;
      TextSpan whole = new TextSpan(0, chunk.text().length());
      TextSpan span = keepsSpace ? whole : WhiteSpace.strip(chunk.text(), whole);
      if (span.length() > 0) {
        shown.add(new Shown(chunk, span, codePoints));
      }
    }
    return shown;
  }
}
