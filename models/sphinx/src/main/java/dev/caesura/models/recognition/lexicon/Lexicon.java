package dev.caesura.models.recognition.lexicon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Lexicon of a text: the pronunciations of each word.
 *
 * <p>They come, in this order, from the dictionary; for a possessive or plural, from its base form
 * in the dictionary; for words with digits, from the readings of the number; for initialisms and
 * words without a vowel letter, from the names of the letters; and last, from the letter-to-sound
 * model. A word gets at most {@value #MAX_PRONUNCIATIONS} pronunciations. The same words give the
 * same lexicon. Immutable and thread-safe.
 *
 * @param pronunciations words in order, each with at least one pronunciation; different words may
 *     share one
 * @param guessed those of the words whose pronunciation comes from the letter-to-sound model
 * @param silent words without a pronunciation, such as those of a non-Latin script
 */
public record Lexicon(
    NavigableMap<String, List<String>> pronunciations,
    NavigableSet<String> guessed,
    NavigableSet<String> silent) {

  private static final int MAX_PRONUNCIATIONS = 6;

  /** More phones than any spoken number has; Sphinx builds a tree of all of them. */
  private static final int MAX_PHONES = 80;

  private static final Pattern DIGIT = Pattern.compile("[0-9]");
  private static final Pattern VOWEL = Pattern.compile("[aeiouyàáâäãåæèéêëìíîïòóôöõøœùúûü]");

  public Lexicon {
    pronunciations = Collections.unmodifiableNavigableMap(new TreeMap<>(pronunciations));
    guessed = Collections.unmodifiableNavigableSet(new TreeSet<>(guessed));
    silent = Collections.unmodifiableNavigableSet(new TreeSet<>(silent));
  }

  /**
   * Builds the lexicon of some words.
   *
   * @param words the words in lower case
   * @param initialisms the words that may be spelled letter by letter
   * @param dictionary the dictionary
   * @param letterToSound called only if a word needs the model, because training takes seconds
   * @return a lexicon in which each word is either pronounced or silent
   */
  public static Lexicon of(
      Set<String> words,
      Set<String> initialisms,
      PronouncingDictionary dictionary,
      Supplier<LetterToSound> letterToSound) {
    return new Search(initialisms, dictionary, letterToSound).all(new TreeSet<>(words));
  }

  /** Finds the pronunciations of a word, the best first; empty if it has none. */
  @FunctionalInterface
  interface WordSearch<E extends Exception> {
    Set<String> ways(String word) throws E;
  }

  /**
   * Returns the lexicon of words: of each its first pronunciations that are not too long.
   *
   * @param words the words
   * @param search finds pronunciations, and adds to {@code guessed} as it goes
   * @param guessed words whose pronunciation is a guess; those without any are taken out
   */
  static <E extends Exception> Lexicon of(
      NavigableSet<String> words, WordSearch<E> search, NavigableSet<String> guessed) throws E {
    NavigableMap<String, List<String>> pronunciations = new TreeMap<>();
    NavigableSet<String> silent = new TreeSet<>();
    for (String word : words) {
      List<String> said =
          search.ways(word).stream()
              .filter(way -> !way.isEmpty() && way.split(" ").length <= MAX_PHONES)
              .limit(MAX_PRONUNCIATIONS)
              .toList();
      if (said.isEmpty()) {
        silent.add(word);
        guessed.remove(word);
      } else {
        pronunciations.put(word, said);
      }
    }
    return new Lexicon(pronunciations, guessed, silent);
  }

  /** Search for the pronunciations of all words. Not thread-safe. */
  private static final class Search {
    private final Set<String> initialisms;
    private final PronouncingDictionary dictionary;
    private final Supplier<LetterToSound> letterToSound;
    private final NavigableSet<String> guessed = new TreeSet<>();
    private LetterToSound trained;

    Search(
        Set<String> initialisms,
        PronouncingDictionary dictionary,
        Supplier<LetterToSound> letterToSound) {
      this.initialisms = initialisms;
      this.dictionary = dictionary;
      this.letterToSound = letterToSound;
    }

    Lexicon all(NavigableSet<String> words) {
      return Lexicon.of(words, this::ways, guessed);
    }

    private Set<String> ways(String word) {
      Set<String> ways = new LinkedHashSet<>(known(word));
      if (DIGIT.matcher(word).find()) {
        NumberReadings.of(word).forEach(reading -> ways.add(phrase(reading, word)));
        return ways;
      }
      boolean noVowel = !VOWEL.matcher(word).find();
      if (initialisms.contains(word) || (ways.isEmpty() && noVowel)) {
        ways.add(spelled(word));
      }
      if (ways.isEmpty() || (initialisms.contains(word) && known(word).isEmpty() && !noVowel)) {
        ways.addAll(guess(word, 2));
      }
      return ways;
    }

    /** Returns the pronunciations in the dictionary, of the word or of its base form. */
    private List<String> known(String word) {
      List<String> found = dictionary.of(word);
      if (!found.isEmpty()) {
        return found;
      }
      String plain = LetterToSound.fold(word).replaceAll("\\p{M}", "");
      if (!plain.equals(word) && !dictionary.of(plain).isEmpty()) {
        return dictionary.of(plain);
      }
      if (word.startsWith("'") || word.endsWith("'")) {
        return known(word.replaceAll("^'|'$", ""));
      }
      if (word.length() > 3 && word.endsWith("'s")) {
        return known(word.substring(0, word.length() - 2)).stream().map(Search::withS).toList();
      }
      if (word.length() > 4 && word.endsWith("s") && !word.endsWith("ss")) {
        return dictionary.of(word.substring(0, word.length() - 1)).stream()
            .map(Search::withS)
            .toList();
      }
      return List.of();
    }

    /** Adds the ending s, as it sounds after a sibilant, a voiceless phone or another phone. */
    private static String withS(String phones) {
      String last = phones.substring(phones.lastIndexOf(' ') + 1);
      return switch (last) {
        case "S", "Z", "SH", "ZH", "CH", "JH" -> phones + " IH Z";
        case "P", "T", "K", "F", "TH" -> phones + " S";
        default -> phones + " Z";
      };
    }

    private String phrase(String words, String whole) {
      List<String> said = new ArrayList<>();
      for (String part : words.split(" ")) {
        List<String> known = known(part);
        List<String> ways = known.isEmpty() ? letters(part, whole) : known;
        if (ways.isEmpty()) {
          return "";
        }
        said.add(ways.get(0));
      }
      return String.join(" ", said);
    }

    /** Returns how letters beside digits are said ("mp" of "mp3"); short ones are spelled. */
    private List<String> letters(String part, String whole) {
      String spelled = part.length() <= 3 ? spelled(part) : "";
      if (!spelled.isEmpty()) {
        return List.of(spelled);
      }
      List<String> said = guess(part, 1);
      if (!said.isEmpty()) {
        guessed.add(whole);
      }
      return said;
    }

    /** Returns the names of the letters; empty if one has no name. */
    private String spelled(String word) {
      String plain = LetterToSound.fold(word).replaceAll("[\\p{M}']", "");
      List<String> names = new ArrayList<>();
      for (int i = 0; i < plain.length(); i++) {
        char letter = plain.charAt(i);
        // In the dictionary, "a" is first the article; the letter is "a.".
        String name = String.valueOf(letter).toLowerCase(Locale.ROOT);
        List<String> said = letter == 'a' ? List.of("EY") : dictionary.of(name);
        if (letter < 'a' || letter > 'z' || said.isEmpty()) {
          return "";
        }
        names.add(said.get(0));
      }
      return String.join(" ", names);
    }

    private List<String> guess(String word, int count) {
      if (LetterSet.english().folded(word).length == 0) {
        return List.of();
      }
      if (trained == null) {
        trained = letterToSound.get();
      }
      List<String> said = trained.pronounce(word, count);
      if (!said.isEmpty()) {
        guessed.add(word);
      }
      return said;
    }
  }
}
