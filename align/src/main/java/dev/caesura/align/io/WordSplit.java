package dev.caesura.align.io;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * Words of a cue: between spaces, and by ICU's dictionaries in scripts that write none (Chinese,
 * Japanese, Thai, Lao, Khmer, Burmese). Punctuation stays with the word before it.
 */
final class WordSplit {

  private WordSplit() {}

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String chunk : text.split("[\\s\\u00A0\\u3000]+")) {
      if (chunk.isEmpty()) {
        continue;
      }
      if (chunk.codePoints().anyMatch(WordSplit::isUnspaced)) {
        dictionaryWords(chunk, words);
      } else {
        words.add(chunk);
      }
    }
    return words;
  }

  /** Whether a letter belongs to a script that writes no spaces between words. */
  static boolean isUnspaced(int point) {
    return switch (UScript.getScript(point)) {
      case UScript.HAN,
          UScript.HIRAGANA,
          UScript.KATAKANA,
          UScript.THAI,
          UScript.LAO,
          UScript.KHMER,
          UScript.MYANMAR ->
          true;
      default -> false;
    };
  }

  private static void dictionaryWords(String chunk, List<String> words) {
    BreakIterator breaks = BreakIterator.getWordInstance(ULocale.ROOT);
    breaks.setText(chunk);
    int first = words.size();
    StringBuilder before = new StringBuilder();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      String piece = chunk.substring(start, end);
      start = end;
      if (piece.codePoints().anyMatch(Character::isLetterOrDigit)) {
        words.add(before + piece);
        before.setLength(0);
      } else if (words.size() > first) {
        words.set(words.size() - 1, words.get(words.size() - 1) + piece);
      } else {
        before.append(piece);
      }
    }
    if (!before.isEmpty()) {
      words.add(before.toString());
    }
  }
}
