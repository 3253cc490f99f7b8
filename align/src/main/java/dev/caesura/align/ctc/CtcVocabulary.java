package dev.caesura.align.ctc;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Vocabulary of a CTC model: letters or longer pieces of words, the blank, and perhaps a word
 * delimiter.
 *
 * <p>Word boundaries are marked in one of two ways. Either a delimiter stands between words ({@code
 * |} of wav2vec2), or pieces that begin a word start with {@value #WORD_START} (SentencePiece).
 * Immutable and thread-safe.
 */
public final class CtcVocabulary {

  /** Number in an encoded word for a character without a symbol. */
  public static final int WILDCARD = -1;

  /** Prefix of pieces that begin a word, in vocabularies of SentencePiece. */
  public static final String WORD_START = "\u2581";

  private final List<String> symbols;
  private final int blank;
  private final int delimiter;
  private final Map<String, Integer> ids = new HashMap<>();
  private final int maxSymbolLength;
  private final boolean marksWordStarts;

  private CtcVocabulary(List<String> symbols, int blank, int delimiter) {
    this.symbols = List.copyOf(symbols);
    this.blank = Objects.checkIndex(blank, symbols.size());
    this.delimiter = delimiter;
    int max = 0;
    boolean marks = false;
    for (int i = 0; i < symbols.size(); i++) {
      String symbol = symbols.get(i);
      if (i != blank && i != delimiter && !symbol.isEmpty()) {
        ids.putIfAbsent(symbol, i);
        max = Math.max(max, symbol.length());
        marks |= symbol.startsWith(WORD_START);
      }
    }
    this.maxSymbolLength = max;
    this.marksWordStarts = marks;
  }

  /**
   * Creates a vocabulary without a word delimiter.
   *
   * @param symbols the texts of the symbols, by number, including special symbols such as {@code
   *     <pad>}
   * @param blank the number of the blank
   * @return a new vocabulary
   * @throws IndexOutOfBoundsException if there is no symbol of that number
   */
  public static CtcVocabulary of(List<String> symbols, int blank) {
    return new CtcVocabulary(symbols, blank, WILDCARD);
  }

  /**
   * Creates a vocabulary with a word delimiter.
   *
   * @param symbols the texts of the symbols, by number
   * @param blank the number of the blank
   * @param delimiter the number of the symbol between words
   * @return a new vocabulary
   * @throws IndexOutOfBoundsException if there is no symbol of one of these numbers
   * @throws IllegalArgumentException if the two are the same
   */
  public static CtcVocabulary of(List<String> symbols, int blank, int delimiter) {
    if (blank == delimiter) {
      throw new IllegalArgumentException(
          "delimiter " + delimiter + ": expected another symbol than the blank");
    }
    return new CtcVocabulary(symbols, blank, Objects.checkIndex(delimiter, symbols.size()));
  }

  /**
   * Returns the number of symbols.
   *
   * @return at least 1
   */
  public int size() {
    return symbols.size();
  }

  /**
   * Returns the number of the blank.
   *
   * @return a number in {@code [0, size())}
   */
  public int blank() {
    return blank;
  }

  /**
   * Returns the number of the word delimiter.
   *
   * @return a number in {@code [0, size())}; empty if the model has no delimiter
   */
  public OptionalInt delimiter() {
    return delimiter < 0 ? OptionalInt.empty() : OptionalInt.of(delimiter);
  }

  /**
   * Returns the text of a symbol.
   *
   * @param symbol the number of the symbol, in {@code [0, size())}
   * @return the text in the files of the model
   */
  public String text(int symbol) {
    return symbols.get(symbol);
  }

  boolean marksWordStarts() {
    return marksWordStarts;
  }

  /**
   * Encodes a word as symbols, at each place the longest symbol that fits. A symbol is looked up as
   * written, then in upper case, then in lower case.
   *
   * @param word a word, without spaces around it
   * @return the numbers of the symbols, with {@link #WILDCARD} for each code point without a
   *     symbol; empty for an empty word
   */
  public int[] encode(String word) {
    String marked = marksWordStarts && !word.isEmpty() ? WORD_START + word : word;
    int[] encoded = new int[marked.length()];
    int size = 0;
    for (int at = 0; at < marked.length(); ) {
      int next = longestAt(marked, at);
      if (next == at) {
        int codePoint = marked.codePointAt(at);
        next = at + Character.charCount(codePoint);
        // A word-start mark that is not a symbol of its own has no sound.
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
    for (int end = Math.min(word.length(), at + maxSymbolLength); end > at; end--) {
      if (idOf(word.substring(at, end)).isPresent()) {
        return end;
      }
    }
    return at;
  }

  /** Returns whether a piece of a word has a symbol, in any case. */
  boolean knows(String piece) {
    return idOf(piece).isPresent() || (marksWordStarts && idOf(WORD_START + piece).isPresent());
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
