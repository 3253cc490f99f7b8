package dev.caesura.models.recognition.lexicon;

import dev.caesura.align.Pronouncer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Finds the pronunciations of words of any language with the dictionary of a model.
 *
 * <p>They come, in this order, from the dictionary; for a word with an apostrophe, from its parts
 * in the dictionary ({@code l'eau}); for words with digits, from the readings of the number; for
 * initialisms, also from the names of the letters; then from a letter-to-sound model that is
 * trained on the dictionary, if it has at least {@value #MIN_TRAINING} words; from the phones of a
 * pronouncer, such as a speech synthesizer, which are mapped to those of the dictionary; and last,
 * from the letters themselves, if the model has phones of these names. What none of them can
 * pronounce is silent. Immutable and thread-safe.
 *
 * @param dictionary the dictionary, with the phones of the model
 * @param phones the phones of the model
 * @param language the language
 * @param pronouncer called if a word needs a pronouncer of the language; gives none if there is
 *     none
 */
public record ModelLexicon(
    PronouncingDictionary dictionary,
    Set<String> phones,
    Locale language,
    Supplier<Optional<Pronouncer>> pronouncer) {

  /** Fewer words teach a letter-to-sound model too little. */
  static final int MIN_TRAINING = 200;

  private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

  public ModelLexicon {
    phones = Set.copyOf(phones);
  }

  /**
   * Builds the lexicon of some words.
   *
   * @param words the words in lower case
   * @param initialisms the words that may be spelled letter by letter
   * @return a lexicon in which each word is either pronounced or silent
   * @throws IOException if the pronouncer fails
   */
  public Lexicon of(Set<String> words, Set<String> initialisms) throws IOException {
    return new Search(initialisms).all(new TreeSet<>(words));
  }

  /** Search for the pronunciations of all words. Not thread-safe. */
  private final class Search {
    private final Set<String> initialisms;
    private final NavigableSet<String> guessed = new TreeSet<>();
    private LetterToSound trained;
    private Optional<PhoneMapping> mapping = Optional.empty();
    private boolean isMappingTried;

    Search(Set<String> initialisms) {
      this.initialisms = initialisms;
    }

    Lexicon all(NavigableSet<String> words) throws IOException {
      return Lexicon.of(words, this::ways, guessed);
    }

    private Set<String> ways(String word) throws IOException {
      Set<String> ways = new LinkedHashSet<>(known(word));
      if (ways.isEmpty() && DIGIT.matcher(word).find()) {
        for (String reading : SpelledNumbers.of(word, language)) {
          ways.add(phrase(reading, word));
        }
        return ways;
      }
      if (initialisms.contains(word)) {
        ways.add(spelled(word));
      }
      if (ways.isEmpty() || (initialisms.contains(word) && known(word).isEmpty())) {
        List<String> guesses = guess(word);
        if (!guesses.isEmpty()) {
          guessed.add(word);
          ways.addAll(guesses);
        }
      }
      return ways;
    }

    /** Returns the pronunciations in the dictionary, of the word or of its parts. */
    private List<String> known(String word) {
      List<String> found = dictionary.of(word);
      if (!found.isEmpty() || word.indexOf('\'') < 0) {
        return found;
      }
      List<String> said = new ArrayList<>();
      for (int from = 0; from < word.length(); ) {
        int apostrophe = word.indexOf('\'', from);
        int end = apostrophe < 0 ? word.length() : apostrophe + 1;
        List<String> part = dictionary.of(word.substring(from, end));
        if (part.isEmpty() && apostrophe >= 0) {
          part = dictionary.of(word.substring(from, apostrophe));
        }
        if (part.isEmpty()) {
          return List.of();
        }
        said.add(part.get(0));
        from = end;
      }
      return List.of(String.join(" ", said));
    }

    private String phrase(String words, String whole) throws IOException {
      List<String> said = new ArrayList<>();
      for (String part : words.split(" ")) {
        List<String> ways = known(part);
        if (ways.isEmpty()) {
          ways = guess(part);
          guessed.add(whole);
        }
        if (ways.isEmpty()) {
          return "";
        }
        said.add(ways.get(0));
      }
      return String.join(" ", said);
    }

    /** Returns the names of the letters; empty if the dictionary lacks one. */
    private String spelled(String word) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < word.length(); i++) {
        List<String> said = dictionary.of(word.substring(i, i + 1));
        if (said.isEmpty()) {
          return "";
        }
        names.add(said.get(said.size() - 1));
      }
      return String.join(" ", names);
    }

    private List<String> guess(String word) throws IOException {
      List<String> said = List.of();
      if (dictionary.entries().size() >= MIN_TRAINING) {
        trained = trained == null ? LetterToSound.trainAnyScript(dictionary.entries()) : trained;
        said = trained.pronounce(word, 2);
      }
      said = said.isEmpty() ? mapped(word) : said;
      String letters = said.isEmpty() ? letters(word) : "";
      return letters.isEmpty() ? said : List.of(letters);
    }

    private List<String> mapped(String word) throws IOException {
      if (!isMappingTried) {
        isMappingTried = true;
        Optional<Pronouncer> found = pronouncer.get();
        mapping =
            found.isPresent()
                ? Optional.of(PhoneMapping.train(found.get(), dictionary))
                : Optional.empty();
      }
      return mapping.isPresent() ? mapping.get().pronounce(word, 2) : List.of();
    }

    /** Returns the letters, if each is the name of a phone, as in models of letters. */
    private String letters(String word) {
      List<String> said = new ArrayList<>();
      for (int i = 0; i < word.length(); i++) {
        String letter = word.substring(i, i + 1);
        String capital = letter.toUpperCase(language);
        if (phones.contains(letter) || phones.contains(capital)) {
          said.add(phones.contains(letter) ? letter : capital);
        } else if (Character.isLetter(letter.charAt(0))) {
          return "";
        }
      }
      return String.join(" ", said);
    }
  }
}
