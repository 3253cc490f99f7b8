package dev.caesura.align.speech;

import dev.caesura.text.unicode.UnspacedScript;
import java.util.List;
import java.util.Locale;

/**
 * Recognised words as plain text: lower case, without punctuation around the words, joined by
 * spaces. A sentence network reads all recognisers alike in this form; a recogniser's own marks are
 * kept apart. Immutable and thread-safe.
 */
public final class SpeechText {

  private final String text;
  private final int[] starts;
  private final int[] ends;

  private SpeechText(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  /**
   * Returns the plain text of words.
   *
   * @param words the words as a recogniser writes them; may be empty. A word of punctuation alone
   *     has no place in the text
   * @return their text
   */
  public static SpeechText of(List<String> words) {
    StringBuilder text = new StringBuilder();
    int[] starts = new int[words.size()];
    int[] ends = new int[words.size()];
    String last = "";
    for (int i = 0; i < words.size(); i++) {
      String word = plain(words.get(i));
      if (!word.isEmpty()) {
        if (!text.isEmpty() && !UnspacedScript.joins(last, word)) {
          text.append(' ');
        }
        starts[i] = text.length();
        text.append(word);
        last = word;
      } else {
        starts[i] = text.length();
      }
      ends[i] = text.length();
    }
    return new SpeechText(text.toString(), starts, ends);
  }

  /**
   * Returns a word in lower case, without the punctuation around it. Signs that are spoken, such as
   * {@code $}, {@code %} and {@code &}, and punctuation inside a word are kept.
   *
   * @param word the word as a recogniser writes it
   * @return the plain word; empty for punctuation alone
   */
  public static String plain(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && !isSpoken(word.codePointAt(from))) {
      from += Character.charCount(word.codePointAt(from));
    }
    while (to > from && !isSpoken(word.codePointBefore(to))) {
      to -= Character.charCount(word.codePointBefore(to));
    }
    return word.substring(from, to).replace('’', '\'').toLowerCase(Locale.ROOT);
  }

  /**
   * Returns whether a recogniser ends a sentence with a word.
   *
   * @param word the word as a recogniser writes it
   * @return whether a full stop, question or exclamation mark is at its end, before closing quotes
   */
  public static boolean endsSentence(String word) {
    return OwnMark.of(word).isEnd;
  }

  private static boolean isSpoken(int code) {
    int type = Character.getType(code);
    return Character.isLetterOrDigit(code)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.CURRENCY_SYMBOL
        || code == '%'
        || code == '&';
  }

  /**
   * Returns the text.
   *
   * @return the plain words, joined; empty without words
   */
  public String text() {
    return text;
  }

  /**
   * Returns the number of words.
   *
   * @return at least 0
   */
  public int size() {
    return ends.length;
  }

  /**
   * Returns where a word starts.
   *
   * @param word the index of the word
   * @return the index of its first character in the text
   */
  public int start(int word) {
    return starts[word];
  }

  /**
   * Returns where a word ends.
   *
   * @param word the index of the word
   * @return the index after its last character in the text; {@link #start} for a word of
   *     punctuation alone
   */
  public int end(int word) {
    return ends[word];
  }
}
