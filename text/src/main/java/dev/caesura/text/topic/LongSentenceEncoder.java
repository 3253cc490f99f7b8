package dev.caesura.text.topic;

import dev.caesura.text.unicode.UnspacedScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Encoder of sentences of any length: what is longer than a network reads, such as a long turn of a
 * talk, is encoded in pieces of about the same length, whose vectors are averaged. Immutable, and
 * thread-safe if the encoder is.
 *
 * <p>Pieces have up to {@value #MAX_LENGTH} characters, of which those of scripts without spaces
 * count three times, as they do among the tokens of most networks. They end at white space where
 * there is some.
 */
public final class LongSentenceEncoder implements SentenceEncoder {

  /** Longest piece: within 256 tokens in most texts. */
  private static final int MAX_LENGTH = 600;

  private static final int UNSPACED = 3;

  private final SentenceEncoder encoder;

  private LongSentenceEncoder(SentenceEncoder encoder) {
    this.encoder = encoder;
  }

  /**
   * Returns an encoder of sentences of any length.
   *
   * @param encoder a network that reads the beginning of a sentence; whoever opened it closes it
   * @return the encoder
   */
  public static LongSentenceEncoder of(SentenceEncoder encoder) {
    return new LongSentenceEncoder(encoder);
  }

  @Override
  public float[][] encode(List<String> sentences) {
    List<String> pieces = new ArrayList<>(sentences.size());
    int[] ends = new int[sentences.size()];
    for (int i = 0; i < ends.length; i++) {
      pieces.addAll(pieces(sentences.get(i)));
      ends[i] = pieces.size();
    }
    float[][] encoded = encoder.encode(pieces);
    if (encoded.length == ends.length) {
      return encoded;
    }
    float[][] vectors = new float[ends.length][];
    int first = 0;
    for (int i = 0; i < ends.length; i++) {
      vectors[i] = encoded[first];
      if (ends[i] > first + 1) {
        vectors[i] = new float[encoded[first].length];
        for (int piece = first; piece < ends[i]; piece++) {
          Vectors.add(vectors[i], encoded[piece], length(pieces.get(piece)));
        }
        Vectors.normalize(vectors[i]);
      }
      first = ends[i];
    }
    return vectors;
  }

  /** Returns the pieces of a sentence, at least one. */
  static List<String> pieces(String sentence) {
    int length = length(sentence);
    if (length <= MAX_LENGTH) {
      return List.of(sentence);
    }
    int number = (length + MAX_LENGTH - 1) / MAX_LENGTH;
    List<String> pieces = new ArrayList<>();
    int start = 0;
    int space = -1;
    int read = 0;
    int piece = 0;
    for (int i = 0; i < sentence.length(); ) {
      int c = sentence.codePointAt(i);
      space = Character.isWhitespace(c) ? i : space;
      int next = i + Character.charCount(c);
      read += weight(c);
      piece += weight(c);
      // Even pieces: each ends near its share of the whole.
      boolean isShare = (long) read * number >= (long) length * (pieces.size() + 1);
      if ((isShare && Character.isWhitespace(c)) || piece >= MAX_LENGTH) {
        int end = piece >= MAX_LENGTH && space > start ? space : next;
        add(sentence.substring(start, end), pieces);
        piece = length(sentence.substring(end, next));
        start = end;
        space = -1;
      }
      i = next;
    }
    add(sentence.substring(start), pieces);
    return pieces.isEmpty() ? List.of(sentence) : pieces;
  }

  private static void add(String piece, List<String> pieces) {
    if (!piece.isBlank()) {
      pieces.add(piece);
    }
  }

  private static int length(String text) {
    return text.codePoints().map(LongSentenceEncoder::weight).sum();
  }

  private static int weight(int c) {
    return UnspacedScript.contains(c) ? UNSPACED : 1;
  }
}
