package dev.caesura.text.topic;

import dev.caesura.text.unicode.UnspacedScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Content words of the sentences of one text, as numbers. Words are folded to lower case without
 * accents and cut to their first six letters, which stands for a stem in any alphabet; in scripts
 * without spaces, pairs of neighbouring characters with their marks are the words. Words in more
 * than a fifth of the sentences of a long text carry no topic and are left out. Immutable and
 * thread-safe.
 */
final class WordCounts {

  /**
   * Accents, and vowel points that are mostly left out; vowel signs of other scripts are letters.
   */
  private static final Pattern ACCENTS =
      Pattern.compile("[\\p{Mn}&&[\\p{IsInherited}\\p{IsHebrew}\\p{IsArabic}\\p{IsSyriac}]]+");

  private static final int STEM = 6;
  private static final int MIN_LETTERS = 3;
  private static final double FREQUENT = 0.2;

  /** Texts with fewer sentences keep their frequent words. */
  private static final int LONG_TEXT = 20;

  private final int[][] words;
  private final String[] stems;
  private final int[] sentences;

  private WordCounts(int[][] words, String[] stems, int[] sentences) {
    this.words = words;
    this.stems = stems;
    this.sentences = sentences;
  }

  static WordCounts of(List<String> texts) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int[][] all = new int[texts.size()][];
    int[] frequencies = new int[16];
    for (int i = 0; i < all.length; i++) {
      List<String> stems = stems(texts.get(i));
      all[i] = new int[stems.size()];
      Map<Integer, Boolean> seen = new HashMap<>();
      for (int j = 0; j < all[i].length; j++) {
        int number = numbers.computeIfAbsent(stems.get(j), stem -> numbers.size());
        all[i][j] = number;
        if (number >= frequencies.length) {
          frequencies = Arrays.copyOf(frequencies, 2 * number);
        }
        if (seen.put(number, true) == null) {
          frequencies[number]++;
        }
      }
    }
    int[] counted = Arrays.copyOf(frequencies, numbers.size());
    double most = all.length < LONG_TEXT ? all.length : FREQUENT * all.length;
    for (int i = 0; i < all.length; i++) {
      all[i] = Arrays.stream(all[i]).filter(n -> counted[n] <= most).toArray();
    }
    return new WordCounts(all, numbers.keySet().toArray(new String[0]), counted);
  }

  /** Returns the folded words of a text, in order. */
  static List<String> stems(String text) {
    return words(text).stream().map(WordCounts::stem).toList();
  }

  /** Returns the words that are long enough to carry a topic, as they are written. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); ) {
      int c = i < text.length() ? text.codePointAt(i) : ' ';
      boolean inside = Character.isLetterOrDigit(c) || isMark(c);
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        add(text.substring(start, i), words);
        start = -1;
      }
      i += Character.charCount(c);
    }
    return words;
  }

  /** Returns whether a character is an accent, or a vowel sign as Indic scripts have them. */
  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static void add(String word, List<String> words) {
    int[] characters = word.codePoints().toArray();
    if (UnspacedScript.contains(characters[0])) {
      int before = -1;
      int last = 0;
      for (int i = 1; i <= characters.length; i++) {
        if (i < characters.length && isMark(characters[i])) {
          continue;
        }
        if (before >= 0) {
          words.add(new String(characters, before, i - before));
        }
        before = last;
        last = i;
      }
    } else if (characters.length >= MIN_LETTERS && Character.isLetter(characters[0])) {
      words.add(word);
    }
  }

  static String stem(String word) {
    String folded =
        ACCENTS
            .matcher(Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
            .replaceAll("");
    int end =
        folded.offsetByCodePoints(0, Math.min(STEM, folded.codePointCount(0, folded.length())));
    return folded.substring(0, end);
  }

  int size() {
    return words.length;
  }

  /** Returns the number of different words. */
  int vocabulary() {
    return stems.length;
  }

  /** Returns the number of words of all sentences. */
  long total() {
    return Arrays.stream(words).mapToLong(sentence -> sentence.length).sum();
  }

  /** Returns the words of a sentence, by number; not copied. */
  int[] sentence(int index) {
    return words[index];
  }

  String stem(int word) {
    return stems[word];
  }

  /** Returns how many sentences hold a word. */
  int sentencesWith(int word) {
    return sentences[word];
  }
}
