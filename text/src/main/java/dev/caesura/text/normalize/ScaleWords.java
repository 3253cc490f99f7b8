package dev.caesura.text.normalize;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of powers of ten in a language, in all their forms. Immutable after construction. */
final class ScaleWords {

  private static final int[] SAMPLES = {1, 2, 3, 4, 5, 8, 10, 11, 20, 21, 22, 25, 100, 101, 200};
  private static final long INSIDE = 571;

  /** From the largest to the smallest, with those of East and South Asia. */
  private static final long[] SIZES = {
    1_000_000_000_000L, 1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1000
  };

  private final RuleBasedNumberFormat format;
  private final List<String> cardinalRules;
  private final WordFolder folder;
  private final Map<String, Long> small;
  private final List<Scale> all = new ArrayList<>();
  private final Set<String> words = new HashSet<>();
  private final Set<String> sizes = new HashSet<>();
  private final Set<String> edges = new HashSet<>();

  /** Words of a power of ten; of 0 times where a smaller number stands before them. */
  record Scale(long size, String words, int times) {}

  ScaleWords(
      RuleBasedNumberFormat format,
      List<String> cardinalRules,
      WordFolder folder,
      Map<String, Long> small) {
    this.format = format;
    this.cardinalRules = cardinalRules;
    this.folder = folder;
    this.small = small;
    for (long size : SIZES) {
      addScale(size);
    }
  }

  /** Returns all forms. */
  List<Scale> all() {
    return all;
  }

  /** Returns the words of numbers of thousand and more. */
  Set<String> words() {
    return words;
  }

  /** Returns the words of small multiples of the powers of ten. */
  Set<String> ofTens() {
    return sizes;
  }

  /** Returns words at the start and the end of numbers. */
  Set<String> edges() {
    return edges;
  }

  private List<String> tokens(String spoken) {
    return NumberWords.tokens(spoken, folder);
  }

  private void addScale(long size) {
    Set<Scale> forms = new LinkedHashSet<>();
    for (String rules : cardinalRules) {
      for (int times : SAMPLES) {
        addForms(new Scale(size, "", times), tokens(format.format(times * size, rules)), forms);
        // Inside of a number, the words of some languages have other endings.
        List<String> longer = tokens(format.format(times * size + INSIDE, rules));
        String rest = NumberWords.joined(tokens(format.format(INSIDE, rules)));
        for (int last = longer.size() - 1; last > 0; last--) {
          if (NumberWords.joined(longer.subList(last, longer.size())).equals(rest)) {
            addForms(new Scale(size, "", times), longer.subList(0, last), forms);
          }
        }
      }
    }
    all.addAll(forms);
  }

  private void addForms(Scale sample, List<String> tokens, Set<Scale> forms) {
    String joined = NumberWords.joined(tokens);
    if (joined.codePoints().anyMatch(Character::isDigit)) {
      return;
    }
    words.addAll(tokens);
    edges.add(tokens.get(0));
    edges.add(tokens.get(tokens.size() - 1));
    if (sample.times() <= 10) {
      sizes.addAll(tokens);
    }
    if (sample.times() <= 2) {
      forms.add(new Scale(sample.size(), joined, sample.times()));
    }
    for (int cut = joined.length() - 1; cut > 0; cut--) {
      Long before = small.get(joined.substring(0, cut));
      if (before != null && before == sample.times()) {
        forms.add(new Scale(sample.size(), joined.substring(cut), 0));
        return;
      }
    }
  }
}
