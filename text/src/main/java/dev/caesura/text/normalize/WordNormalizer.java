package dev.caesura.text.normalize;

import dev.caesura.text.TextSpan;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Splits a text into normalized words, the form in which it is compared with speech.
 *
 * <p>A word is a run of letters, marks and digits, with apostrophes inside; it is folded by
 * Unicode's NFKC case folding, and apostrophes, soft hyphens and other marks without width are
 * removed, as are punctuation and symbols. In particular:
 *
 * <ul>
 *   <li>Spellings that a language holds equal are one word: Arabic and Hebrew with and without
 *       vowel signs, Arabic and Persian forms of a letter, traditional and simplified Chinese
 *       except in Japanese, every kind of apostrophe.
 *   <li>A word that is divided over two lines is one word, unless its halves occur elsewhere in the
 *       text as a compound with a hyphen, or the second half begins with a capital.
 *   <li>A word ends between a letter and a digit ({@code 3D} is two words). Numbers become the
 *       words that they are spoken as, by ICU's spell-out rules of the language: whole numbers of
 *       at most 15 digits, grouped or not, decimals, years, ordinals where the language writes them
 *       with letters ({@code 21st}, {@code 1er}), percent, and $, £, € and ₹, also with {@code m}
 *       or {@code bn}; symbols of units, dates of ISO 8601, times of day, ranges, minus signs,
 *       {@code ½}, {@code &} and Roman numerals after a name or alone on a line. Numbers of more
 *       digits or with a 0 before are spoken digit by digit; if ICU has no rules for the language,
 *       digits stay. All words of one number share its place.
 *   <li>Chinese and Japanese are split into characters. Thai, Lao, Khmer and Burmese are split into
 *       letters with their marks; those of one word of ICU's dictionaries share its place. So the
 *       result does not depend on how a recogniser splits these languages.
 *   <li>Your own abbreviations are replaced by their spoken form.
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
   * Creates a normalizer for one language, without abbreviations.
   *
   * @param language decides how numbers are written and spoken
   * @return the normalizer
   */
  public static WordNormalizer of(Locale language) {
    return new WordNormalizer(language, Abbreviations.none(), SpokenNumbers.of(language));
  }

  /**
   * Returns a copy with the given abbreviations.
   *
   * @param known abbreviations with their spoken forms
   * @return a normalizer for the same language
   */
  public WordNormalizer withAbbreviations(Abbreviations known) {
    return new WordNormalizer(language, Objects.requireNonNull(known, "known"), numbers);
  }

  /**
   * Returns the language of the numbers.
   *
   * @return the language
   */
  public Locale language() {
    return language;
  }

  /**
   * Returns all words of a text.
   *
   * @param text any text
   * @return its words in order; empty if it has no letter and no digit
   */
  public List<NormalizedWord> words(String text) {
    return words(text, new TextSpan(0, text.length()));
  }

  /**
   * Returns all words of a range of a text.
   *
   * @param text any text
   * @param range the range
   * @return its words in order, with places in the whole text
   */
  public List<NormalizedWord> words(String text, TextSpan range) {
    return words(text, List.of(range));
  }

  /**
   * Returns all words of several ranges of a text; no word continues from one range into the next.
   *
   * @param text any text
   * @param ranges the ranges, in order, without overlap
   * @return their words in order, with places in the whole text
   */
  public List<NormalizedWord> words(String text, List<TextSpan> ranges) {
    int from = ranges.isEmpty() ? 0 : ranges.get(0).start();
    int to = ranges.isEmpty() ? 0 : ranges.get(ranges.size() - 1).end();
    if (!MarkupDecoder.isNeeded(text, from, to)) {
      return new WordScanner(text, ranges, abbreviations, numbers, numbers.folder()).run();
    }
    MarkupDecoder decoder = MarkupDecoder.of(text, from, to);
    return new WordScanner(
            decoder.plain(), decoder.toPlain(ranges), abbreviations, numbers, numbers.folder())
        .run().stream()
            .map(word -> new NormalizedWord(word.text(), decoder.toSource(word.source())))
            .toList();
  }
}
