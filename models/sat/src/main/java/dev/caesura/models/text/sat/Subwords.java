package dev.caesura.models.text.sat;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.caesura.models.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** The pieces of a {@code tokenizer.json}, as XLM-R's networks read text. */
final class Subwords implements UnitReader {

  private static final long MOST_BYTES = 256L << 20;

  private final HuggingFaceTokenizer tokenizer;
  private final long before;
  private final long behind;

  private final int pieces;

  private Subwords(HuggingFaceTokenizer tokenizer, long before, long behind, int pieces) {
    this.tokenizer = tokenizer;
    this.before = before;
    this.behind = behind;
    this.pieces = pieces;
  }

  static Subwords open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(
          file.toString(), null, "no such file; it is the tokenizer of xlm-roberta-base");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new ModelException(
          file + ": expected at most " + MOST_BYTES + " bytes; found " + Files.size(file));
    }
    HuggingFaceTokenizer tokenizer;
    try {
      tokenizer =
          HuggingFaceTokenizer.builder()
              .optTokenizerPath(file)
              .optAddSpecialTokens(false)
              .optTruncation(false)
              .optPadding(false)
              .build();
    } catch (RuntimeException e) {
      throw new ModelException(file + ": expected a tokenizer; found " + e.getMessage(), e);
    }
    try {
      int pieces = pieces(file);
      long before = special(tokenizer, "<s>");
      long behind = special(tokenizer, "</s>");
      if (before < 0 || behind < 0) {
        throw new ModelException(
            file + ": expected the pieces <s> and </s>, as XLM-R has them; found neither or one");
      }
      Subwords subwords = new Subwords(tokenizer, before, behind, pieces);
      tokenizer = null;
      return subwords;
    } finally {
      if (tokenizer != null) {
        tokenizer.close();
      }
    }
  }

  /**
   * Counts the vocabulary. XLM-R's is that of a Unigram model, a list; the other kinds have a map.
   * RoBERTa's has {@code <s>} and {@code </s>} too, and would give ids that mean other things.
   */
  private static int pieces(Path file) throws IOException {
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

  /** The id of a special piece; -1 if there is none. */
  private static long special(HuggingFaceTokenizer tokenizer, String piece) {
    Encoding encoding = tokenizer.encode(piece, false, false);
    long[] ids = encoding.getIds();
    return ids.length == 1 && piece.equals(encoding.getTokens()[0]) ? ids[0] : -1;
  }

  @Override
  public Units read(String text) {
    Encoding encoding = tokenizer.encode(wellFormed(text), false, false);
    long[] ids = encoding.getIds();
    CharSpan[] spans = encoding.getCharTokenSpans();
    int[] last = new int[ids.length];
    // The spans count code points, and come in order.
    int point = 0;
    int unit = 0;
    for (int i = 0; i < ids.length; i++) {
      if (spans[i] == null || spans[i].getEnd() == 0) {
        last[i] = -1;
        continue;
      }
      int end = spans[i].getEnd();
      unit = text.offsetByCodePoints(unit, end - point);
      point = end;
      last[i] = unit - 1;
    }
    return new Units(ids, last, 1);
  }

  /** The tokenizer's text is UTF-8, which cannot hold half of a pair. */
  private static String wellFormed(String text) {
    if (text.codePoints().noneMatch(Subwords::isHalf)) {
      return text;
    }
    int[] codes = text.codePoints().map(c -> isHalf(c) ? 0xFFFD : c).toArray();
    return new String(codes, 0, codes.length);
  }

  private static boolean isHalf(int code) {
    return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
  }

  @Override
  public long before() {
    return before;
  }

  @Override
  public long behind() {
    return behind;
  }

  @Override
  public int pieces() {
    return pieces;
  }

  @Override
  public void close() {
    tokenizer.close();
  }

  @Override
  public String toString() {
    return "Subwords" + Arrays.toString(new long[] {before, behind});
  }
}
