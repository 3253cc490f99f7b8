package dev.caesura.align.io;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.caesura.text.unicode.UnspacedScript;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * Splitter of cues into words: at spaces, and by ICU's dictionaries in scripts without spaces
 * (Chinese, Japanese, Thai, Lao, Khmer, Burmese). Punctuation stays with the word before it.
 */
final class CueWordSplitter {

  private CueWordSplitter() {}

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String chunk : WhiteSpace.collapse(text).split(" ")) {
      if (chunk.isEmpty()) {
        continue;
      }
      if (chunk.codePoints().anyMatch(UnspacedScript::contains)) {
        dictionaryWords(chunk, words);
      } else {
        words.add(chunk);
      }
    }
    return words;
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
