package dev.caesura.models.recognition.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Alignment of the letters of words with their phones, trained on a dictionary by expectation
 * maximisation (EM).
 *
 * <p>A letter has zero, one or two phones. The probability of a word with its pronunciation is the
 * sum over all ways of distributing the phones, each the product of p(phones | letter). A pair of a
 * letter and phones is one int, {@code letter * chunks + chunk + 1}; 0 is {@link PairModel#EDGE}.
 * Immutable and thread-safe.
 */
final class LetterPhoneAlignment {

  private static final int MAX_PHONES = 255;
  private static final int ROUNDS = 5;

  /** Minimum share of a pair among those of its letter; rarer ones are errors of the dictionary. */
  private static final double MIN_SHARE = 1e-5;

  private final LetterSet letters;
  private final List<String> phones;
  private final Map<String, Integer> phoneNumbers;
  private final int chunks;
  private double[] probability;
  private int[][] pairsOf;

  private LetterPhoneAlignment(
      LetterSet letters, List<String> phones, Map<String, Integer> phoneNumbers) {
    this.letters = letters;
    this.phones = phones;
    this.phoneNumbers = phoneNumbers;
    this.chunks = 1 + phones.size() + phones.size() * phones.size();
    this.probability = new double[letters.size() * chunks];
    Arrays.fill(probability, 1.0 / chunks);
  }

  static LetterPhoneAlignment train(Map<String, List<String>> entries, LetterSet letters) {
    TreeMap<String, Integer> numbers = new TreeMap<>();
    entries.values().stream()
        .flatMap(List::stream)
        .flatMap(p -> Arrays.stream(p.split(" ")))
        .forEach(phone -> numbers.put(phone, 0));
    List<String> phones = List.copyOf(numbers.keySet());
    if (phones.size() > MAX_PHONES) {
      throw new IllegalArgumentException(
          "entries: expected at most " + MAX_PHONES + " phones; found " + phones.size());
    }
    phones.forEach(phone -> numbers.put(phone, phones.indexOf(phone)));
    LetterPhoneAlignment alignment = new LetterPhoneAlignment(letters, phones, numbers);
    List<byte[][]> examples = alignment.examples(entries);
    if (examples.isEmpty()) {
      throw new IllegalArgumentException(
          "entries: expected at least one word of known letters; found none in " + entries.size());
    }
    for (int round = 0; round < ROUNDS; round++) {
      double[] counts = new double[alignment.probability.length];
      examples.forEach(example -> alignment.expect(example[0], example[1], counts));
      alignment.probability = alignment.normalised(counts);
    }
    alignment.pairsOf = alignment.usedPairs();
    return alignment;
  }

  /** Returns the numbers of the letters of any word; none if it cannot be pronounced. */
  byte[] letters(String word) {
    return letters.folded(word);
  }

  /** Passes on the pairs of each entry that can be aligned, in the order of the entries. */
  void forEachAligned(Map<String, List<String>> entries, Consumer<int[]> taker) {
    for (byte[][] example : examples(entries)) {
      int[] pairs = best(example[0], example[1]);
      if (pairs.length > 0) {
        taker.accept(pairs);
      }
    }
  }

  int[] pairsOf(byte letter) {
    return pairsOf[letter];
  }

  String phones(List<Integer> pairs) {
    List<String> said = new ArrayList<>();
    for (int pair : pairs) {
      int chunk = (pair - 1) % chunks;
      if (chunk > phones.size()) {
        said.add(phones.get((chunk - 1 - phones.size()) / phones.size()));
        said.add(phones.get((chunk - 1 - phones.size()) % phones.size()));
      } else if (chunk > 0) {
        said.add(phones.get(chunk - 1));
      }
    }
    return String.join(" ", said);
  }

  private List<byte[][]> examples(Map<String, List<String>> entries) {
    List<byte[][]> examples = new ArrayList<>();
    entries.forEach(
        (word, pronunciations) -> {
          byte[] spelled = letters.exact(word);
          if (spelled.length == 0) {
            return;
          }
          for (String pronunciation : pronunciations) {
            String[] said = pronunciation.split(" ");
            byte[] numbers = new byte[said.length];
            for (int i = 0; i < said.length; i++) {
              numbers[i] = phoneNumbers.get(said[i]).byteValue();
            }
            if (numbers.length <= 2 * spelled.length) {
              examples.add(new byte[][] {spelled, numbers});
            }
          }
        });
    return examples;
  }

  private int chunk(byte[] said, int from, int count) {
    return switch (count) {
      case 0 -> 0;
      case 1 -> 1 + (said[from] & 0xFF);
      default -> 1 + phones.size() + (said[from] & 0xFF) * phones.size() + (said[from + 1] & 0xFF);
    };
  }

  /** Adds the expected counts of a word: forward and backward sums over letters and phones. */
  private void expect(byte[] letters, byte[] said, double[] counts) {
    double[][] forward = new double[letters.length + 1][said.length + 1];
    double[][] backward = new double[letters.length + 1][said.length + 1];
    forward[0][0] = 1;
    backward[letters.length][said.length] = 1;
    for (int i = 0; i < letters.length; i++) {
      for (int j = 0; j <= said.length; j++) {
        for (int k = 0; k <= 2 && j + k <= said.length; k++) {
          forward[i + 1][j + k] += forward[i][j] * probability[at(letters[i], said, j, k)];
        }
      }
    }
    double total = forward[letters.length][said.length];
    if (total <= 0) {
      return;
    }
    for (int i = letters.length - 1; i >= 0; i--) {
      for (int j = 0; j <= said.length; j++) {
        for (int k = 0; k <= 2 && j + k <= said.length; k++) {
          int at = at(letters[i], said, j, k);
          double rest = probability[at] * backward[i + 1][j + k];
          backward[i][j] += rest;
          counts[at] += forward[i][j] * rest / total;
        }
      }
    }
  }

  private int at(byte letter, byte[] said, int from, int count) {
    return letter * chunks + chunk(said, from, count);
  }

  private double[] normalised(double[] counts) {
    double[] normalised = new double[counts.length];
    for (int letter = 0; letter < letters.size(); letter++) {
      int from = letter * chunks;
      double sum = Arrays.stream(counts, from, from + chunks).sum();
      for (int i = from; sum > 0 && i < from + chunks; i++) {
        double share = counts[i] / sum;
        normalised[i] = share < MIN_SHARE ? 0 : share;
      }
    }
    return normalised;
  }

  private int[][] usedPairs() {
    int[][] used = new int[letters.size()][];
    for (int letter = 0; letter < letters.size(); letter++) {
      int from = letter * chunks;
      used[letter] =
          IntStream.range(from, from + chunks)
              .filter(i -> probability[i] > 0)
              .map(i -> i + 1)
              .toArray();
    }
    return used;
  }

  /** Returns the most probable pairs of a word and its phones; none if they cannot be aligned. */
  private int[] best(byte[] letters, byte[] said) {
    double[][] score = new double[letters.length + 1][said.length + 1];
    int[][] taken = new int[letters.length + 1][said.length + 1];
    score[0][0] = 1;
    for (int i = 0; i < letters.length; i++) {
      for (int j = 0; j <= said.length; j++) {
        for (int k = 0; k <= 2 && j + k <= said.length; k++) {
          double s = score[i][j] * probability[at(letters[i], said, j, k)];
          if (s > score[i + 1][j + k]) {
            score[i + 1][j + k] = s;
            taken[i + 1][j + k] = k;
          }
        }
      }
    }
    if (score[letters.length][said.length] <= 0) {
      return new int[0];
    }
    int[] pairs = new int[letters.length];
    int j = said.length;
    for (int i = letters.length; i > 0; i--) {
      int k = taken[i][j];
      j -= k;
      pairs[i - 1] = at(letters[i - 1], said, j, k) + 1;
    }
    return pairs;
  }
}
