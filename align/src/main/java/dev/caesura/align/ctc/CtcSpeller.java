package dev.caesura.align.ctc;

import dev.caesura.text.normalize.Romanizer;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Speller that brings the words of a transcript into the alphabet of a CTC model.
 *
 * <p>A letter is looked up as written, in the other case, and without its marks (é as e). If the
 * model knows fewer than half of the transcript's letters, and clearly more of them in Latin
 * letters, all words are romanised by ICU's rules ({@link Romanizer}), as models trained on
 * romanised text need it. Other letters become {@link CtcVocabulary#WILDCARD}. Punctuation and
 * marks that the model does not know have no sound. Vocabularies of word pieces are matched from
 * the left, the longest piece first, which is not always the cut that their tokenizer makes.
 * Immutable and thread-safe.
 */
public final class CtcSpeller {

  /** Share of known letters from which a transcript is in the alphabet of the model. */
  private static final double MIN_KNOWN = 0.5;

  /** A romanised transcript must have this much more known letters to be preferred. */
  private static final double MIN_GAIN = 0.2;

  private static final int MAX_SHOWN = 10;

  private final CtcVocabulary vocabulary;
  private final UnaryOperator<String> script;
  private final boolean isRomanizing;
  private final Coverage coverage;

  /** Counts of the letters of a transcript. */
  private record Coverage(long letters, Map<String, Long> unknown) {

    long unknownLetters() {
      return unknown.values().stream().mapToLong(Long::longValue).sum();
    }

    double knownShare() {
      return letters == 0 ? 1 : 1 - (double) unknownLetters() / letters;
    }
  }

  private CtcSpeller(
      CtcVocabulary vocabulary,
      UnaryOperator<String> script,
      boolean isRomanizing,
      Coverage coverage) {
    this.vocabulary = vocabulary;
    this.script = script;
    this.isRomanizing = isRomanizing;
    this.coverage = coverage;
  }

  /**
   * Creates a speller for a transcript.
   *
   * @param vocabulary the vocabulary of the acoustic model
   * @param language the language of the transcript
   * @param transcript the text; may be empty
   * @return the speller
   */
  public static CtcSpeller of(CtcVocabulary vocabulary, Locale language, String transcript) {
    Map<String, Long> words = new HashMap<>();
    for (String word : transcript.split("\\s+")) {
      words.merge(word, 1L, Long::sum);
    }
    Coverage written = coverage(vocabulary, words, UnaryOperator.identity());
    if (written.knownShare() < MIN_KNOWN) {
      Romanizer romanizer = Romanizer.of(language);
      Coverage romanized = coverage(vocabulary, words, romanizer::latin);
      if (romanized.knownShare() > written.knownShare() + MIN_GAIN) {
        return new CtcSpeller(vocabulary, romanizer::latin, true, romanized);
      }
    }
    return new CtcSpeller(vocabulary, UnaryOperator.identity(), false, written);
  }

  private static Coverage coverage(
      CtcVocabulary vocabulary, Map<String, Long> words, UnaryOperator<String> script) {
    long letters = 0;
    Map<String, Long> unknown = new TreeMap<>();
    for (Map.Entry<String, Long> word : words.entrySet()) {
      int[] points = script.apply(word.getKey()).codePoints().filter(Character::isLetter).toArray();
      letters += points.length * word.getValue();
      for (int point : points) {
        if (spelled(vocabulary, point) == null) {
          unknown.merge(
              Character.toString(Character.toLowerCase(point)), word.getValue(), Long::sum);
        }
      }
    }
    return new Coverage(letters, unknown);
  }

  /** Returns a letter as the vocabulary has it; null if it has no symbol. */
  private static String spelled(CtcVocabulary vocabulary, int point) {
    String letter = Character.toString(point);
    if (vocabulary.knows(letter)) {
      return letter;
    }
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(letter, Normalizer.Form.NFKD)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(plain::appendCodePoint);
    boolean isKnown =
        !plain.isEmpty()
            && plain.codePoints().allMatch(p -> vocabulary.knows(Character.toString(p)));
    return isKnown ? plain.toString() : null;
  }

  /**
   * Encodes a word.
   *
   * @param word a word of the transcript or its spoken form
   * @return the numbers of the symbols, with {@link CtcVocabulary#WILDCARD} for each letter or
   *     digit without one; empty if nothing of the word has a sound
   */
  public int[] encode(String word) {
    StringBuilder spelled = new StringBuilder();
    script
        .apply(Normalizer.normalize(word, Normalizer.Form.NFC))
        .codePoints()
        .forEach(
            point -> {
              String known = spelled(vocabulary, point);
              if (known != null) {
                spelled.append(known);
              } else if (Character.isLetterOrDigit(point)) {
                spelled.appendCodePoint(point);
              }
            });
    int[] encoded = vocabulary.encode(spelled.toString());
    boolean isSilent = Arrays.stream(encoded).allMatch(k -> k == CtcVocabulary.WILDCARD);
    return isSilent && word.codePoints().noneMatch(Character::isLetterOrDigit)
        ? new int[0]
        : encoded;
  }

  /**
   * Returns whether words are brought into Latin letters.
   *
   * @return true if the model knows most of the transcript's letters only so
   */
  public boolean isRomanizing() {
    return isRomanizing;
  }

  /**
   * Returns the share of the transcript's letters that have no symbol.
   *
   * @return a number in [0, 1], of the romanised letters where words are romanised; 0 for a
   *     transcript without letters
   */
  public double unknownShare() {
    return 1 - coverage.knownShare();
  }

  /**
   * Describes how the transcript fits the alphabet of the model.
   *
   * @return a phrase such as {@code 0.31 % of 51203 letters have no symbol (å, ø)}
   */
  @Override
  public String toString() {
    String shown =
        coverage.unknown().entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MAX_SHOWN)
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    if (coverage.unknown().size() > MAX_SHOWN) {
      shown += " and " + (coverage.unknown().size() - MAX_SHOWN) + " more";
    }
    return String.format(
        Locale.ROOT,
        "%s%.2f %% of %d letters have no symbol%s",
        isRomanizing ? "romanised; " : "",
        100 * unknownShare(),
        coverage.letters(),
        shown.isEmpty() ? "" : " (" + shown + ")");
  }
}
