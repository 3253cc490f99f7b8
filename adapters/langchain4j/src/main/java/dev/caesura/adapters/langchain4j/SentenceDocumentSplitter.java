package dev.caesura.adapters.langchain4j;

import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.chunk.Chunk;
import dev.caesura.text.chunk.ChunkSettings;
import dev.caesura.text.chunk.TextChunker;
import dev.caesura.text.chunk.TokenCounter;
import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.TokenCountEstimator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Document splitter of LangChain4j that packs whole sentences into segments with a strict maximum
 * of tokens. A sentence with too many tokens is split where a boundary is likeliest.
 *
 * <p>A segment has the metadata of its document, its number from 0 as the text {@link #INDEX}, as
 * the splitters of LangChain4j write it, and the numbers {@link #START}, {@link #END} and {@link
 * #TOKENS}. {@code document.text().substring(start, end)} is the text of the segment. White space
 * between segments is in none of them. A document of white space alone has no segments. Immutable
 * and thread-safe as far as the estimator is.
 */
public final class SentenceDocumentSplitter implements DocumentSplitter {

  /** Key of the number of a segment in its document. */
  public static final String INDEX = "index";

  /** Key of the UTF-16 units before a segment in the text of its document. */
  public static final String START = "start_offset";

  /** Key of the UTF-16 units before the end of a segment in the text of its document. */
  public static final String END = "end_offset";

  /** Key of the tokens of a segment. */
  public static final String TOKENS = "token_count";

  private final TextChunker chunker;

  private SentenceDocumentSplitter(TextChunker chunker) {
    this.chunker = Objects.requireNonNull(chunker, "chunker");
  }

  /**
   * Returns a splitter that counts tokens as a model of LangChain4j does.
   *
   * @param sentences finds the sentences; whoever opened its scorer closes it
   * @param estimator counts the tokens of a text
   * @param settings most tokens of a segment, and sentences that neighbours share
   * @return the splitter
   */
  public static SentenceDocumentSplitter of(
      BoundarySegmenter sentences, TokenCountEstimator estimator, ChunkSettings settings) {
    return of(new TextChunker(sentences, estimator::estimateTokenCountInText, settings));
  }

  /**
   * Returns a splitter with a counter of Caesura. {@code String::length} makes the maximum one of
   * UTF-16 units.
   *
   * @param sentences finds the sentences; whoever opened its scorer closes it
   * @param counter counts the tokens of a text
   * @param settings most tokens of a segment, and sentences that neighbours share
   * @return the splitter
   */
  public static SentenceDocumentSplitter of(
      BoundarySegmenter sentences, TokenCounter counter, ChunkSettings settings) {
    return of(new TextChunker(sentences, counter, settings));
  }

  /**
   * Returns a splitter whose segments are the chunks of a chunker.
   *
   * @param chunker splits the text of each document
   * @return the splitter
   */
  public static SentenceDocumentSplitter of(TextChunker chunker) {
    return new SentenceDocumentSplitter(chunker);
  }

  /**
   * Splits a document.
   *
   * @param document the document; it is not changed
   * @return its segments, in order
   * @throws IllegalArgumentException if the metadata of the document has one of the keys of offsets
   *     and tokens already, or if one character has more tokens than the maximum
   */
  @Override
  public List<TextSegment> split(Document document) {
    for (String key : List.of(START, END, TOKENS)) {
      if (document.metadata().containsKey(key)) {
        throw new IllegalArgumentException(
            "metadata "
                + key
                + ": expected a document without it; found "
                + document.metadata().toMap().get(key)
                + ". Split the whole document, or remove the key.");
      }
    }
    List<TextSegment> segments = new ArrayList<>();
    for (Chunk chunk : chunker.chunk(document.text())) {
      Metadata metadata =
          document
              .metadata()
              .copy()
              .put(INDEX, String.valueOf(segments.size()))
              .put(START, Math.toIntExact(chunk.start()))
              .put(END, Math.toIntExact(chunk.end()))
              .put(TOKENS, chunk.tokens());
      segments.add(TextSegment.from(chunk.text(), metadata));
    }
    return segments;
  }
}
