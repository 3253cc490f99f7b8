package dev.caesura.adapters.lucene;

import dev.caesura.text.TextSegmenter;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.util.AttributeFactory;

/**
 * Tokenizer of Lucene that makes a token of each sentence, without the white space at its ends. The
 * type of the tokens is {@link #TYPE}; offsets are corrected for character filters. An empty input
 * has no tokens.
 *
 * <p>Reads its input whole, since a boundary may depend on what follows: memory is about four bytes
 * for each character of a field. Lucene refuses to index a token of more than 32,766 bytes; a
 * segmenter with a maximum length makes none. Not thread-safe, as no token stream is.
 */
public final class SentenceTokenizer extends Tokenizer {

  /** The type of every token. */
  public static final String TYPE = "sentence";

  private static final int BLOCK = 8192;

  private final TextSegmenter segmenter;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final TypeAttribute type = addAttribute(TypeAttribute.class);

  private String text = "";
  private Iterator<TextSpan> pieces = List.<TextSpan>of().iterator();

  /**
   * Creates a tokenizer.
   *
   * @param segmenter splits each input
   */
  public SentenceTokenizer(TextSegmenter segmenter) {
    this(DEFAULT_TOKEN_ATTRIBUTE_FACTORY, segmenter);
  }

  /**
   * Creates a tokenizer with attributes of a factory.
   *
   * @param factory makes the attributes
   * @param segmenter splits each input
   */
  public SentenceTokenizer(AttributeFactory factory, TextSegmenter segmenter) {
    super(factory);
    this.segmenter = Objects.requireNonNull(segmenter, "segmenter");
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    while (pieces.hasNext()) {
      TextSpan sentence = WhiteSpace.strip(text, pieces.next());
      if (sentence.length() > 0) {
        term.append(text, sentence.start(), sentence.end());
        offset.setOffset(correctOffset(sentence.start()), correctOffset(sentence.end()));
        type.setType(TYPE);
        return true;
      }
    }
    return false;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    StringBuilder whole = new StringBuilder();
    char[] block = new char[BLOCK];
    for (int read = input.read(block); read >= 0; read = input.read(block)) {
      whole.append(block, 0, read);
    }
    text = whole.toString();
    pieces = segmenter.segment(text).spans().iterator();
  }

  @Override
  public void end() throws IOException {
    super.end();
    int end = correctOffset(text.length());
    offset.setOffset(end, end);
  }

  @Override
  public void close() throws IOException {
    super.close();
    text = "";
    pieces = List.<TextSpan>of().iterator();
  }
}
