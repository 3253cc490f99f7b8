package dev.caesura.text.punctuation;

import dev.caesura.io.ResourceTable;
import dev.caesura.text.unicode.WhiteSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Evidence that a sentence is a question, by the words and endings with which a language asks:
 * interrogatives and inverted verbs at its start, particles and endings. Immutable and thread-safe.
 *
 * <p>The amounts were chosen for the F1 of question marks in twenty treebanks, on sentences that
 * {@code bench/run punctuation} does not count by default.
 */
final class QuestionCues {

  /** Added to the logit of a question after words that do little else than ask. */
  static final double STRONG = 2;

  /** Added after words that also begin statements. */
  static final double WEAK = 0.5;

  private static final String RESOURCE = "questions.tsv";
  private static final String ALL = "*";

  /** UTF-16 units at the start and at the end of a sentence that are looked at. */
  private static final int MAX_LENGTH = 300;

  private static final int MAX_LEADING = 2;

  private static final Map<String, QuestionCues> LANGUAGES = load();
  private static final QuestionCues UNKNOWN = new QuestionCues();

  private final Map<String, Set<String>> words = new HashMap<>();

  private QuestionCues() {}

  private static Map<String, QuestionCues> load() {
    Map<String, QuestionCues> languages = new HashMap<>();
    for (String[] columns :
        ResourceTable.read(QuestionCues.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      languages
          .computeIfAbsent(columns[0], name -> new QuestionCues())
          .words
          .put(columns[1], new HashSet<>(List.of(columns[2].split(" "))));
    }
    Set<String> leading = languages.remove(ALL).kind("leading");
    languages.values().forEach(cues -> cues.words.put("leading", leading));
    return Map.copyOf(languages);
  }

  /**
   * Returns the cues of a language.
   *
   * @param language a language
   * @return its cues; none of a language that is not known
   */
  static QuestionCues of(Locale language) {
    String code = language.getLanguage();
    return LANGUAGES.getOrDefault(code.equals("nb") || code.equals("nn") ? "no" : code, UNKNOWN);
  }

  private Set<String> kind(String name) {
    return words.getOrDefault(name, Set.of());
  }

  /**
   * Returns what is added to the logit of a question.
   *
   * @param text the text
   * @param start where the sentence starts
   * @param end where it ends
   * @return at least 0
   */
  double evidence(String text, int start, int end) {
    if (words.isEmpty()) {
      return 0;
    }
    List<String> sentence = tokens(text, start, end);
    int first = 0;
    while (first < MAX_LEADING
        && first + 1 < sentence.size()
        && kind("leading").contains(sentence.get(first))) {
      first++;
    }
    for (int i = 0; i <= first && i < sentence.size(); i++) {
      if (asks(sentence, i)) {
        return STRONG;
      }
    }
    if (sentence.stream().anyMatch(this::isParticle) || endsAsking(sentence)) {
      return STRONG;
    }
    boolean mayAsk = first < sentence.size() && kind("weak").contains(sentence.get(first));
    return mayAsk ? WEAK : 0;
  }

  private boolean asks(List<String> sentence, int at) {
    return kind("strong").contains(sentence.get(at))
        || (at + 1 < sentence.size()
            && kind("verb").contains(sentence.get(at))
            && kind("subject").contains(sentence.get(at + 1)));
  }

  private boolean isParticle(String word) {
    for (String particle : kind("particle")) {
      boolean ending = particle.charAt(0) == '-' && word.length() > particle.length();
      if (ending ? word.endsWith(particle) : word.equals(particle)) {
        return true;
      }
    }
    return false;
  }

  private boolean endsAsking(List<String> sentence) {
    String last = sentence.isEmpty() ? "" : sentence.get(sentence.size() - 1);
    return kind("ending").stream().anyMatch(last::endsWith);
  }

  /** Returns the first words of a sentence and its last ones, in lower case. */
  private static List<String> tokens(String text, int start, int end) {
    List<String> tokens = new ArrayList<>();
    int at = WhiteSpace.skip(text, start, end);
    while (at < end) {
      if (at > start + MAX_LENGTH && at < end - MAX_LENGTH) {
        at = end - MAX_LENGTH;
      }
      int to = at;
      while (to < end && !WhiteSpace.is(text.charAt(to))) {
        to++;
        if (to - at > MAX_LENGTH && to < end - MAX_LENGTH) {
          at = end - MAX_LENGTH;
          to = at;
        }
      }
      tokens.add(text.substring(at, to).toLowerCase(Locale.ROOT).replace('\u2019', '\''));
      at = WhiteSpace.skip(text, to, end);
    }
    return tokens;
  }
}
