package dev.caesura.text.chunk;

import dev.caesura.text.TextSpan;
import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.boundary.Sentence;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Chunker that splits a whole text into chunks of sentences without white space at their ends, as
 * splitters of retrieval libraries return them. Chunks of white space alone are left out. Immutable
 * and thread-safe.
 *
 * @param sentences finds the sentences
 * @param counter counts tokens; {@code String::length} makes the maximum one of UTF-16 units
 * @param settings maximum and overlap
 */
public record TextChunker(
    BoundarySegmenter sentences, TokenCounter counter, ChunkSettings settings) {

  public TextChunker {
    Objects.requireNonNull(sentences, "sentences");
    Objects.requireNonNull(counter, "counter");
    Objects.requireNonNull(settings, "settings");
  }

  /**
   * Splits a text into chunks. {@code text.substring(start, end)} is the text of a chunk.
   *
   * @param text any text
   * @return chunks in order; none for a text without anything but white space
   * @throws IllegalArgumentException if one character has more tokens than the maximum
   */
  public List<Chunk> chunk(String text) {
    SentencePacker packer = SentencePacker.of(counter, settings);
    List<Chunk> chunks = new ArrayList<>();
    for (Sentence sentence : sentences.sentences(text)) {
      packer.add(sentence).forEach(chunk -> addStripped(chunk, chunks));
    }
    packer.finish().forEach(chunk -> addStripped(chunk, chunks));
    return List.copyOf(chunks);
  }

  private static void addStripped(Chunk chunk, List<Chunk> chunks) {
    String text = chunk.text();
    TextSpan inner = WhiteSpace.strip(text, new TextSpan(0, text.length()));
    if (inner.length() > 0) {
      long start = chunk.start() + inner.start();
      chunks.add(
          new Chunk(
              inner.in(text),
              start,
              start + inner.length(),
              chunk.sentences(),
              chunk.tokens(),
              chunk.isPart()));
    }
  }
}
