package dev.caesura.text.normalize;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.UnspacedScript;
import java.util.ArrayList;
import java.util.List;

/** Reads the words of a text in one pass from left to right. Not thread-safe. */
final class WordScanner {

  private final String text;
  private final List<TextSpan> ranges;
  private final Abbreviations abbreviations;
  private final SpokenNumbers numbers;
  private final WordFolder folder;
  private final HyphenatedWords hyphenated;
  private final List<NormalizedWord> words = new ArrayList<>();
  private BreakIterator dictionary;

  WordScanner(
      String text,
      List<TextSpan> ranges,
      Abbreviations abbreviations,
      SpokenNumbers numbers,
      WordFolder folder) {
    this.text = text;
    this.ranges = ranges;
    this.abbreviations = abbreviations;
    this.numbers = numbers;
    this.folder = folder;
    this.hyphenated = new HyphenatedWords(text, ranges);
  }

  /**
   * Returns the words of a spoken form from ICU or a user, which anything but a letter separates.
   */
  static List<String> spokenWords(String spoken, WordFolder folder) {
    TextSpan all = new TextSpan(0, spoken.length());
    return new WordScanner(spoken, List.of(all), Abbreviations.none(), null, folder)
        .run().stream().map(NormalizedWord::text).toList();
  }

  List<NormalizedWord> run() {
    for (TextSpan range : ranges) {
      int i = range.start();
      while (i < range.end()) {
        i = next(i, range.start(), range.end());
      }
    }
    return words;
  }

  /** Reads the word at a place; returns where it ends. */
  private int next(int i, int from, int limit) {
    Abbreviations.Found known = abbreviations.at(text, i, from, limit);
    if (known != null) {
      TextSpan all = new TextSpan(0, known.spoken().length());
      for (NormalizedWord word :
          new WordScanner(known.spoken(), List.of(all), Abbreviations.none(), numbers, folder)
              .run()) {
        words.add(new NormalizedWord(word.text(), new TextSpan(i, known.end())));
      }
      return known.end();
    }
    int point = text.codePointAt(i);
    if (numbers != null && NumberScanner.mayBegin(point)) {
      NumberScanner.Found number =
          new NumberScanner(text, from, limit, numbers, abbreviations).at(i);
      if (number != null) {
        for (String spoken : number.words()) {
          words.add(new NormalizedWord(spoken, new TextSpan(i, number.end())));
        }
        for (String spoken : number.tailWords()) {
          words.add(new NormalizedWord(spoken, number.tail()));
        }
        return number.tail().end();
      }
    }
    if (UnspacedScript.contains(point)) {
      return unspaced(i, limit);
    }
    if (Letters.isWordPart(point)) {
      int end = endOfWord(i, limit);
      if (numbers != null && RomanNumeral.mayBegin(point)) {
        List<String> numeral = RomanNumeral.words(text, i, end, from, limit, numbers);
        if (!numeral.isEmpty()) {
          addAll(numeral, new TextSpan(i, end));
          return end;
        }
      }
      add(i, end, new TextSpan(i, end));
      return end;
    }
    if (point == '&' && numbers != null) {
      addAll(numbers.signs().and(), new TextSpan(i, i + 1));
    }
    return i + Character.charCount(point);
  }

  private void addAll(List<String> spoken, TextSpan source) {
    for (String word : spoken) {
      words.add(new NormalizedWord(word, source));
    }
  }

  private void add(int start, int end, TextSpan source) {
    String folded = folder.fold(text.substring(start, end));
    if (!folded.isEmpty()) {
      words.add(new NormalizedWord(folded, source));
    }
  }

  private int endOfWord(int start, int limit) {
    int end = start;
    int i = start;
    while (i < limit) {
      int point = text.codePointAt(i);
      if (Letters.isWordPart(point) && !UnspacedScript.contains(point)) {
        i += Character.charCount(point);
        end = i;
        continue;
      }
      int half = i == end ? hyphenated.secondHalf(start, end, limit) : -1;
      if (half >= 0) {
        i = half;
      } else if (Letters.isSilent(point) || isInsideWord(i, start, limit)) {
        i += Character.charCount(point);
      } else {
        break;
      }
    }
    return end;
  }

  /** Whether a mark stands inside a word: Hebrew acronyms, and the dot of Catalan between l. */
  private boolean isInsideWord(int at, int start, int limit) {
    char mark = text.charAt(at);
    if (at == start || at + 1 >= limit) {
      return false;
    }
    char before = text.charAt(at - 1);
    char after = text.charAt(at + 1);
    return switch (mark) {
      case '"', '\u05F4', '\u201D' -> isHebrew(before) && isHebrew(after);
      case '\u00B7', '\u2027' -> (before == 'l' && after == 'l') || (before == 'L' && after == 'L');
      default -> false;
    };
  }

  private static boolean isHebrew(char letter) {
    return letter >= '\u05D0' && letter <= '\u05EA';
  }

  /** Reads a run of a script without spaces. */
  private int unspaced(int start, int limit) {
    boolean characters = UnspacedScript.isIdeographic(text.codePointAt(start));
    int end = start;
    while (end < limit) {
      int point = text.codePointAt(end);
      boolean same =
          characters ? UnspacedScript.isIdeographic(point) : UnspacedScript.isAlphabetic(point);
      if (!(same && Letters.isWordPart(point)) && !(end > start && Letters.isMark(point))) {
        break;
      }
      end += Character.charCount(point);
    }
    if (end == start) {
      // A symbol or a digit of the script.
      return start + Character.charCount(text.codePointAt(start));
    }
    if (characters) {
      letters(start, end, null);
      return end;
    }
    if (dictionary == null) {
      dictionary = BreakIterator.getWordInstance(ULocale.ROOT);
    }
    dictionary.setText(text.substring(start, end));
    int from = dictionary.first();
    for (int to = dictionary.next(); to != BreakIterator.DONE; to = dictionary.next()) {
      letters(start + from, start + to, new TextSpan(start + from, start + to));
      from = to;
    }
    return end;
  }

  /** Adds letters with their marks, at their own places or all at one. */
  private void letters(int start, int end, TextSpan source) {
    int i = start;
    while (i < end) {
      int from = i;
      i += Character.charCount(text.codePointAt(i));
      while (i < end && isAttached(text.codePointAt(i))) {
        i += Character.charCount(text.codePointAt(i));
      }
      add(from, i, source == null ? new TextSpan(from, i) : source);
    }
  }

  private static boolean isAttached(int point) {
    return Letters.isMark(point) || UnspacedScript.isVoicingMark(point);
  }
}
