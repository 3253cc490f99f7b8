package dev.caesura.models.text;

import java.nio.IntBuffer;

/**
 * Features of the compact network: four table rows for each character of a window. Two are hashes
 * of the code point, one of the lower-cased trigram that ends here, one of the lower-cased word up
 * to here (at most 16 characters; in scripts without spaces, the pair of characters). No feature
 * depends on later characters.
 *
 * <p>They are the same as {@code ids} in {@code models/training/tables.py}; a parity file made
 * there checks both.
 */
final class CharacterFeatures {

  static final int COLUMNS = 4;

  private static final int CODE_BITS = 13;
  private static final int TRIGRAM_BITS = 15;
  private static final int WORD_BITS = 16;
  private static final int WORD_LENGTH = 16;
  private static final int PRIME = 0x01000193;

  private CharacterFeatures() {}

  /** Puts four rows for each of the first {@code length} code points. */
  static void put(int[] codes, int length, IntBuffer ids) {
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
      ids.put(bucket(code + 1, CODE_BITS));
      ids.put(bucket(code * 31 + 0x9E3779B9, CODE_BITS));
      int trigram = lower * 0x9E3779B1 + before * 0x85EBCA77 + twoBefore * 0xC2B2AE3D;
      ids.put(bucket(trigram, TRIGRAM_BITS));
      ids.put(bucket(word + 0x51ED27, WORD_BITS));
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
