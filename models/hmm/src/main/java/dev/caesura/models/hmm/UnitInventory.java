package dev.caesura.models.hmm;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Units of speech of a language: the characters of its words that are frequent enough to be
 * trained. A rarer character counts as the letter that is left without its accents; one that is
 * rare even so counts as {@link #OTHER}. Immutable.
 */
final class UnitInventory {

  /** The unit of all characters that are too rare. */
  static final String OTHER = "*";

  /** Occurrences below which a character is not a unit of its own. */
  private static final int MIN_COUNT = 12;

  private final List<String> names;
  private final Map<String, Integer> index;

  private UnitInventory(Collection<String> names) {
    this.names = List.copyOf(names);
    index = new LinkedHashMap<>();
    for (String name : this.names) {
      index.put(name, index.size());
    }
  }

  /** Returns an inventory of given units; the first one is {@link #OTHER}. */
  static UnitInventory of(List<String> names) {
    return new UnitInventory(names);
  }

  /** Counts the characters of words. */
  static UnitInventory ofWords(Iterable<String> words) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String word : words) {
      word.codePoints().forEach(point -> counts.merge(Character.toString(point), 1, Integer::sum));
    }
    Map<String, Integer> merged = new TreeMap<>(counts);
    counts.forEach(
        (name, count) -> {
          String plain = plain(name);
          if (count < MIN_COUNT && !plain.equals(name)) {
            plain
                .codePoints()
                .forEach(point -> merged.merge(Character.toString(point), count, Integer::sum));
          }
        });
    List<String> names = new ArrayList<>(List.of(OTHER));
    merged.forEach(
        (name, count) -> {
          if (count >= MIN_COUNT && !name.equals(OTHER)) {
            names.add(name);
          }
        });
    return new UnitInventory(names);
  }

  /** Returns a character without its marks; itself if nothing would be left. */
  private static String plain(String name) {
    String letters = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    return letters.isEmpty() ? name : letters;
  }

  /** Returns the units of a word, at least one. */
  int[] unitsOf(String word) {
    return word.codePoints()
        .mapToObj(Character::toString)
        .flatMapToInt(
            name -> {
              if (index.containsKey(name)) {
                return java.util.stream.IntStream.of(index.get(name));
              }
              return plain(name)
                  .codePoints()
                  .map(point -> index.getOrDefault(Character.toString(point), 0));
            })
        .toArray();
  }

  int size() {
    return names.size();
  }

  List<String> names() {
    return names;
  }
}
