package dev.caesura.models.text.sat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.caesura.io.Utf8Text;
import dev.caesura.text.chunk.TokenCounter;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Counts tokens as a {@code tokenizer.json} of Hugging Face makes them, with the special ones that
 * it adds to every text. Truncation and padding that the file asks for are not done. Thread-safe;
 * {@link #close} must not be called while texts are counted.
 */
public final class SubwordCounter implements TokenCounter, AutoCloseable {

  private final HuggingFaceTokenizer tokenizer;

  private SubwordCounter(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * Opens a tokenizer.
   *
   * @param file a {@code tokenizer.json} of any kind (BPE, WordPiece, Unigram), at most 256 MiB
   * @return the counter; the caller closes it
   * @throws IOException if the file does not exist
   * @throws dev.caesura.models.ModelException if it is not a tokenizer
   */
  public static SubwordCounter open(Path file) throws IOException {
    return new SubwordCounter(
        SubwordReader.tokenizer(file, "no such file; expected a tokenizer.json", true));
  }

  @Override
  public int count(String text) {
    return tokenizer.encode(Utf8Text.wellFormed(text), true, false).getIds().length;
  }

  /** Frees the tokenizer; a second call does nothing. */
  @Override
  public void close() {
    tokenizer.close();
  }
}
