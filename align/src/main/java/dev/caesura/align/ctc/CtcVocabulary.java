package dev.caesura.align.ctc;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The symbols of a CTC model: letters or longer pieces, the blank, and what parts words.
 *
 * <p>Two customs are known. Either one symbol stands between words ({@code |} of wav2vec2), or
 * pieces that begin a word start with {@value #WORD_START} (SentencePiece). Immutable and
 * thread-safe.
 */
public final class CtcVocabulary {

  /** Stands in an encoded word for a character that the model has no symbol for. */
  public static final int WILDCARD = -1;

  /** What pieces that begin a word start with, in vocabularies made by SentencePiece. */
  public static final String WORD_START = "\u2581";

  private final List<String> symbols;
  private final int blank;
  private final int delimiter;
  private final Map<String, Integer> ids = new HashMap<>();
  private final int longest;
  private final boolean marksStarts;

  private CtcVocabulary(List<String> symbols, int blank, int delimiter) {
    this.symbols = List.copyOf(symbols);
    this.blank = Objects.checkIndex(blank, symbols.size());
    this.delimiter = delimiter;
    int most = 0;
    boolean marks = false;
    for (int i = 0; i < symbols.size(); i++) {
      String symbol = symbols.get(i);
      if (i != blank && i != delimiter && !symbol.isEmpty()) {
        ids.putIfAbsent(symbol, i);
        most = Math.max(most, symbol.length());
        marks |= symbol.startsWith(WORD_START);
      }
    }
    this.longest = most;
    this.marksStarts = marks;
  }

  /**
   * A vocabulary without a symbol between words.
   *
   * @param symbols the text of each symbol, by its number; symbols that no word holds, such as
   *     {@code <pad>}, may stand there
   * @param blank the number of the blank
   * @return the vocabulary
   * @throws IndexOutOfBoundsException if there is no symbol of that number
   */
  public static CtcVocabulary of(List<String> symbols, int blank) {
    return new CtcVocabulary(symbols, blank, WILDCARD);
  }

  /**
   * A vocabulary with a symbol between words.
   *
   * @param symbols the text of each symbol, by its number
   * @param blank the number of the blank
   * @param delimiter the number of the symbol between words
   * @return the vocabulary
   * @throws IndexOutOfBoundsException if there is no symbol of one of these numbers
   * @throws IllegalArgumentException if the two are the same
   */
  public static CtcVocabulary of(List<String> symbols, int blank, int delimiter) {
    if (blank == delimiter) {
      throw new IllegalArgumentException("blank and delimiter are both symbol " + blank);
    }
    return new CtcVocabulary(symbols, blank, Objects.checkIndex(delimiter, symbols.size()));
  }

  /**
   * Number of symbols.
   *
   * @return at least 1
   */
  public int size() {
    return symbols.size();
  }

  /**
   * The blank.
   *
   * @return its number
   */
  public int blank() {
    return blank;
  }

  /**
   * The symbol between words.
   *
   * @return its number, if the model has one
   */
  public OptionalInt delimiter() {
    return delimiter < 0 ? OptionalInt.empty() : OptionalInt.of(delimiter);
  }

  /**
   * The text of a symbol.
   *
   * @param symbol in {@code [0, size())}
   * @return as the model's files have it
   */
  public String text(int symbol) {
    return symbols.get(symbol);
  }

  boolean marksStarts() {
    return marksStarts;
  }

  /**
   * The symbols of a word: the longest that fits comes first; as it is written, in capitals or in
   * small letters, whichever the model knows.
   *
   * @param word a word, without spaces around it
   * @return numbers of symbols; {@link #WILDCARD} for each code point that there is none for; empty
   *     for an empty word
   */
  public int[] encode(String word) {
    String marked = marksStarts && !word.isEmpty() ? WORD_START + word : word;
    int[] encoded = new int[marked.length()];
    int size = 0;
    for (int at = 0; at < marked.length(); ) {
      int next = longestAt(marked, at);
      if (next == at) {
        int codePoint = marked.codePointAt(at);
        next = at + Character.charCount(codePoint);
        // A mark of a word's start that the model does not have alone is no sound.
        if (codePoint != WORD_START.charAt(0)) {
          encoded[size++] = WILDCARD;
        }
      } else {
        encoded[size++] = idOf(marked.substring(at, next)).getAsInt();
      }
      at = next;
    }
    return Arrays.copyOf(encoded, size);
  }

  private int longestAt(String word, int at) {
    for (int end = Math.min(word.length(), at + longest); end > at; end--) {
      if (idOf(word.substring(at, end)).isPresent()) {
        return end;
      }
    }
    return at;
  }

  private OptionalInt idOf(String piece) {
    Integer id = ids.get(piece);
    if (id == null) {
      id = ids.get(piece.toUpperCase(Locale.ROOT));
    }
    if (id == null) {
      id = ids.get(piece.toLowerCase(Locale.ROOT));
    }
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  @Override
  public String toString() {
    return "CtcVocabulary[" + symbols.size() + " symbols, blank " + blank + "]";
  }
}
