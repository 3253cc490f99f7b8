package dev.caesura.align.chain;

import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reduces words to what recognisers, spellings and scripts have in common: the consonants in seven
 * classes that are seldom taken for each other, with vowels dropped and doubles joined. Words of
 * other scripts are transliterated to Latin letters by ICU first. Not thread-safe.
 *
 * <p>The classes are those of Soundex (Russell, 1918), with W and H dropped as there and the first
 * letter treated like all others. S, Z and X are a class of their own.
 */
public final class ConsonantSkeleton {

  /** Bits that a class takes in a key; class 0 stands for no consonant. */
  public static final int LETTER_BITS = 3;

  private static final byte[] CLASS = new byte[128];

  static {
    String[] classes = {"bfpv", "cgjkqsxz", "dt", "l", "mn", "r"};
    for (int c = 0; c < classes.length; c++) {
      for (char letter : classes[c].toCharArray()) {
        CLASS[letter] = (byte) (c + 1);
      }
    }
    // S and Z are recognised far better than the rest of their class.
    CLASS['s'] = 7;
    CLASS['z'] = 7;
    CLASS['x'] = 7;
  }

  private Transliterator latin;

  /** Creates a reducer. */
  public ConsonantSkeleton() {}

  /**
   * Returns the classes of a word's consonants.
   *
   * @param word a word of any script, in lower case
   * @return classes from 1 to 7 in the order of the word; empty for a word of vowels and digits
   */
  public byte[] of(String word) {
    String ascii = isAscii(word) ? word : latin(word);
    byte[] letters = new byte[ascii.length()];
    int n = 0;
    byte last = 0;
    for (int i = 0; i < ascii.length(); i++) {
      char letter = ascii.charAt(i);
      byte known = letter < 128 ? CLASS[letter] : 0;
      if (known != 0 && known != last) {
        letters[n++] = known;
      }
      last = letter == 'h' || letter == 'w' ? last : known;
    }
    return Arrays.copyOf(letters, n);
  }

  private String latin(String word) {
    if (latin == null) {
      latin = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
    }
    return latin.transliterate(word).toLowerCase(Locale.ROOT);
  }

  private static boolean isAscii(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }
}
