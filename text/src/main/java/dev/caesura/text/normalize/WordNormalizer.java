package dev.caesura.text.normalize;

import dev.caesura.text.TextSpan;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Cuts a text into the words that a comparison with speech needs.
 *
 * <p>A word is a run of letters, marks and digits, with apostrophes inside; it is folded by
 * Unicode's NFKC case folding, and apostrophes, soft hyphens and other marks without width are
 * dropped. Punctuation and symbols are dropped. In particular:
 *
 * <ul>
 *   <li>A word that is broken over two lines is one word, unless its halves stand elsewhere in the
 *       text as a compound with a hyphen, or the second half begins with a capital.
 *   <li>Letters and digits part ({@code 3D} is two words). Numbers become the words that they are
 *       spoken as, by ICU's spell-out rules of the language: whole numbers of at most 15 digits,
 *       grouped or not, decimals, years, ordinals where the language writes them with letters
 *       ({@code 21st}, {@code 1er}), percent, and $, £, € and ₹. Numbers of more digits or with a 0
 *       before are spoken digit by digit; if ICU has no rules for the language, digits stay. All
 *       words of one number share its place.
 *   <li>Chinese and Japanese are cut into characters. Thai, Lao, Khmer and Burmese are cut into
 *       letters with their marks, of which those of one word of ICU's dictionaries share its place.
 *       So it does not matter how a recogniser cuts these languages.
 *   <li>Abbreviations that the user gives are read as their spoken form.
 * </ul>
 *
 * <p>Places never overlap unless they are the same, and ascend. Immutable and thread-safe.
 */
public final class WordNormalizer {

  private final Locale language;
  private final Abbreviations abbreviations;
  private final SpokenNumbers numbers;

  private WordNormalizer(Locale language, Abbreviations abbreviations, SpokenNumbers numbers) {
    this.language = language;
    this.abbreviations = abbreviations;
    this.numbers = numbers;
  }

  /**
   * A normalizer for one language.
   *
   * @param language decides how numbers are written and spoken
   * @return the normalizer, without abbreviations
   */
  public static WordNormalizer of(Locale language) {
    return new WordNormalizer(language, Abbreviations.none(), SpokenNumbers.of(language));
  }

  /**
   * The same with other abbreviations.
   *
   * @param known what is read otherwise than it is written
   * @return a normalizer for the same language
   */
  public WordNormalizer withAbbreviations(Abbreviations known) {
    return new WordNormalizer(language, Objects.requireNonNull(known, "known"), numbers);
  }

  /**
   * The language of the numbers.
   *
   * @return as given
   */
  public Locale language() {
    return language;
  }

  /**
   * All words of a text.
   *
   * @param text any text
   * @return its words in order; empty if it has no letter and no digit
   */
  public List<NormalizedWord> words(String text) {
    return words(text, new TextSpan(0, text.length()));
  }

  /**
   * All words of a part of a text.
   *
   * @param text any text
   * @param part which part
   * @return its words in order, with places in the whole text
   */
  public List<NormalizedWord> words(String text, TextSpan part) {
    return words(text, List.of(part));
  }

  /**
   * All words of some parts of a text; no word goes from one part into the next.
   *
   * @param text any text
   * @param parts which parts, in order, without overlap
   * @return their words in order, with places in the whole text
   */
  public List<NormalizedWord> words(String text, List<TextSpan> parts) {
    return new WordScan(text, parts, abbreviations, numbers).run();
  }
}
