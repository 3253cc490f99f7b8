package dev.caesura.corpus.build;

import dev.caesura.text.language.LanguageDetector;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Languages that the recordings of an archive may speak, and how one of them is chosen. If there is
 * one, nothing is detected. Thread-safe.
 */
final class SpokenLanguages {

  private final List<Locale> candidates;
  private final Map<Locale, WordNormalizer> normalizers = new HashMap<>();

  /** Takes the languages, of which the first holds where nothing states another one. */
  SpokenLanguages(List<Locale> candidates) {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("candidates: expected at least one language; found none");
    }
    this.candidates = List.copyOf(candidates);
    candidates.forEach(language -> normalizers.put(language, WordNormalizer.of(language)));
  }

  boolean isOne() {
    return candidates.size() == 1;
  }

  /** Returns whether a tag names one of the languages, whatever the region. */
  boolean contains(String tag) {
    return candidate(tag).isPresent();
  }

  /** Returns the language that a tag names, else the one of the text, else the first one. */
  Locale of(String tag, String text) {
    return isOne() ? candidates.get(0) : find(tag, text).orElse(candidates.get(0));
  }

  /** Returns the language that a tag names, else the one that the text shows. */
  Optional<Locale> find(String tag, String text) {
    Optional<Locale> stated = candidate(tag);
    return stated.isPresent()
        ? stated
        : LanguageDetector.detect(text).flatMap(found -> candidate(found.toLanguageTag()));
  }

  /** Returns the normaliser of the words of one of the languages. */
  WordNormalizer normalizer(Locale language) {
    return normalizers.get(language);
  }

  private Optional<Locale> candidate(String tag) {
    String wanted = Locale.forLanguageTag(tag).getLanguage();
    return candidates.stream()
        .filter(each -> !wanted.isEmpty() && each.getLanguage().equals(wanted))
        .findFirst();
  }
}
