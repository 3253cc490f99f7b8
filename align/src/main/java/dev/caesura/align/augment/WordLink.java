package dev.caesura.align.augment;

import java.util.ArrayList;
import java.util.List;

/**
 * A link of a word alignment: a word of a sentence and a word of its translation that mean the
 * same. Immutable and thread-safe.
 *
 * @param source index of the word in the source; at least 0
 * @param target index of the word in the translation; at least 0
 */
public record WordLink(int source, int target) {

  public WordLink {
    if (source < 0 || target < 0) {
      throw new IllegalArgumentException(
          "link " + source + "-" + target + ": expected indexes from 0 on");
    }
  }

  /**
   * Parses a line of pairs such as {@code 0-0 1-2 2-1}, the Pharaoh format of fast_align, of GIZA's
   * symmetriser and of others.
   *
   * @param line pairs separated by white space; may be empty
   * @return the links in the order of the line
   * @throws IllegalArgumentException if a pair is malformed; the message quotes it
   */
  public static List<WordLink> parsePharaoh(String line) {
    List<WordLink> links = new ArrayList<>();
    for (String pair : line.strip().split("\\s+", -1)) {
      if (!pair.isEmpty()) {
        if (!pair.matches("\\d{1,6}-\\d{1,6}")) {
          throw new IllegalArgumentException("expected a pair such as 0-1; found '" + pair + "'");
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
