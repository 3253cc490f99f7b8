package dev.caesura.text.normalize;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.UnspacedScript;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text, folded for the comparison with words of numbers: characters of Chinese and
 * Japanese one by one, other scripts without spaces by ICU's dictionaries. Not thread-safe.
 */
final class SpokenTokens {

  private static final char ZERO_WIDTH_SPACE = 0x200B;

  private final String text;
  private final WordFolder folder;
  private final List<TextSpan> places = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private BreakIterator dictionary;

  SpokenTokens(String text, WordFolder folder) {
    this.text = text;
    this.folder = folder;
    int i = 0;
    while (i < text.length()) {
      i = next(i);
    }
  }

  private int next(int start) {
    int point = text.codePointAt(start);
    int end = start + Character.charCount(point);
    if (Character.isDigit(point)) {
      while (end < text.length() && Character.isDigit(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      add(start, end);
      return end;
    }
    if (!Letters.isWordPart(point)) {
      return end;
    }
    if (UnspacedScript.isIdeographic(point)) {
      add(start, end);
      return end;
    }
    boolean unspaced = UnspacedScript.isAlphabetic(point);
    int last = end;
    while (end < text.length()) {
      int more = text.codePointAt(end);
      boolean part =
          Letters.isWordPart(more)
              && !UnspacedScript.isIdeographic(more)
              && (Letters.isMark(more) || UnspacedScript.isAlphabetic(more) == unspaced);
      if (!part && !Letters.isSilent(more)) {
        break;
      }
      end += Character.charCount(more);
      last = part ? end : last;
    }
    if (!unspaced) {
      add(start, last);
      return last;
    }
    BreakIterator breaks = dictionary();
    for (int from = start; from < last; ) {
      int to = Math.min(last, breaks.following(from));
      add(from, to);
      from = to;
    }
    return last;
  }

  private BreakIterator dictionary() {
    if (dictionary == null) {
      dictionary = BreakIterator.getWordInstance(ULocale.ROOT);
      dictionary.setText(text);
    }
    return dictionary;
  }

  private void add(int start, int end) {
    String word = folder.fold(text.substring(start, end));
    if (!word.isEmpty()) {
      places.add(new TextSpan(start, end));
      words.add(word);
    }
  }

  int size() {
    return words.size();
  }

  String word(int index) {
    return words.get(index);
  }

  /** Returns the words of a range, joined without spaces. */
  String joined(int from, int to) {
    return String.join("", words.subList(from, to));
  }

  /** Returns the words of a range. */
  List<String> words(int from, int to) {
    return words.subList(from, to);
  }

  /** Returns the place of the words of a range, which is not empty. */
  TextSpan place(int from, int to) {
    return new TextSpan(places.get(from).start(), places.get(to - 1).end());
  }

  /** Returns the text at a place. */
  String text(TextSpan place) {
    return text.substring(place.start(), place.end());
  }

  /** Adds the last stop of a.m., unless it may also be that of the sentence. */
  TextSpan withStop(TextSpan place) {
    int end = place.end();
    boolean dotted = end + 1 < text.length() && text.charAt(end) == '.' && end >= 2;
    if (!dotted || text.charAt(end - 2) != '.') {
      return place;
    }
    int next = WhiteSpace.skip(text, end + 1, text.length());
    boolean continues = next < text.length() && !Character.isUpperCase(text.codePointAt(next));
    return continues ? new TextSpan(place.start(), end + 1) : place;
  }

  /** Returns whether the words of a list stand at an index, with nothing but space between them. */
  boolean stands(List<String> list, int index) {
    if (list.isEmpty() || index < 0 || index + list.size() > size()) {
      return false;
    }
    for (int k = 0; k < list.size(); k++) {
      if (!word(index + k).equals(list.get(k)) || (k > 0 && !isJoined(index + k - 1))) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a word is not separated from the next one by a mark or an empty line. */
  boolean isJoined(int index) {
    if (index < 0 || index + 1 >= size()) {
      return false;
    }
    int breaks = 0;
    for (int i = places.get(index).end(); i < places.get(index + 1).start(); i++) {
      char between = text.charAt(i);
      breaks += between == '\n' ? 1 : 0;
      boolean blank = WhiteSpace.is(between) || between == ZERO_WIDTH_SPACE;
      boolean hyphen = between == '-' || between == '\u2010' || between == '\u2011';
      if (!blank && !hyphen && !Letters.isSilent(between)) {
        return false;
      }
    }
    return breaks < 2;
  }

  /** Returns whether a comma and spaces are between a word and the one before it. */
  boolean isAfterComma(int index) {
    return text.substring(places.get(index - 1).end(), places.get(index).start())
        .matches("\\s*[,\u060C]\\s*");
  }

  /** Returns whether only a stop of an abbreviation separates a word from the next one. */
  boolean isStopped(int index) {
    if (index + 1 >= size()) {
      return false;
    }
    return text.substring(places.get(index).end(), places.get(index + 1).start())
        .matches("\\.?[ \u00A0\u202F]?");
  }

  /** Returns whether a range of characters without spaces begins and ends with words. */
  boolean areWholeWords(int from, int to) {
    TextSpan place = place(from, to);
    if (!UnspacedScript.isIdeographic(text.codePointAt(place.start()))) {
      return true;
    }
    BreakIterator breaks = dictionary();
    return breaks.isBoundary(place.start()) && breaks.isBoundary(place.end());
  }
}
