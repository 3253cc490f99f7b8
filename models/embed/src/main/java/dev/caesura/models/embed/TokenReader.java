package dev.caesura.models.embed;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import dev.caesura.io.Utf8Text;
import dev.caesura.models.ModelException;
import dev.caesura.models.internal.NativeLibrary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads the tokens of sentences and of pairs. Thread-safe. */
final class TokenReader implements AutoCloseable {

  private static final long MAX_BYTES = 256L << 20;

  private final HuggingFaceTokenizer tokenizer;
  private final Optional<AsciiWordPiece> ascii;

  private TokenReader(HuggingFaceTokenizer tokenizer, Optional<AsciiWordPiece> ascii) {
    this.tokenizer = tokenizer;
    this.ascii = ascii;
  }

  /**
   * Tokens of a text.
   *
   * @param ids their numbers
   * @param types 0 for the first text of a pair, 1 for the second
   */
  @SuppressWarnings("ArrayRecordComponent") // Given to the network, never compared.
  record Tokens(long[] ids, long[] types) {}

  static TokenReader beside(Path network, int maxTokens) throws IOException {
    Path file = network.resolveSibling("tokenizer.json");
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(
          file.toString(), null, "no such file; copy the tokenizer of " + network + " there");
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new ModelException(
          file + ": expected at most " + MAX_BYTES + " bytes; found " + Files.size(file));
    }
    return of(file.toString(), Files.readAllBytes(file), maxTokens);
  }

  static TokenReader of(String name, byte[] json, int maxTokens) throws IOException {
    Map<String, String> options =
        Map.of(
            "addSpecialTokens", "true",
            "truncation", "LONGEST_FIRST",
            "maxLength", String.valueOf(maxTokens),
            "modelMaxLength", String.valueOf(maxTokens),
            "padding", "DO_NOT_PAD");
    NativeLibrary.loadTokenizers(LibUtils::checkStatus);
    try (InputStream in = new ByteArrayInputStream(json)) {
      return new TokenReader(
          HuggingFaceTokenizer.newInstance(in, options), AsciiWordPiece.of(json, maxTokens));
    } catch (RuntimeException e) {
      throw new ModelException(name + ": expected a tokenizer; found " + e.getMessage(), e);
    }
  }

  Tokens read(String text) {
    return ascii
        .flatMap(fast -> fast.read(text))
        .map(ids -> new Tokens(ids, new long[ids.length]))
        .orElseGet(() -> readNative(text));
  }

  /** Returns the tokens of the native tokenizer. */
  Tokens readNative(String text) {
    return tokens(tokenizer.encode(Utf8Text.wellFormed(text), true, false));
  }

  Tokens read(String first, String second) {
    return tokens(
        tokenizer.encode(Utf8Text.wellFormed(first), Utf8Text.wellFormed(second), true, false));
  }

  private static Tokens tokens(Encoding encoding) {
    return new Tokens(encoding.getIds(), encoding.getTypeIds());
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
