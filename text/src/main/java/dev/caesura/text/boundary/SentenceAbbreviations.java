package dev.caesura.text.boundary;

import dev.caesura.io.ResourceTable;
import dev.caesura.io.TextPosition;
import dev.caesura.io.Utf8Text;
import dev.caesura.text.unicode.WhiteSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Abbreviations whose full stop does not end a sentence, or not always: titles before names,
 * abbreviations before numbers, those inside a sentence ({@code e.g.}), and those that may end one
 * ({@code etc.}). Immutable and thread-safe.
 *
 * <p>The lists of about fifty languages come from the sentence-break suppressions of Unicode CLDR,
 * from counts over text, and from the project. Where the language is not known, all of them count
 * except those that are common words of another language; these count where the sentence around
 * them is in their own language, as far as its words show.
 */
public final class SentenceAbbreviations {

  /** A name follows. */
  static final int TITLE = 1;

  /** A number follows. */
  static final int NUMBER = 2;

  /** The sentence goes on. */
  static final int INNER = 4;

  /** A sentence may end after it. */
  static final int END = 8;

  /** A word that a day's number precedes. */
  static final int MONTH = 16;

  /** A word that begins sentences, and is not a name. */
  static final int STARTER = 32;

  /** Also a sentence of its own, such as {@code No.} */
  static final int ALONE = 64;

  /** The beginning of an abbreviation of several parts. */
  static final int PREFIX = 128;

  /** Thousands or millions, before a unit. */
  static final int QUANTITY = 256;

  /** Any kind of abbreviation. */
  static final int ABBREVIATION = TITLE | NUMBER | INNER | END;

  private static final String RESOURCE = "abbreviations.tsv";
  private static final String ALL = "*";

  /** Lists by language, and the one for any language under the empty name. */
  private static final Map<String, SentenceAbbreviations> LISTS = load();

  private static final SentenceAbbreviations NONE = new SentenceAbbreviations(Map.of(), Map.of());

  private final Map<String, Integer> kinds;

  /** Kinds by language of words that may end a sentence in another language. */
  private final Map<String, Map<String, Integer>> guarded;

  private SentenceAbbreviations(
      Map<String, Integer> kinds, Map<String, Map<String, Integer>> guarded) {
    this.kinds = kinds;
    this.guarded = guarded;
  }

  /**
   * Returns an empty list.
   *
   * @return the list
   */
  public static SentenceAbbreviations none() {
    return NONE;
  }

  /**
   * Returns the abbreviations of all languages. Those that are common words of another one count
   * where a sentence is in their own language.
   *
   * @return the list
   */
  public static SentenceAbbreviations common() {
    return LISTS.get("");
  }

  /**
   * Returns the abbreviations of a language.
   *
   * @param language a language; of one without a list, the result is {@link #common}
   * @return the list
   */
  public static SentenceAbbreviations of(Locale language) {
    String name = language.getLanguage();
    String known = name.equals("nb") || name.equals("nn") ? "no" : name;
    return known.isEmpty() ? common() : LISTS.getOrDefault(known, common());
  }

  /**
   * Returns a copy with more abbreviations, after which no sentence ends.
   *
   * @param more abbreviations, with or without the full stop at the end; in any case
   * @return the larger list
   * @throws IllegalArgumentException if one has no letter
   */
  public SentenceAbbreviations and(Collection<String> more) {
    Map<String, Integer> all = new HashMap<>(kinds);
    for (String each : more) {
      String key = key(each);
      if (key.isEmpty()) {
        throw new IllegalArgumentException(
            "abbreviation '" + each + "': expected a letter; found none");
      }
      all.put(key, INNER);
      addPrefixes(key, all);
    }
    return new SentenceAbbreviations(Map.copyOf(all), guarded);
  }

  /**
   * Returns a copy with the abbreviations of a file: one a line. What follows a tab, such as a
   * spoken form, is not used; empty lines and lines that begin with {@code #} are skipped.
   *
   * @param file UTF-8
   * @return the larger list
   * @throws IOException if the file cannot be read or a line has no letter; the message names file
   *     and line
   */
  public SentenceAbbreviations and(Path file) throws IOException {
    List<String> more = new ArrayList<>();
    int number = 0;
    for (String line : Utf8Text.read(file).split("\r\n|\n|\r", -1)) {
      number++;
      if (WhiteSpace.isBlank(line) || line.startsWith("#")) {
        continue;
      }
      String written = line.split("\t", 2)[0];
      if (key(written).isEmpty()) {
        throw new TextPosition(file.toString(), number).malformed("an abbreviation", written);
      }
      more.add(written);
    }
    return and(more);
  }

  /**
   * Returns whether a word is an abbreviation of the list.
   *
   * @param word a word, with or without the full stop at the end, such as {@code etc.} or {@code z.
   *     B.}; in any case
   * @return whether the list has it, in any language that counts
   */
  public boolean contains(String word) {
    String key = key(word);
    return !key.isEmpty() && (kinds(key) & ABBREVIATION) != 0;
  }

  /** Returns what is known of a word, as flags; 0 for most words. */
  int kinds(String key) {
    return kinds.getOrDefault(key, 0);
  }

  /** Returns kinds by language of a word that may end a sentence elsewhere; empty for most. */
  Map<String, Integer> byLanguage(String key) {
    return guarded.getOrDefault(key, Map.of());
  }

  /** Returns the form in which an abbreviation is looked up: small, a full stop between parts. */
  static String key(String written) {
    StringBuilder key = new StringBuilder();
    boolean gap = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '.' || WhiteSpace.is(c)) {
        gap = !key.isEmpty();
      } else {
        key.append(gap ? "." : "").append(c);
        gap = false;
      }
    }
    boolean word = key.chars().anyMatch(Character::isLetter);
    return word ? key.toString().toLowerCase(Locale.ROOT) : "";
  }

  private static void addPrefixes(String key, Map<String, Integer> to) {
    for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
      to.merge(key.substring(0, dot), PREFIX, (a, b) -> a | b);
    }
    to.merge(key, key.indexOf('.') > 0 ? PREFIX : 0, (a, b) -> a | b);
  }

  private static Map<String, SentenceAbbreviations> load() {
    Map<String, Map<String, Integer>> byLanguage = new HashMap<>();
    Map<String, Integer> common = byLanguage.computeIfAbsent("", name -> new HashMap<>());
    for (String[] columns :
        ResourceTable.read(SentenceAbbreviations.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      Map<String, Integer> own = byLanguage.computeIfAbsent(columns[0], name -> new HashMap<>());
      for (String word : columns[2].split(" ")) {
        add(word, kind(columns[1]), own, common);
      }
    }
    Map<String, Map<String, Integer>> guarded = guarded(byLanguage, common);
    Map<String, Integer> all = byLanguage.remove(ALL);
    Map<String, SentenceAbbreviations> lists = new HashMap<>();
    byLanguage.forEach(
        (language, kinds) -> {
          all.forEach((word, kind) -> kinds.merge(word, kind, (a, b) -> a | b));
          Map<String, Map<String, Integer>> others = language.isEmpty() ? guarded : Map.of();
          lists.put(language, new SentenceAbbreviations(Map.copyOf(kinds), Map.copyOf(others)));
        });
    return Map.copyOf(lists);
  }

  /** Returns the words that do not end a sentence in one language, and may in another. */
  private static Map<String, Map<String, Integer>> guarded(
      Map<String, Map<String, Integer>> byLanguage, Map<String, Integer> common) {
    Map<String, Map<String, Integer>> guarded = new HashMap<>();
    byLanguage.forEach(
        (language, kinds) ->
            kinds.forEach(
                (key, own) -> {
                  int others = common.getOrDefault(key, 0);
                  boolean isOther = (own & ABBREVIATION) != 0 && (others & ABBREVIATION) == 0;
                  boolean isInner = (own & ABBREVIATION) != 0 && (own & END) < (others & END);
                  if (isOther || isInner) {
                    guarded.computeIfAbsent(key, k -> new HashMap<>()).put(language, own);
                  }
                }));
    return guarded;
  }

  private static void add(
      String written, int kind, Map<String, Integer> own, Map<String, Integer> common) {
    String key = key(written.replace("!", "").replace("?", ""));
    int flags = kind | (written.indexOf('?') >= 0 ? ALONE : 0);
    own.merge(key, flags, (a, b) -> a | b);
    addPrefixes(key, own);
    if (written.indexOf('!') < 0) {
      common.merge(key, flags, (a, b) -> a | b);
      addPrefixes(key, common);
    }
  }

  private static int kind(String name) {
    return switch (name) {
      case "title" -> TITLE;
      case "number" -> NUMBER;
      case "inner" -> INNER;
      case "end" -> END;
      case "month" -> MONTH;
      case "quantity" -> QUANTITY | END;
      case "starter" -> STARTER;
      default -> throw new IllegalStateException(RESOURCE + ": unknown kind " + name);
    };
  }
}
