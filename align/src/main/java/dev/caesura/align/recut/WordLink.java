package dev.caesura.align.recut;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a sentence and a word of its translation that say the same. Immutable and thread-safe.
 *
 * @param source index of the word in the source, at least 0
 * @param target index of the word in the translation, at least 0
 */
public record WordLink(int source, int target) {

  public WordLink {
    if (source < 0 || target < 0) {
      throw new IllegalArgumentException("link " + source + "-" + target + " is negative");
    }
  }

  /**
   * Reads a line of pairs, {@code 0-0 1-2 2-1}, as fast_align, GIZA's symmetriser and others write
   * them.
   *
   * @param line pairs parted by blanks; may be empty
   * @return the links, in the line's order
   * @throws IllegalArgumentException if a pair is none; the message holds it
   */
  public static List<WordLink> parsePharaoh(String line) {
    List<WordLink> links = new ArrayList<>();
    for (String pair : line.strip().split("\\s+", -1)) {
      if (!pair.isEmpty()) {
        if (!pair.matches("\\d{1,6}-\\d{1,6}")) {
          throw new IllegalArgumentException("'" + pair + "' is not a pair such as 0-1");
        }
        int dash = pair.indexOf('-');
        links.add(
            new WordLink(
                Integer.parseInt(pair.substring(0, dash)),
                Integer.parseInt(pair.substring(dash + 1))));
      }
    }
    return List.copyOf(links);
  }
}
