package dev.caesura.models.recognition.lexicon;

import dev.caesura.io.FileBytes;
import dev.caesura.io.Gzip;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Reader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Pronouncing dictionary in the format of CMU Sphinx: {@code word PH PH PH} on each line, further
 * pronunciations as {@code word(2)}.
 *
 * <p>A pronunciation is a string of phones separated by one space. Immutable and thread-safe.
 */
public final class PronouncingDictionary {

  private static final String ENGLISH = "/edu/cmu/sphinx/models/en-us/cmudict-en-us.dict";

  private static final Pattern SPACES = Pattern.compile("[ \\t]+");

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
   * Reads the dictionary of a model.
   *
   * @param file a file in UTF-8, which may be compressed with gzip
   * @return the dictionary
   * @throws IOException if the file cannot be read, is in another encoding, or a line has no
   *     pronunciation; it names the position
   */
  public static PronouncingDictionary read(Path file) throws IOException {
    String name = file.toString();
    try (Reader in = new Utf8Reader(Gzip.open(FileBytes.open(file), name), name)) {
      return read(in, name);
    }
  }

  /**
   * Returns the dictionary of a model: with words in lower case, and only with the phones that the
   * model has.
   *
   * <p>A phone that the model lacks is replaced by its upper-case form or by its form without a
   * stress digit, if the model has that; otherwise the pronunciation is left out.
   *
   * @param phones the phones of the model
   * @param language the language, for lower case
   * @return the dictionary; without entries if no phone fits
   */
  public PronouncingDictionary fittedTo(Set<String> phones, Locale language) {
    NavigableMap<String, List<String>> fitted = new TreeMap<>();
    Map<String, Optional<String>> known = new HashMap<>();
    entries.forEach(
        (word, pronunciations) -> {
          String key =
              Normalizer.normalize(word, Normalizer.Form.NFC)
                  .replace('\u2019', '\'')
                  .toLowerCase(language);
          for (String pronunciation : pronunciations) {
            List<String> said = new ArrayList<>();
            for (String phone : pronunciation.split(" ")) {
              known.computeIfAbsent(phone, p -> fitted(p, phones)).ifPresent(said::add);
            }
            String whole = String.join(" ", said);
            List<String> all = fitted.computeIfAbsent(key, w -> new ArrayList<>(1));
            if (said.size() == pronunciation.split(" ").length && !all.contains(whole)) {
              all.add(whole);
            }
          }
        });
    fitted.values().removeIf(List::isEmpty);
    return new PronouncingDictionary(fitted);
  }

  private static Optional<String> fitted(String phone, Set<String> phones) {
    String plain = phone.replaceAll("\\d$", "");
    return Stream.of(phone, phone.toUpperCase(Locale.ROOT), plain, plain.toUpperCase(Locale.ROOT))
        .filter(phones::contains)
        .findFirst();
  }

  /**
   * Returns all phones of the pronunciations.
   *
   * @return names in the order of their code units
   */
  public NavigableSet<String> phones() {
    NavigableSet<String> phones = new TreeSet<>();
    entries.values().forEach(all -> all.forEach(said -> phones.addAll(List.of(said.split(" ")))));
    return phones;
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
      if (line.isBlank() || line.startsWith(";;;")) {
        continue;
      }
      String[] fields = line.strip().split("\\s+", 2);
      if (fields.length < 2) {
        throw new TextPosition(name, number).malformed("a word and its phones", line);
      }
      int variant = fields[0].endsWith(")") ? fields[0].indexOf('(') : -1;
      String word = variant > 0 ? fields[0].substring(0, variant) : fields[0];
      entries
          .computeIfAbsent(word, w -> new ArrayList<>(1))
          .add(SPACES.matcher(fields[1]).replaceAll(" "));
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
