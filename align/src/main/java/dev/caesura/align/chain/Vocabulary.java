package dev.caesura.align.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Both sides as numbers of word types, with the information that each type carries: rare types
 * carry more. Immutable.
 */
final class Vocabulary {

  /** Weights count sixteenths of a bit. */
  static final int BIT = 16;

  /** Limit of the information of a word: rare ones, too, are taken for others by recognisers. */
  private static final int MAX_BITS = 12;

  final int[] recognized;
  final int[] written;
  final List<String> types = new ArrayList<>();
  private final int[] weights;
  private final byte[][] skeletons;

  Vocabulary(List<String> recognized, List<String> written) {
    Map<String, Integer> known = new HashMap<>();
    this.recognized = numbers(recognized, known);
    this.written = numbers(written, known);
    int[] counts = new int[types.size()];
    for (int type : this.written) {
      counts[type]++;
    }
    this.weights = new int[types.size()];
    this.skeletons = new byte[types.size()][];
    ConsonantSkeleton skeleton = new ConsonantSkeleton();
    // Words of running text depend on each other: each carries less than its frequency suggests.
    double total = Math.max(64, written.size());
    for (int type = 0; type < weights.length; type++) {
      double bits = Math.log(total / Math.max(1, counts[type])) / Math.log(2) * 0.7;
      weights[type] = (int) Math.round(BIT * Math.max(0.25, Math.min(MAX_BITS, bits)));
      skeletons[type] = skeleton.of(types.get(type));
    }
  }

  private int[] numbers(List<String> words, Map<String, Integer> known) {
    int[] numbers = new int[words.size()];
    int n = 0;
    for (String word : words) {
      Integer number = known.putIfAbsent(word, types.size());
      if (number == null) {
        number = types.size();
        types.add(word);
      }
      numbers[n++] = number;
    }
    return Arrays.copyOf(numbers, n);
  }

  /** Returns the sixteenths of a bit that the same word on both sides carries. */
  int weight(int type) {
    return weights[type];
  }

  /** Returns whether a recognised and a written word are of one type. */
  boolean isSame(int recognizedWord, int writtenWord) {
    return recognized[recognizedWord] == written[writtenWord];
  }

  /** Returns the consonant classes of a type. */
  byte[] skeleton(int type) {
    return skeletons[type];
  }
}
