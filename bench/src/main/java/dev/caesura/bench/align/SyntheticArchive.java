package dev.caesura.bench.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Words of as many recordings as documents. They are synthetic: 200,000 types whose frequency falls
 * with their rank (Zipf). A recording speaks half of one document and half of another one with 20 %
 * of the words wrong (half of them substituted, a quarter each missing and added); one in ten
 * speaks no document. Immutable and thread-safe.
 */
final class SyntheticArchive {

  private static final int TYPES = 200_000;
  private static final double ERRORS = 0.2;

  private final String[] vocabulary = new String[TYPES];
  private final int size;
  private final int length;

  /**
   * Creates an archive.
   *
   * @param size the number of recordings, and of documents
   * @param length the words of each
   */
  SyntheticArchive(int size, int length) {
    this.size = size;
    this.length = length;
    for (int t = 0; t < TYPES; t++) {
      StringBuilder word = new StringBuilder();
      for (int rest = t + 75; rest > 0; rest /= 75) {
        word.append("bcdfgklmnprstvz".charAt(rest % 15)).append("aeiou".charAt(rest / 15 % 5));
      }
      vocabulary[t] = word.toString();
    }
  }

  int size() {
    return size;
  }

  private String word(Random random) {
    return vocabulary[(int) Math.exp(random.nextDouble() * Math.log(TYPES))];
  }

  List<String> document(int index) {
    Random random = new Random(0x5EEDL * 31 + index);
    List<String> words = new ArrayList<>(length);
    for (int w = 0; w < length; w++) {
      words.add(word(random));
    }
    return words;
  }

  /** Returns the documents that a recording speaks a half of: the first of one, the second. */
  int[] spoken(int recording) {
    if (recording % 10 == 9) {
      return new int[0];
    }
    Random random = new Random(recording * 77L + 5);
    return new int[] {random.nextInt(size), random.nextInt(size)};
  }

  List<String> recognized(int recording) {
    Random random = new Random(recording * 131L + 11);
    List<String> spoken = new ArrayList<>();
    int[] documents = spoken(recording);
    if (documents.length == 0) {
      for (int w = 0; w < length; w++) {
        spoken.add(word(random));
      }
    } else {
      spoken.addAll(document(documents[0]).subList(0, length / 2));
      spoken.addAll(document(documents[1]).subList(length / 2, length));
    }
    List<String> heard = new ArrayList<>();
    for (String word : spoken) {
      double chance = random.nextDouble() / ERRORS;
      if (chance >= 1) {
        heard.add(word);
      } else if (chance < 0.5) {
        heard.add(word(random));
      } else if (chance < 0.75) {
        heard.add(word);
        heard.add(word(random));
      }
    }
    return heard;
  }
}
