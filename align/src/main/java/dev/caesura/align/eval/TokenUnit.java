package dev.caesura.align.eval;

import java.util.Locale;

/**
 * The units that are compared when a hypothesis is scored, and how much of their form counts. The
 * lower-case names are the values of {@code --unit} of {@code caesura eval words}.
 */
public enum TokenUnit {
  /**
   * Words as they are spoken: without case and punctuation, digits as words (see {@link
   * dev.caesura.text.normalize.WordNormalizer}).
   */
  SPOKEN("words without case and punctuation, digits as words"),

  /**
   * Words between white space, without case and punctuation. Tokens that are nothing but
   * punctuation are left out.
   */
  BARE("words without case and punctuation"),

  /** Words between white space, without case: the default of sclite. */
  FOLDED("words without case, as sclite compares them"),

  /** Words between white space, as they are written: the default of jiwer. */
  EXACT("words as they are written, as jiwer compares them"),

  /**
   * Letters, digits and marks, one code point each, without case: for the character error rate, and
   * for scripts without spaces between words.
   */
  CHARACTERS("letters and digits without case");

  private final String description;

  TokenUnit(String description) {
    this.description = description;
  }

  /**
   * Returns the name of this unit on the command line.
   *
   * @return the constant's name in lower case, such as {@code spoken}
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns what is compared, for help texts.
   *
   * @return a phrase such as {@code words without case and punctuation}
   */
  public String description() {
    return description;
  }
}
