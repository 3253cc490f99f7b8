package dev.caesura.text.normalize;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the words of a number, by inverting ICU's spell-out rules of a language.
 *
 * <p>The words of 0 to 999 come from tables of all rules (genders, cases, with and without
 * <em>and</em>). Larger numbers are composed of these and of the words of the powers of ten. A
 * composed number counts only if a rule spells it with exactly the words that were read; where two
 * numbers have the same words, there is no result. Words are folded and joined without spaces, so
 * that spaces and hyphens do not matter. Thread-safe: ICU's formats are not, so that each call
 * holds a lock.
 */
final class NumberWords {

  private static final int SMALL = 1000;
  private static final int FIRST_YEAR = 1100;
  private static final int LAST_YEAR = 2099;
  private static final int MAX_CANDIDATES = 16;
  private static final long LIMIT = 1_000_000_000_000_000L;
  private static final Map<Locale, NumberWords> ALL = new ConcurrentHashMap<>();

  /** An ordinal: its value and the rules that write it in digits. */
  record Ordinal(long value, String rules) {}

  private final WordFolder folder;
  private final RuleBasedNumberFormat format;
  private final List<String> cardinalRules = new ArrayList<>();
  private final Map<String, Long> small = new HashMap<>();
  private final Map<String, Long> years = new HashMap<>();
  private final Map<String, Ordinal> ordinals = new HashMap<>();
  private final ScaleWords scales;
  private final Set<String> vocabulary = new HashSet<>();
  private final Set<String> joiners = new HashSet<>();
  private final Set<String> sizes = new HashSet<>();
  private final Set<String> edges = new HashSet<>();
  private final List<String> point;
  private final Map<String, OptionalLong> known = new HashMap<>();

  /** Reading the rules of a language takes up to half a second, so they are read once. */
  static NumberWords of(Locale language) {
    return ALL.computeIfAbsent(language, NumberWords::new);
  }

  private NumberWords(Locale language) {
    ULocale locale = ULocale.forLocale(language);
    folder = new WordFolder(language);
    format = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    List<String> ordinalRules = new ArrayList<>();
    for (String rules : format.getRuleSetNames()) {
      if (rules.contains("ordinal")) {
        ordinalRules.add(rules);
      } else if (!rules.contains("year") && rules.startsWith("%spellout")) {
        cardinalRules.add(rules);
      }
    }
    Set<String> twice = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (String rules : cardinalRules) {
      for (int n = 0; n < SMALL; n++) {
        String spoken = format.format((long) n, rules);
        if (seen.add(n + spoken)) {
          addSmall(n, tokens(spoken), twice);
        }
      }
    }
    twice.forEach(small::remove);
    addYears();
    addOrdinals(ordinalRules);
    scales = new ScaleWords(format, cardinalRules, folder, small);
    vocabulary.addAll(scales.words());
    sizes.addAll(scales.ofTens());
    edges.addAll(scales.edges());
    point = newPoint();
    joiners.removeIf(small::containsKey);
    joiners.removeAll(sizes);
    joiners.removeAll(edges);
  }

  private List<String> tokens(String spoken) {
    return tokens(spoken, folder);
  }

  /** Returns the words of a spelled number, as they are found in a text. */
  static List<String> tokens(String spoken, WordFolder folder) {
    SpokenTokens tokens = new SpokenTokens(spoken, folder);
    return tokens.words(0, tokens.size());
  }

  /** Returns words without spaces. */
  static String joined(Collection<String> tokens) {
    return String.join("", tokens);
  }

  private void addSmall(long value, List<String> tokens, Set<String> twice) {
    Long before = small.put(joined(tokens), value);
    if (before != null && before != value) {
      twice.add(joined(tokens));
    }
    vocabulary.addAll(tokens);
    edges.add(tokens.get(0));
    edges.add(tokens.get(tokens.size() - 1));
    if (value > 0 && value % 100 == 0) {
      sizes.addAll(tokens);
    }
    // Words inside of numbers that are not numbers themselves, such as and.
    if (tokens.size() > 2) {
      joiners.addAll(tokens.subList(1, tokens.size() - 1));
    }
  }

  private void addYears() {
    String rules = "%spellout-numbering-year";
    if (!Arrays.asList(format.getRuleSetNames()).contains(rules)) {
      return;
    }
    for (long year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      List<String> tokens = tokens(format.format(year, rules));
      years.put(joined(tokens), year);
      vocabulary.addAll(tokens);
    }
  }

  private void addOrdinals(List<String> rules) {
    Set<String> twice = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (String name : rules) {
      for (long n = 1; n < SMALL; n++) {
        String spoken = format.format(n, name);
        if (!seen.add(n + spoken)) {
          continue;
        }
        List<String> tokens = tokens(spoken);
        String words = joined(tokens);
        if (small.containsKey(words)) {
          continue;
        }
        Ordinal before = ordinals.putIfAbsent(words, new Ordinal(n, name));
        if (before != null && before.value() != n) {
          twice.add(words);
        }
        vocabulary.addAll(tokens);
      }
    }
    twice.forEach(ordinals::remove);
  }

  /** Returns the words between a whole number and its fraction. */
  private List<String> newPoint() {
    List<String> all = tokens(format.format(1.5));
    int before = tokens(format.format(1L)).size();
    int after = tokens(format.format(5L)).size();
    return before + after < all.size() ? all.subList(before, all.size() - after) : List.of();
  }

  /** Returns the words of the decimal point; none if they are not known. */
  List<String> point() {
    return point;
  }

  /** Returns whether a folded word may be a part of a number. */
  boolean isPart(String word) {
    return vocabulary.contains(word) || small.containsKey(word) || whole(word).isPresent();
  }

  /** Returns whether a folded word joins parts of a number and is not a number by itself. */
  boolean isJoiner(String word) {
    return joiners.contains(word);
  }

  /** Returns the year that words spell by the rules for years; empty if there is none. */
  OptionalLong year(String words) {
    Long year = years.get(words);
    return year == null ? OptionalLong.empty() : OptionalLong.of(year);
  }

  /** Returns an ordinal between 1 and 999; null if the words are not one. */
  Ordinal ordinal(String words) {
    return ordinals.get(words);
  }

  /** Returns the number that words spell; empty if none or several do. */
  synchronized OptionalLong whole(String words) {
    Long direct = small.get(words);
    if (direct != null) {
      return OptionalLong.of(direct);
    }
    if (known.size() > 100_000) {
      known.clear();
    }
    return known.computeIfAbsent(words, this::composed);
  }

  private OptionalLong composed(String words) {
    Set<Long> candidates = new LinkedHashSet<>();
    compose(words, LIMIT, candidates);
    OptionalLong found = OptionalLong.empty();
    for (long candidate : candidates) {
      if (isSpelled(candidate, words)) {
        if (found.isPresent()) {
          return OptionalLong.empty();
        }
        found = OptionalLong.of(candidate);
      }
    }
    return found;
  }

  private boolean isSpelled(long number, String words) {
    return cardinalRules.stream()
        .anyMatch(rules -> joined(tokens(format.format(number, rules))).equals(words));
  }

  /** Adds the numbers below a limit that words may spell. */
  private void compose(String words, long limit, Set<Long> found) {
    Long direct = small.get(words);
    if (direct != null && direct < limit) {
      found.add(direct);
    }
    for (ScaleWords.Scale scale : scales.all()) {
      if (scale.size() >= limit || found.size() > MAX_CANDIDATES) {
        continue;
      }
      int at = scale.times() > 0 ? 0 : words.indexOf(scale.words(), 1);
      boolean starts = scale.times() == 0 || words.startsWith(scale.words());
      for (; at >= 0 && starts; at = scale.times() > 0 ? -1 : next(words, scale, at)) {
        Set<Long> times = new LinkedHashSet<>();
        if (scale.times() > 0) {
          times.add((long) scale.times());
        } else {
          compose(words.substring(0, at), scale.size(), times);
        }
        for (long number : times) {
          if (number > 0 && number < LIMIT / scale.size()) {
            addRest(
                number * scale.size(), words.substring(at + scale.words().length()), scale, found);
          }
        }
      }
    }
  }

  private static int next(String words, ScaleWords.Scale scale, int at) {
    return words.indexOf(scale.words(), at + 1);
  }

  private void addRest(long number, String rest, ScaleWords.Scale scale, Set<Long> found) {
    if (rest.isEmpty()) {
      found.add(number);
      return;
    }
    Set<Long> rests = new LinkedHashSet<>();
    compose(rest, scale.size(), rests);
    for (String joiner : joiners) {
      if (rest.length() > joiner.length() && rest.startsWith(joiner)) {
        compose(rest.substring(joiner.length()), scale.size(), rests);
      }
    }
    // In Arabic, a joiner is one letter of the next word.
    if (rests.isEmpty() && rest.length() > 1) {
      compose(rest.substring(1), scale.size(), rests);
    }
    rests.forEach(more -> found.add(number + more));
  }
}
