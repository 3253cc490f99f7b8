package dev.caesura.text.language;

import dev.caesura.io.ResourceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Frequent words and letter groups of languages, with the logarithm of how much more frequent each
 * is than one that is not listed. Immutable and thread-safe.
 */
final class LanguageTables {

  /** Frequencies of words and groups that are not listed, in 100,000. */
  private static final double RARE_WORD = 2;

  private static final double RARE_GROUP = 10;

  /** Groups of one word depend on each other and on the word, so they count less. */
  private static final double GROUP_WEIGHT = 0.4;

  private static final int GROUP = 3;

  /** Languages with much text, which a text is in rather than in a small relative of theirs. */
  private static final Set<String> LARGE =
      Set.of(
          ("ar az be bg ca cs da de en es et fa fi fr hi hr hu id it kk lt lv mk mr ne nl no pl ps"
                  + " pt ro ru sk sl sq sr sv sw tr uk ur uz vi")
              .split(" "));

  private static final double LARGE_PRIOR = 3;

  private static final String RESOURCE = "languages.tsv";

  private final List<String> languages = new ArrayList<>();
  private final Map<String, List<Gain>> words = new HashMap<>();
  private final Map<String, List<Gain>> groups = new HashMap<>();

  private LanguageTables() {}

  /** What an item adds to the score of a language. */
  private record Gain(int language, float value) {}

  /** Read when it is first needed. */
  private static final class Shipped {
    private static final LanguageTables TABLES = new LanguageTables();

    static {
      for (String[] columns :
          ResourceTable.read(LanguageTables.class.getResourceAsStream(RESOURCE), RESOURCE)) {
        TABLES.add(columns);
      }
    }
  }

  static LanguageTables shipped() {
    return Shipped.TABLES;
  }

  private void add(String[] fields) {
    int language = languages.size();
    languages.add(fields[0]);
    read(fields[1], language, RARE_WORD, 1, words);
    read(fields[2], language, RARE_GROUP, GROUP_WEIGHT, groups);
  }

  private static void read(
      String items, int language, double rare, double weight, Map<String, List<Gain>> gains) {
    for (String item : items.split(" ")) {
      int colon = item.lastIndexOf(':');
      double frequency = Integer.parseInt(item.substring(colon + 1));
      float value = (float) (weight * Math.log(frequency / rare));
      gains
          .computeIfAbsent(item.substring(0, colon), key -> new ArrayList<>(2))
          .add(new Gain(language, value));
    }
  }

  /** Returns the tag of a language. */
  String language(int index) {
    return languages.get(index);
  }

  /** Returns the evidence of a text without words. */
  Evidence evidence() {
    return new Evidence();
  }

  /** Evidence for each language, word by word. Not thread-safe. */
  final class Evidence {

    private final double[] scores = new double[languages.size()];
    private final int[] knownWords = new int[languages.size()];
    private final int[] knownGroups = new int[languages.size()];
    private int ofWords;
    private int ofGroups;

    private Evidence() {
      for (int i = 0; i < scores.length; i++) {
        scores[i] = LARGE.contains(languages.get(i)) ? LARGE_PRIOR : 0;
      }
    }

    /** Adds a word in lower case. */
    void add(String word) {
      ofWords++;
      add(words.getOrDefault(word, List.of()), knownWords);
      String padded = "_" + word + "_";
      for (int i = 0; i + GROUP <= padded.length(); i++) {
        ofGroups++;
        add(groups.getOrDefault(padded.substring(i, i + GROUP), List.of()), knownGroups);
      }
    }

    private void add(List<Gain> gains, int[] known) {
      for (Gain gain : gains) {
        scores[gain.language()] += gain.value();
        known[gain.language()]++;
      }
    }

    int words() {
      return ofWords;
    }

    double score(int language) {
      return scores[language];
    }

    /** Returns the share of the words that are frequent ones of a language. */
    double knownWords(int language) {
      return (double) knownWords[language] / Math.max(1, ofWords);
    }

    /** Returns the share of the groups that are frequent ones of a language. */
    double knownGroups(int language) {
      return (double) knownGroups[language] / Math.max(1, ofGroups);
    }

    /** Returns the language with the most evidence, of all but one. */
    int best(int without) {
      int best = -1;
      for (int i = 0; i < scores.length; i++) {
        if (i != without && (best < 0 || scores[i] > scores[best])) {
          best = i;
        }
      }
      return best;
    }
  }
}
