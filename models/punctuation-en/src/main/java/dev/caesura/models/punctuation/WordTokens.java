package dev.caesura.models.punctuation;

import dev.caesura.text.unicode.SentenceMarks;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Words of a text as the network was trained on them: without marks around them, each with its
 * strongest mark after it. Not thread-safe; not changed once it is built.
 */
final class WordTokens {

  /** Marks of which one token stays, the weakest first; a dash is any dash. */
  private static final String MARKS = "-:;,.!?";

  /**
   * Word.
   *
   * @param from the index of its first unit that is not a mark
   * @param to the index after its last unit that is not a mark
   * @param end the index after the word and the marks that follow it
   * @param firstToken its first token
   * @param lastToken its last token, which shows what follows the word
   * @param pieces its parts around hyphens and apostrophes
   */
  record Word(int from, int to, int end, int firstToken, int lastToken, List<Piece> pieces) {}

  /**
   * Part of a word without marks.
   *
   * @param from the index of its first unit
   * @param to the index after its last unit
   * @param token its first token
   */
  record Piece(int from, int to, int token) {}

  private final String text;
  private final Function<String, long[]> tokenizer;
  private final List<Word> words = new ArrayList<>();
  private long[] ids = new long[64];
  private int size;

  private WordTokens(String text, Function<String, long[]> tokenizer) {
    this.text = text;
    this.tokenizer = tokenizer;
  }

  /**
   * Reads a text.
   *
   * @param text any text
   * @param tokenizer gives the tokens of a part of a word without white space, perhaps none
   */
  static WordTokens of(String text, Function<String, long[]> tokenizer) {
    WordTokens tokens = new WordTokens(text, tokenizer);
    int at = WhiteSpace.skip(text, 0, text.length());
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !WhiteSpace.is(text.charAt(end))) {
        end++;
      }
      tokens.read(at, end);
      at = WhiteSpace.skip(text, end, text.length());
    }
    return tokens;
  }

  /** Returns the words that have tokens. */
  List<Word> words() {
    return words;
  }

  /** Returns the number of tokens. */
  int size() {
    return size;
  }

  /** Copies tokens. */
  void copy(int from, int to, long[] target, int at) {
    System.arraycopy(ids, from, target, at, to - from);
  }

  private void read(int start, int end) {
    int from = start;
    while (from < end && SentenceMarks.isPunctuation(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    int to = end;
    while (to > from && SentenceMarks.isPunctuation(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    if (from < to) {
      readWord(from, to, end);
    }
    int mark = strongest(from < to ? to : start, end);
    if (mark >= 0 && !words.isEmpty()) {
      add(tokenizer.apply(MARKS.substring(mark, mark + 1)));
    }
  }

  private void readWord(int from, int to, int end) {
    int first = size;
    List<Piece> pieces = new ArrayList<>();
    int at = from;
    while (at < to) {
      int next = at;
      while (next < to && !isSplit(text.codePointAt(next))) {
        next += Character.charCount(text.codePointAt(next));
      }
      if (next > at) {
        int token = size;
        add(tokenizer.apply(text.substring(at, next)));
        if (size > token) {
          pieces.add(new Piece(at, next, token));
        }
      } else {
        next += Character.charCount(text.codePointAt(next));
        add(tokenizer.apply(text.substring(at, next)));
      }
      at = next;
    }
    if (size > first) {
      words.add(new Word(from, to, end, first, size - 1, List.copyOf(pieces)));
    }
  }

  private void add(long... tokens) {
    if (size + tokens.length > ids.length) {
      ids = Arrays.copyOf(ids, Math.max(size + tokens.length, 2 * ids.length));
    }
    System.arraycopy(tokens, 0, ids, size, tokens.length);
    size += tokens.length;
  }

  /** Returns the place of the strongest mark among some characters; -1 if there is none. */
  private int strongest(int from, int to) {
    int strongest = -1;
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      int mark =
          switch (c) {
            case '\u2026' -> MARKS.indexOf('.');
            case '\u2013', '\u2014', '\u2015' -> MARKS.indexOf('-');
            default -> MARKS.indexOf(c);
          };
      strongest = Math.max(strongest, mark);
    }
    return strongest;
  }

  /** Whether the tokenizer makes a token of its own of a character. */
  private static boolean isSplit(int code) {
    return code < 0x80
        ? !Character.isLetterOrDigit(code) && code > ' '
        : SentenceMarks.isPunctuation(code);
  }
}
