package dev.caesura.models.recognition.lexicon;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words of a written text as a reader would say them, sentence by sentence.
 *
 * <p>A word is a run of letters and digits, in lower case and NFC. It may have an apostrophe inside
 * or before it, and a point, comma or colon between digits ({@code 3.5}, {@code 10:30}). Hyphens
 * and slashes split words. {@code &}, {@code %}, {@code +} and {@code @} become the words that are
 * said for them. A sentence ends at {@code . ! ? ; :} before white space, and at the end of a line.
 * That need not be exact, because a language model only takes it as a place where a speaker may
 * pause. Immutable and thread-safe.
 *
 * @param sentences the words of each sentence, in order; no sentence is empty
 * @param initialisms words of at least two letters that occur in capitals alone ({@code xml} for
 *     {@code XML}) and may be spelled letter by letter
 */
public record WrittenText(List<List<String>> sentences, Set<String> initialisms) {

  private static final Pattern WORD =
      Pattern.compile(
          "'?[\\p{L}\\p{M}\\p{Nd}]+(?:(?:'|(?<=\\p{Nd})[.,:](?=\\p{Nd}))[\\p{L}\\p{M}\\p{Nd}]+)*'?");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?;:]+(?=[\\s\"”’)\\]]|$)|\\R");

  public WrittenText {
    sentences = sentences.stream().map(List::copyOf).toList();
    initialisms = Set.copyOf(initialisms);
  }

  /**
   * Extracts the words of an English text.
   *
   * @param text any text
   * @return its words; no sentences if it has none
   */
  public static WrittenText of(String text) {
    return ofPlain(
        plain(text)
            .replace("&", " and ")
            .replace("%", " percent ")
            .replace("+", " plus ")
            .replace("@", " at "),
        Locale.ROOT);
  }

  /**
   * Extracts the words of a text in another language, in which signs stand for no word.
   *
   * @param text any text
   * @param language the language, for lower case
   * @return its words; no sentences if it has none
   */
  public static WrittenText of(String text, Locale language) {
    return ofPlain(plain(text), language);
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).replace('’', '\'').replace('‘', '\'');
  }

  private static WrittenText ofPlain(String plain, Locale language) {
    List<List<String>> sentences = new ArrayList<>();
    Set<String> initialisms = new TreeSet<>();
    for (String sentence : SENTENCE_END.split(plain)) {
      List<String> words = new ArrayList<>();
      Matcher match = WORD.matcher(sentence);
      while (match.find()) {
        addWord(match.group(), language, words, initialisms);
      }
      if (!words.isEmpty()) {
        sentences.add(words);
      }
    }
    return new WrittenText(sentences, initialisms);
  }

  private static void addWord(
      String written, Locale language, List<String> words, Set<String> initialisms) {
    String word = unquoted(written).toLowerCase(language);
    if (word.isEmpty()) {
      return;
    }
    words.add(word);
    String bare = unquoted(written);
    boolean capitals = bare.equals(bare.toUpperCase(language));
    if (bare.length() > 1 && capitals && bare.chars().anyMatch(Character::isLetter)) {
      initialisms.add(word);
    }
  }

  /** Drops the apostrophes of a quotation, but keeps those of {@code 'em} and {@code dogs'}. */
  private static String unquoted(String written) {
    boolean quoted = written.startsWith("'") && written.endsWith("'");
    return quoted ? written.substring(1, Math.max(1, written.length() - 1)) : written;
  }

  /**
   * Returns the different words of the text.
   *
   * @return words in the order of their UTF-16 code units
   */
  public Set<String> vocabulary() {
    Set<String> vocabulary = new TreeSet<>();
    sentences.forEach(vocabulary::addAll);
    return vocabulary;
  }
}
