package dev.caesura.text.normalize;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.caesura.text.TextSpan;
import dev.caesura.text.unicode.UnspacedScript;
import java.util.ArrayList;
import java.util.List;

/** One pass over a text from left to right. For one thread. */
final class WordScan {

  private final String text;
  private final List<TextSpan> parts;
  private final Abbreviations abbreviations;
  private final SpokenNumbers numbers;
  private final BrokenWords broken;
  private final List<NormalizedWord> words = new ArrayList<>();
  private BreakIterator dictionary;

  WordScan(String text, List<TextSpan> parts, Abbreviations abbreviations, SpokenNumbers numbers) {
    this.text = text;
    this.parts = parts;
    this.abbreviations = abbreviations;
    this.numbers = numbers;
    this.broken = new BrokenWords(text, parts);
  }

  /** Words of what ICU or a user gives as spoken: whatever is no letter parts them. */
  static List<String> spokenWords(String spoken) {
    TextSpan all = new TextSpan(0, spoken.length());
    return new WordScan(spoken, List.of(all), Abbreviations.none(), null)
        .run().stream().map(NormalizedWord::text).toList();
  }

  List<NormalizedWord> run() {
    for (TextSpan part : parts) {
      int i = part.start();
      while (i < part.end()) {
        i = next(i, part.start(), part.end());
      }
    }
    return words;
  }

  /** Takes what stands at a place; returns where it ends. */
  private int next(int i, int from, int limit) {
    Abbreviations.Found known = abbreviations.at(text, i, from, limit);
    if (known != null) {
      TextSpan all = new TextSpan(0, known.spoken().length());
      for (NormalizedWord word :
          new WordScan(known.spoken(), List.of(all), Abbreviations.none(), numbers).run()) {
        words.add(new NormalizedWord(word.text(), new TextSpan(i, known.end())));
      }
      return known.end();
    }
    int point = text.codePointAt(i);
    if (numbers != null && NumberScan.mayBegin(point)) {
      NumberScan.Found number = new NumberScan(text, from, limit, numbers).at(i);
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
      add(i, end, new TextSpan(i, end));
      return end;
    }
    return i + Character.charCount(point);
  }

  private void add(int start, int end, TextSpan source) {
    String folded = Letters.folded(text.substring(start, end));
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
      int goesOn = i == end ? broken.secondHalf(start, end, limit) : -1;
      if (goesOn >= 0) {
        i = goesOn;
      } else if (Letters.isSilent(point)) {
        i += Character.charCount(point);
      } else {
        break;
      }
    }
    return end;
  }

  /** A run of a script without spaces. */
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

  /** Letters with their marks, at their own places or all at one. */
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
