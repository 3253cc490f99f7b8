package dev.caesura.models.recognition.lexicon;

import dev.caesura.align.Pronouncer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Maps the phones of a {@link Pronouncer} to those of a dictionary, as letters are mapped to
 * sounds. It learns from words of the dictionary that the pronouncer pronounces, so it needs no
 * table of phones. Immutable; thread-safe if the pronouncer is.
 */
final class PhoneMapping {

  /** Words from all over the dictionary that teach the mapping. */
  private static final int TRAINING_WORDS = 2000;

  /** First of the characters that stand for phones: the private use area of Unicode. */
  private static final char FIRST = '\uE000';

  private static final int MAX_PHONES = 6000;

  private final Pronouncer pronouncer;
  private final Map<String, Character> characters;
  private final LetterToSound model;

  private PhoneMapping(
      Pronouncer pronouncer, Map<String, Character> characters, LetterToSound model) {
    this.pronouncer = pronouncer;
    this.characters = characters;
    this.model = model;
  }

  /**
   * Learns a mapping.
   *
   * @param pronouncer pronounces words of the language of the dictionary
   * @param dictionary a dictionary with at least one word that the pronouncer pronounces
   * @return the mapping
   * @throws IOException if the pronouncer fails
   * @throws IllegalArgumentException if the pronouncer pronounces no word
   */
  static PhoneMapping train(Pronouncer pronouncer, PronouncingDictionary dictionary)
      throws IOException {
    List<String> all = List.copyOf(dictionary.entries().keySet());
    int count = Math.min(TRAINING_WORDS, all.size());
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(all.get((int) ((long) i * all.size() / count)));
    }
    List<List<String>> phones = pronouncer.pronounce(words);
    Map<String, Character> characters = new HashMap<>();
    Map<String, List<String>> entries = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      for (String phone : phones.get(i)) {
        if (characters.size() < MAX_PHONES) {
          characters.computeIfAbsent(phone, p -> (char) (FIRST + characters.size()));
        }
      }
      String spelled = spelled(phones.get(i), characters);
      if (!spelled.isEmpty()) {
        entries
            .computeIfAbsent(spelled, s -> new ArrayList<>())
            .addAll(dictionary.of(words.get(i)));
      }
    }
    return new PhoneMapping(pronouncer, characters, LetterToSound.trainAnyScript(entries));
  }

  /**
   * Pronounces a word.
   *
   * @param word a word in lower case
   * @param count the maximum number of pronunciations
   * @return phones of the dictionary, the most probable first; empty if the pronouncer has a phone
   *     for the word that no word of the dictionary had
   * @throws IOException if the pronouncer fails
   */
  List<String> pronounce(String word, int count) throws IOException {
    String spelled = spelled(pronouncer.pronounce(List.of(word)).get(0), characters);
    return spelled.isEmpty() ? List.of() : model.pronounce(spelled, count);
  }

  /** Returns a character for each phone; without length if need be, and empty if one is unknown. */
  private static String spelled(List<String> phones, Map<String, Character> characters) {
    StringBuilder spelled = new StringBuilder();
    for (String phone : phones) {
      Character character = characters.get(phone);
      character = character == null ? characters.get(phone.replaceAll("[ːˑ]", "")) : character;
      if (character == null) {
        return "";
      }
      spelled.append(character.charValue());
    }
    return spelled.toString();
  }
}
