package dev.caesura.models.hmm;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Units of speech of a language that are frequent enough to be trained: characters of its words, or
 * phones. A rarer character counts as the letter that is left without its accents, a rarer phone as
 * its first sound; one that is rare even so counts as {@link #OTHER}. Immutable.
 */
final class UnitInventory {

  /** The unit of all characters that are too rare. */
  static final String OTHER = "*";

  /** Start of the names of phones; no character of a word. */
  private static final String PHONE = "/";

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

  /** Counts the units of words. */
  static UnitInventory ofWords(Iterable<List<String>> words) {
    Map<String, Integer> counts = new TreeMap<>();
    for (List<String> word : words) {
      word.forEach(name -> counts.merge(name, 1, Integer::sum));
    }
    Map<String, Integer> merged = new TreeMap<>(counts);
    counts.forEach(
        (name, count) -> {
          if (count < MIN_COUNT) {
            simpler(name).forEach(part -> merged.merge(part, count, Integer::sum));
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

  /** Returns the characters of a word as names of units. */
  static List<String> letters(String word) {
    return word.codePoints().mapToObj(Character::toString).toList();
  }

  /** Returns phones as names of units. */
  static List<String> phones(List<String> phones) {
    return phones.stream().map(phone -> PHONE + phone).toList();
  }

  /** Returns whether the units are phones. */
  boolean isPhones() {
    return names.stream().anyMatch(name -> name.startsWith(PHONE));
  }

  /**
   * Returns a character without its marks, or the first sound of a phone; nothing if it is that.
   */
  private static List<String> simpler(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    if (name.startsWith(PHONE) && plain.length() > 1) {
      plain = plain.substring(0, plain.offsetByCodePoints(1, 1));
      return plain.equals(name) ? List.of() : List.of(plain);
    }
    return plain.isEmpty() || plain.equals(name) ? List.of() : letters(plain);
  }

  /** Returns the units of a word of names, at least one. */
  int[] unitsOf(List<String> word) {
    int[] units =
        word.stream()
            .flatMapToInt(
                name -> {
                  if (index.containsKey(name)) {
                    return IntStream.of(index.get(name));
                  }
                  List<String> simpler = simpler(name);
                  return simpler.isEmpty()
                      ? IntStream.of(0)
                      : simpler.stream().mapToInt(part -> index.getOrDefault(part, 0));
                })
            .toArray();
    return units.length == 0 ? new int[1] : units;
  }

  /** Returns the share of names that are units, after simplification; 0 of none. */
  double share(List<List<List<String>>> sentences) {
    long all = 0;
    long known = 0;
    for (List<List<String>> sentence : sentences) {
      for (List<String> word : sentence) {
        all += word.size();
        known += word.stream().filter(name -> unitsOf(List.of(name))[0] > 0).count();
      }
    }
    return all == 0 ? 0 : (double) known / all;
  }

  int size() {
    return names.size();
  }

  List<String> names() {
    return names;
  }
}
