package dev.caesura.models.text;

import dev.caesura.models.ModelException;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * Features of the compact network: four table rows for each character of a window. Two are hashes
 * of the code point, one of the lower-cased trigram that ends here, one of the lower-cased word up
 * to here (at most 16 characters; in scripts without spaces, the pair of characters). No feature
 * depends on later characters.
 *
 * <p>They are the same as {@code ids} in {@code models/training/tables.py}; a parity file made
 * there checks both.
 *
 * @param codeBits the two tables of code points have so many rows, as a power of two
 * @param trigramBits likewise the table of trigrams
 * @param wordBits likewise the table of words
 */
record CharacterFeatures(int codeBits, int trigramBits, int wordBits) {

  static final int COLUMNS = 4;

  /** The entry of a network's metadata that holds the three numbers, with commas between them. */
  static final String BITS = "table_bits";

  /** The sizes of networks that do not say theirs. */
  private static final CharacterFeatures FIRST = new CharacterFeatures(13, 15, 16);

  private static final int WORD_LENGTH = 16;
  private static final int PRIME = 0x01000193;

  /** Returns the features of a network with such metadata. */
  static CharacterFeatures of(String model, Map<String, String> metadata) {
    String bits = metadata.get(BITS);
    if (bits == null) {
      return FIRST;
    }
    if (!bits.matches("\\d{1,2},\\d{1,2},\\d{1,2}")) {
      throw new ModelException(
          model
              + ": expected three numbers with commas as metadata "
              + BITS
              + "; found \""
              + bits
              + '"');
    }
    int[] sizes = Arrays.stream(bits.split(",")).mapToInt(Integer::parseInt).toArray();
    if (Arrays.stream(sizes).anyMatch(n -> n < 1 || n > 24)) {
      throw new ModelException(
          model + ": expected 1 to 24 bits a table as metadata " + BITS + "; found " + bits);
    }
    return new CharacterFeatures(sizes[0], sizes[1], sizes[2]);
  }

  /** Puts four rows for each of the first {@code length} code points. */
  void put(int[] codes, int length, IntBuffer ids) {
    CodePoints table = CodePoints.TABLE;
    int word = 0;
    int wordStart = 0;
    int group = -1;
    int before = 0;
    int twoBefore = 0;
    for (int i = 0; i < length; i++) {
      int code = codes[i];
      int lower = table.lower(code) + 1;
      int nowGroup =
          switch (table.kind(code)) {
            case CodePoints.LETTER, CodePoints.DIGIT -> 1;
            case CodePoints.UNSPACED -> 2;
            default -> 0;
          };
      if (nowGroup != group) {
        group = nowGroup;
        wordStart = i;
        word = 0;
      }
      if (group == 2) {
        word = (lower - 1) * PRIME + (i > wordStart ? before : 0);
      } else if (i - wordStart < WORD_LENGTH) {
        word = word * PRIME + lower;
      }
      ids.put(bucket(code + 1, codeBits));
      ids.put(bucket(code * 31 + 0x9E3779B9, codeBits));
      int trigram = lower * 0x9E3779B1 + before * 0x85EBCA77 + twoBefore * 0xC2B2AE3D;
      ids.put(bucket(trigram, trigramBits));
      ids.put(bucket(word + 0x51ED27, wordBits));
      twoBefore = before;
      before = lower;
    }
  }

  /**
   * Returns a row from 1 on; row 0 means "nothing here". The mixer is lowbias32 (Wellons, 2018).
   */
  private static int bucket(int hash, int bits) {
    int h = hash;
    h ^= h >>> 16;
    h *= 0x7FEB352D;
    h ^= h >>> 15;
    h *= 0x846CA68B;
    h ^= h >>> 16;
    return Math.max(1, h & ((1 << bits) - 1));
  }
}
