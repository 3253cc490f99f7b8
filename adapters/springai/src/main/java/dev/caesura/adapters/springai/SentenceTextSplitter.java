package dev.caesura.adapters.springai;

import dev.caesura.text.boundary.BoundarySegmenter;
import dev.caesura.text.chunk.Chunk;
import dev.caesura.text.chunk.ChunkSettings;
import dev.caesura.text.chunk.TextChunker;
import dev.caesura.text.chunk.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.ai.document.Document;
import org.springframework.ai.tokenizer.TokenCountEstimator;
import org.springframework.ai.transformer.splitter.TextSplitter;

/**
 * Text splitter of Spring AI that packs whole sentences into documents with a strict maximum of
 * tokens. A sentence with too many tokens is split where a boundary is likeliest.
 *
 * <p>A part has what {@link TextSplitter} gives it (the metadata of its document, {@code
 * parent_document_id}, {@code chunk_index}, {@code total_chunks}) and the numbers {@link #START},
 * {@link #END} and {@link #TOKENS}. {@code document.getText().substring(start, end)} is the text of
 * the part. White space between parts is in none of them. A document of white space alone has no
 * parts. Thread-safe as far as the estimator is, if the content formatter is set before.
 */
public final class SentenceTextSplitter extends TextSplitter {

  /** Key of the UTF-16 units before a part in the text of its document. */
  public static final String START = "start_offset";

  /** Key of the UTF-16 units before the end of a part in the text of its document. */
  public static final String END = "end_offset";

  /** Key of the tokens of a part. */
  public static final String TOKENS = "token_count";

  private final TextChunker chunker;

  private SentenceTextSplitter(TextChunker chunker) {
    this.chunker = Objects.requireNonNull(chunker, "chunker");
  }

  /**
   * Returns a splitter that counts tokens as Spring AI does.
   *
   * @param sentences finds the sentences; whoever opened its scorer closes it
   * @param estimator counts the tokens of a text
   * @param settings most tokens of a part, and sentences that neighbours share
   * @return the splitter
   */
  public static SentenceTextSplitter of(
      BoundarySegmenter sentences, TokenCountEstimator estimator, ChunkSettings settings) {
    return of(new TextChunker(sentences, (String text) -> estimator.estimate(text), settings));
  }

  /**
   * Returns a splitter with a counter of Caesura. {@code String::length} makes the maximum one of
   * UTF-16 units.
   *
   * @param sentences finds the sentences; whoever opened its scorer closes it
   * @param counter counts the tokens of a text
   * @param settings most tokens of a part, and sentences that neighbours share
   * @return the splitter
   */
  public static SentenceTextSplitter of(
      BoundarySegmenter sentences, TokenCounter counter, ChunkSettings settings) {
    return of(new TextChunker(sentences, counter, settings));
  }

  /**
   * Returns a splitter whose parts are the chunks of a chunker.
   *
   * @param chunker splits the text of each document
   * @return the splitter
   */
  public static SentenceTextSplitter of(TextChunker chunker) {
    return new SentenceTextSplitter(chunker);
  }

  /**
   * Splits documents.
   *
   * @param documents documents of text; they are not changed
   * @return the parts of all, in order
   * @throws IllegalArgumentException if a document has no text, if its metadata has one of the keys
   *     of offsets and tokens already, or if one character has more tokens than the maximum
   */
  @Override
  public List<Document> apply(List<Document> documents) {
    List<Document> parts = new ArrayList<>();
    for (Document document : documents) {
      check(document);
      List<Chunk> chunks = chunker.chunk(document.getText());
      Texts texts = new Texts(chunks.stream().map(Chunk::text).toList());
      texts.setCopyContentFormatter(isCopyContentFormatter());
      List<Document> own = texts.apply(List.of(document));
      for (int i = 0; i < own.size(); i++) {
        Map<String, Object> metadata = own.get(i).getMetadata();
        metadata.put(START, Math.toIntExact(chunks.get(i).start()));
        metadata.put(END, Math.toIntExact(chunks.get(i).end()));
        metadata.put(TOKENS, chunks.get(i).tokens());
      }
      parts.addAll(own);
    }
    return parts;
  }

  private static void check(Document document) {
    if (!document.isText()) {
      throw new IllegalArgumentException(
          "document " + document.getId() + ": expected text; found other media");
    }
    for (String key : List.of(START, END, TOKENS)) {
      if (document.getMetadata().containsKey(key)) {
        throw new IllegalArgumentException(
            "document "
                + document.getId()
                + ", metadata "
                + key
                + ": expected a document without it; found "
                + document.getMetadata().get(key)
                + ". Split the whole document, or remove the key.");
      }
    }
  }

  @Override
  protected List<String> splitText(String text) {
    return chunker.chunk(text).stream().map(Chunk::text).toList();
  }

  /** Makes the documents of texts that are there already, as the version of Spring AI does. */
  private static final class Texts extends TextSplitter {

    private final List<String> texts;

    Texts(List<String> texts) {
      this.texts = texts;
    }

    @Override
    protected List<String> splitText(String text) {
      return texts;
    }
  }
}
