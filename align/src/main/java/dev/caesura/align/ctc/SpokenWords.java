package dev.caesura.align.ctc;

import dev.caesura.align.AlignedWord;
import dev.caesura.align.Utterance;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Encodes the written words of sentences as they are spoken. Immutable and thread-safe.
 *
 * @param speller brings words into the alphabet of the model
 * @param normalizer reads numbers and the like
 * @param transcript the whole text
 */
record SpokenWords(CtcSpeller speller, WordNormalizer normalizer, String transcript) {

  /**
   * Unit that is placed or skipped as a whole: a spoken word, or written words without spaces
   * between them.
   */
  static final class Unit {
    private final int sentence;
    private final String text;
    private final int[] symbols;
    private final int[] words;

    private Unit(int sentence, String text, int[] symbols, int[] words) {
      this.sentence = sentence;
      this.text = text;
      this.symbols = symbols;
      this.words = words;
    }

    /** Returns the index of the utterance. */
    int sentence() {
      return sentence;
    }

    String text() {
      return text;
    }

    /** Returns the numbers of the symbols; not copied. */
    int[] symbols() {
      return symbols;
    }

    /** Returns the index in the utterance of a symbol's word. */
    int wordOf(int symbol) {
      return words[symbol];
    }

    int lastWord() {
      return words[words.length - 1];
    }
  }

  /** Returns the units of a sentence; none for a word without sound. */
  List<Unit> units(int sentence, Utterance utterance) {
    Map<TextSpan, List<String>> readings = readings(utterance.source().orElseThrow());
    List<Unit> units = new ArrayList<>();
    List<AlignedWord> words = utterance.words();
    for (int w = 0; w < words.size(); w++) {
      TextSpan source = words.get(w).source();
      String raw = source.in(transcript);
      List<String> spoken = readings.getOrDefault(source, List.of(raw));
      for (String text : isReadAsWritten(raw, spoken) ? List.of(raw) : spoken) {
        int[] symbols = speller.encode(text);
        if (symbols.length > 0) {
          Unit unit = new Unit(sentence, text, symbols, filled(symbols.length, w));
          boolean touches = w > 0 && words.get(w - 1).source().end() == source.start();
          if (touches && !units.isEmpty() && isLast(units, w - 1)) {
            unit = joined(units.remove(units.size() - 1), unit);
          }
          units.add(unit);
        }
      }
    }
    return units;
  }

  /**
   * Returns whether a word keeps the letters that the normaliser makes equal: ё and ß, for example,
   * or traditional characters that the model has instead of simplified ones.
   */
  private boolean isReadAsWritten(String raw, List<String> spoken) {
    return spoken.size() == 1
        && (letters(raw).equals(letters(spoken.get(0)))
            || (hasUnknown(spoken.get(0)) && !hasUnknown(raw)));
  }

  private boolean hasUnknown(String word) {
    return Arrays.stream(speller.encode(word)).anyMatch(k -> k == CtcVocabulary.WILDCARD);
  }

  private static String letters(String word) {
    String plain = Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    return plain
        .replaceAll("[^\\p{L}\\p{Nd}]", "")
        .replace("ß", "ss")
        .replace("œ", "oe")
        .replace("æ", "ae");
  }

  private Map<TextSpan, List<String>> readings(TextSpan sentence) {
    Map<TextSpan, List<String>> readings = new HashMap<>();
    for (NormalizedWord word : normalizer.words(transcript, sentence)) {
      readings.computeIfAbsent(word.source(), key -> new ArrayList<>()).add(word.text());
    }
    return readings;
  }

  private static boolean isLast(List<Unit> units, int word) {
    return units.get(units.size() - 1).lastWord() == word;
  }

  private static int[] filled(int length, int value) {
    int[] all = new int[length];
    Arrays.fill(all, value);
    return all;
  }

  private static Unit joined(Unit first, Unit second) {
    return new Unit(
        first.sentence,
        first.text + second.text,
        joined(first.symbols, second.symbols),
        joined(first.words, second.words));
  }

  private static int[] joined(int[] first, int[] second) {
    int[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
