package dev.caesura.models.recognition.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Pronouncing dictionary in the format of CMU Sphinx: {@code word PH PH PH} on each line, further
 * pronunciations as {@code word(2)}.
 *
 * <p>A pronunciation is a string of phones separated by one space. Immutable and thread-safe.
 */
public final class PronouncingDictionary {

  private static final String ENGLISH = "/edu/cmu/sphinx/models/en-us/cmudict-en-us.dict";

  private final NavigableMap<String, List<String>> entries;

  private PronouncingDictionary(NavigableMap<String, List<String>> entries) {
    this.entries = Collections.unmodifiableNavigableMap(entries);
  }

  /**
   * Reads the dictionary of the CMU Sphinx en-us model, about 134,000 words.
   *
   * @return the dictionary, read again for each call
   * @throws IOException if the resource is not on the class path or is not a dictionary
   */
  public static PronouncingDictionary english() throws IOException {
    try (InputStream in = PronouncingDictionary.class.getResourceAsStream(ENGLISH)) {
      if (in == null) {
        throw new IOException(
            ENGLISH + ": expected on the class path; found none. Add sphinx4-data.");
      }
      return read(new InputStreamReader(in, StandardCharsets.UTF_8), ENGLISH);
    }
  }

  /**
   * Reads a dictionary.
   *
   * @param in the lines; not closed
   * @param name the name of the dictionary in messages
   * @return the dictionary
   * @throws IOException if {@code in} fails or a line has no pronunciation
   */
  public static PronouncingDictionary read(Reader in, String name) throws IOException {
    NavigableMap<String, List<String>> entries = new TreeMap<>();
    BufferedReader lines = new BufferedReader(in);
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String[] fields = line.strip().split("\\s+", 2);
      if (fields.length < 2) {
        throw new IOException(
            name + ", line " + number + ": expected a word and its phones; found '" + line + "'");
      }
      int variant = fields[0].endsWith(")") ? fields[0].indexOf('(') : -1;
      String word = variant > 0 ? fields[0].substring(0, variant) : fields[0];
      entries.computeIfAbsent(word, w -> new ArrayList<>(1)).add(fields[1]);
    }
    return new PronouncingDictionary(entries);
  }

  /**
   * Returns the pronunciations of a word.
   *
   * @param word a word in lower case
   * @return its pronunciations, the most usual first; empty if the word is not in the dictionary
   */
  public List<String> of(String word) {
    return Collections.unmodifiableList(entries.getOrDefault(word, List.of()));
  }

  /**
   * Returns all entries.
   *
   * @return words in order with their pronunciations; unmodifiable
   */
  public Map<String, List<String>> entries() {
    return entries;
  }
}
