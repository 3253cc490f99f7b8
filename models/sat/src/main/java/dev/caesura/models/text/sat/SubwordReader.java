package dev.caesura.models.text.sat;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.caesura.io.Utf8Text;
import dev.caesura.models.ModelException;
import dev.caesura.models.internal.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the pieces of a {@code tokenizer.json}, as the networks of XLM-R do. */
final class SubwordReader implements UnitReader {

  private static final long MAX_BYTES = 256L << 20;

  private final HuggingFaceTokenizer tokenizer;
  private final long bosId;
  private final long eosId;
  private final int vocabularySize;

  private SubwordReader(
      HuggingFaceTokenizer tokenizer, long bosId, long eosId, int vocabularySize) {
    this.tokenizer = tokenizer;
    this.bosId = bosId;
    this.eosId = eosId;
    this.vocabularySize = vocabularySize;
  }

  /** Opens a tokenizer; its native library is loaded. */
  static SubwordReader open(Path file) throws IOException {
    HuggingFaceTokenizer tokenizer =
        tokenizer(file, "no such file; copy the tokenizer of xlm-roberta-base there", false);
    try {
      int vocabularySize = vocabularySize(file);
      long bosId = idOf(tokenizer, "<s>");
      long eosId = idOf(tokenizer, "</s>");
      if (bosId < 0 || eosId < 0) {
        throw new ModelException(
            file + ": expected the pieces <s> and </s>, as XLM-R has them; found neither or one");
      }
      SubwordReader reader = new SubwordReader(tokenizer, bosId, eosId, vocabularySize);
      tokenizer = null;
      return reader;
    } finally {
      if (tokenizer != null) {
        tokenizer.close();
      }
    }
  }

  /** Opens a tokenizer that adds special tokens or not, and neither truncates nor pads. */
  static HuggingFaceTokenizer tokenizer(Path file, String missing, boolean special)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, missing);
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new ModelException(
          file + ": expected at most " + MAX_BYTES + " bytes; found " + Files.size(file));
    }
    NativeLibrary.loadTokenizers(LibUtils::checkStatus);
    try {
      return HuggingFaceTokenizer.builder()
          .optTokenizerPath(file)
          .optAddSpecialTokens(special)
          .optTruncation(false)
          .optPadding(false)
          .build();
    } catch (RuntimeException e) {
      throw new ModelException(file + ": expected a tokenizer; found " + e.getMessage(), e);
    }
  }

  /**
   * Counts the pieces of the vocabulary. The Unigram model of XLM-R has a list of them, other kinds
   * a map. RoBERTa has {@code <s>} and {@code </s>} too, but its ids mean other pieces.
   */
  private static int vocabularySize(Path file) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean isModel = json.currentName().equals("model");
        JsonToken value = json.nextToken();
        if (!isModel || value != JsonToken.START_OBJECT) {
          json.skipChildren();
          continue;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          boolean isVocabulary = json.currentName().equals("vocab");
          boolean isList = json.nextToken() == JsonToken.START_ARRAY;
          if (!isVocabulary || !isList) {
            json.skipChildren();
            continue;
          }
          int count = 0;
          while (json.nextToken() == JsonToken.START_ARRAY) {
            json.skipChildren();
            count++;
          }
          return count;
        }
      }
    }
    throw new ModelException(
        file + ": expected a Unigram vocabulary, as XLM-R has it; found another kind of tokenizer");
  }

  /** Returns the id of a special piece; -1 if there is none. */
  private static long idOf(HuggingFaceTokenizer tokenizer, String piece) {
    Encoding encoding = tokenizer.encode(piece, false, false);
    long[] ids = encoding.getIds();
    return ids.length == 1 && piece.equals(encoding.getTokens()[0]) ? ids[0] : -1;
  }

  @Override
  public TextUnits read(String text) {
    Encoding encoding = tokenizer.encode(Utf8Text.wellFormed(text), false, false);
    long[] ids = encoding.getIds();
    CharSpan[] spans = encoding.getCharTokenSpans();
    int[] lastUnits = new int[ids.length];
    // The spans count code points, and come in order.
    int point = 0;
    int unit = 0;
    for (int i = 0; i < ids.length; i++) {
      if (spans[i] == null || spans[i].getEnd() == 0) {
        lastUnits[i] = -1;
        continue;
      }
      int end = spans[i].getEnd();
      unit = text.offsetByCodePoints(unit, end - point);
      point = end;
      lastUnits[i] = unit - 1;
    }
    return new TextUnits(ids, lastUnits, 1);
  }

  @Override
  public long bosId() {
    return bosId;
  }

  @Override
  public long eosId() {
    return eosId;
  }

  @Override
  public int vocabularySize() {
    return vocabularySize;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
