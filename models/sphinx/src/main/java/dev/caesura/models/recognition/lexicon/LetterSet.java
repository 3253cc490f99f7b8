package dev.caesura.models.recognition.lexicon;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Letters that a letter-to-sound model knows, as numbers from 0. Immutable and thread-safe.
 *
 * <p>The English set has a to z and the apostrophe: other letters are folded to them or skipped.
 * That of a dictionary has all its letters: a word with a letter that it lacks, even without its
 * marks, cannot be pronounced.
 */
final class LetterSet {

  private static final int MAX_LETTERS = 120;

  /** Letters that are rarer in a dictionary are errors or foreign, and teach nothing. */
  private static final int MIN_COUNT = 2;

  private final Map<Character, Byte> numbers;
  private final boolean skipsOthers;

  private LetterSet(List<Character> letters, boolean skipsOthers) {
    this.numbers = new HashMap<>();
    letters.forEach(letter -> numbers.put(letter, (byte) numbers.size()));
    this.skipsOthers = skipsOthers;
  }

  /** Returns a to z and the apostrophe, which has the last number. */
  static LetterSet english() {
    return new LetterSet(
        "abcdefghijklmnopqrstuvwxyz'".chars().mapToObj(c -> (char) c).toList(), true);
  }

  /** Returns the letters of a dictionary, the most frequent ones if there are more than 120. */
  static LetterSet of(Set<String> words) {
    Map<Character, Integer> counts = new HashMap<>();
    words.forEach(word -> word.chars().forEach(c -> counts.merge((char) c, 1, Integer::sum)));
    int min = words.size() < 1000 ? 1 : MIN_COUNT;
    return new LetterSet(
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= min)
            .sorted(
                Map.Entry.<Character, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .limit(MAX_LETTERS)
            .toList(),
        false);
  }

  int size() {
    return numbers.size();
  }

  /** Returns the numbers of the letters of a word of the dictionary; none if it has others. */
  byte[] exact(String word) {
    byte[] letters = new byte[word.length()];
    for (int i = 0; i < letters.length; i++) {
      Byte number = numbers.get(word.charAt(i));
      if (number == null) {
        return new byte[0];
      }
      letters[i] = number;
    }
    return letters;
  }

  /** Returns the numbers of the letters of any word; none if it cannot be pronounced. */
  byte[] folded(String word) {
    String text =
        skipsOthers ? LetterToSound.fold(word) : Normalizer.normalize(word, Normalizer.Form.NFC);
    StringBuilder known = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      String letter = text.substring(i, i + 1);
      if (numbers.containsKey(letter.charAt(0))) {
        known.append(letter);
      } else if (!skipsOthers) {
        String plain = LetterToSound.fold(letter).replaceAll("\\p{M}", "");
        if (plain.isEmpty() || exact(plain).length == 0) {
          return new byte[0];
        }
        known.append(plain);
      }
    }
    return exact(known.toString());
  }
}
