package dev.caesura.audio.format;

import dev.caesura.io.TextPosition;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;

/**
 * The values in a text of Praat: free-standing numbers, strings in quotes and flags in angle
 * brackets. Everything else is comment, so the long and the short form are read alike. Not
 * thread-safe.
 */
final class TextGridTokens {

  private static final int MAX = 1 << 16;

  private final Reader in;
  private final String name;
  private long line = 1;
  private int next;

  TextGridTokens(Reader in, String name) throws IOException {
    this.in = in;
    this.name = name;
    this.next = in.read();
  }

  TextPosition position() {
    return new TextPosition(name, line);
  }

  String string(String what) throws IOException {
    String token = token(what);
    if (token.charAt(0) != '"') {
      throw position().malformed(what + " in quotes", token);
    }
    return token.substring(1);
  }

  BigDecimal seconds(String what) throws IOException {
    String token = token(what);
    if (token.charAt(0) == '"') {
      throw position().malformed("seconds >= 0 as " + what, token + "\"");
    }
    return Seconds.parse(what, token, position());
  }

  int count(String what) throws IOException {
    String token = token(what);
    if (!token.matches("\\d{1,9}")) {
      throw position().malformed("a number of " + what, token);
    }
    return Integer.parseInt(token);
  }

  /** Returns whether tiers follow; {@code <absent>} otherwise. */
  boolean exists() throws IOException {
    String token = token("<exists>");
    if (token.equals("<exists>")) {
      return true;
    }
    if (token.equals("<absent>")) {
      return false;
    }
    throw position().malformed("<exists>", token);
  }

  /** Returns the next value; a string begins with a quote and has none at its end. */
  private String token(String what) throws IOException {
    while (next >= 0) {
      if (next == '"') {
        return quoted();
      }
      if (next == '!') {
        while (next >= 0 && next != '\n' && next != '\r') {
          advance();
        }
      } else if (Character.isWhitespace(next) || next == '\uFEFF') {
        advance();
      } else {
        String word = word();
        char first = word.charAt(0);
        if (first == '<' || ("+-.0123456789".indexOf(first) >= 0 && isNumber(word))) {
          return word;
        }
      }
    }
    throw position().malformed(what, "the end of the text");
  }

  /** Returns whether a word looks like a number; its range is checked later. */
  private static boolean isNumber(String word) {
    return word.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");
  }

  private String word() throws IOException {
    StringBuilder word = new StringBuilder();
    while (next >= 0 && !Character.isWhitespace(next) && word.length() <= MAX) {
      word.append((char) next);
      advance();
    }
    return word.toString();
  }

  private String quoted() throws IOException {
    StringBuilder text = new StringBuilder("\"");
    advance();
    while (true) {
      if (next < 0 || text.length() > MAX) {
        throw position().malformed("a string of at most " + MAX + " characters", text.toString());
      }
      if (next == '"') {
        advance();
        if (next != '"') {
          return text.toString();
        }
      }
      int last = next;
      advance();
      if (last != '\r') {
        text.append((char) last);
      } else if (next != '\n') {
        text.append('\n');
      }
    }
  }

  private void advance() throws IOException {
    int last = next;
    next = in.read();
    // A carriage return before a line feed is the same line end.
    line += last == '\n' || (last == '\r' && next != '\n') ? 1 : 0;
  }
}
