package dev.caesura.corpus.archive;

import dev.caesura.align.chain.ConsonantSkeleton;
import java.util.Arrays;
import java.util.List;

/**
 * Agreement of the consonants of a stretch of a recording with those of a passage: what is left of
 * words that were misrecognised and then misspelled. It is the best local alignment (Smith and
 * Waterman, 1981), in bits beyond those that choose its place. Not thread-safe.
 */
final class LetterAgreement {

  /** Words of a side above which a passage has enough equal words, or none of use. */
  static final int MAX_WORDS = 600;

  /** Share of equal letters of a stretch that is spoken, of which half of the words are wrong. */
  private static final double SAME = 0.6;

  /** Cost of a pair of different letters, and of a letter without partner, in bits. */
  private static final float DIFFERENT = 2;

  private static final float GAP = 2.5f;

  /** Letters of each class that are added to those of a passage, whose own are few. */
  private static final double PRIOR = 3;

  private static final int CLASSES = 1 << ConsonantSkeleton.LETTER_BITS;

  private final ConsonantSkeleton skeleton = new ConsonantSkeleton();

  /**
   * Best stretch: the words that it begins and ends with on both sides, ends exclusive. Immutable.
   *
   * @param bits its evidence, 0 if there is none
   */
  record Stretch(
      double bits, int firstRecognized, int endRecognized, int firstWritten, int endWritten) {}

  /** Consonants of words, and the word of each. */
  @SuppressWarnings("ArrayRecordComponent") // Local to one alignment, never compared.
  private record Letters(byte[] classes, int[] words, int size) {}

  /** Returns the best stretch of two sequences of words. */
  Stretch align(List<String> recognized, List<String> written) {
    Letters speech = letters(recognized);
    Letters text = letters(written);
    float[] same = same(text);
    int columns = text.size();
    float[] scores = new float[columns + 1];
    // The first letters of the best alignment that ends in a cell, of both sides.
    long[] starts = new long[columns + 1];
    float best = 0;
    long bestStart = 0;
    long bestEnd = 0;
    for (int i = 0; i < speech.size(); i++) {
      byte letter = speech.classes()[i];
      float diagonal = 0;
      long diagonalStart = 0;
      float left = 0;
      long leftStart = 0;
      for (int j = 0; j < columns; j++) {
        boolean isSame = letter == text.classes()[j];
        float score = diagonal + (isSame ? same[letter] : -DIFFERENT);
        long start = diagonal > 0 ? diagonalStart : (long) i << 32 | j;
        float above = scores[j + 1] - GAP;
        if (above > score) {
          score = above;
          start = starts[j + 1];
        }
        if (left - GAP > score) {
          score = left - GAP;
          start = leftStart;
        }
        diagonal = scores[j + 1];
        diagonalStart = starts[j + 1];
        left = Math.max(0, score);
        leftStart = start;
        scores[j + 1] = left;
        starts[j + 1] = start;
        if (left > best) {
          best = left;
          bestStart = start;
          bestEnd = (long) i << 32 | j;
        }
      }
    }
    double choice = CandidateFinder.log2(Math.max(1, (double) speech.size() * columns));
    if (best <= choice) {
      return new Stretch(0, 0, 0, 0, 0);
    }
    return new Stretch(
        best - choice,
        speech.words()[(int) (bestStart >> 32)],
        speech.words()[(int) (bestEnd >> 32)] + 1,
        text.words()[(int) bestStart],
        text.words()[(int) bestEnd] + 1);
  }

  private Letters letters(List<String> words) {
    byte[] classes = new byte[1024];
    int[] owners = new int[1024];
    int size = 0;
    for (int w = 0; w < words.size(); w++) {
      byte[] word = skeleton.of(words.get(w));
      if (size + word.length > classes.length) {
        classes = Arrays.copyOf(classes, 2 * (size + word.length));
        owners = Arrays.copyOf(owners, classes.length);
      }
      System.arraycopy(word, 0, classes, size, word.length);
      Arrays.fill(owners, size, size + word.length, w);
      size += word.length;
    }
    return new Letters(classes, owners, size);
  }

  /** Returns the bits of a pair of equal letters of each class: rare ones carry more. */
  private static float[] same(Letters text) {
    double[] counts = new double[CLASSES];
    Arrays.fill(counts, PRIOR);
    for (int i = 0; i < text.size(); i++) {
      counts[text.classes()[i]]++;
    }
    double all = text.size() + PRIOR * (CLASSES - 1);
    float[] same = new float[CLASSES];
    for (int c = 1; c < CLASSES; c++) {
      same[c] = (float) CandidateFinder.log2(SAME * all / counts[c]);
    }
    return same;
  }
}
