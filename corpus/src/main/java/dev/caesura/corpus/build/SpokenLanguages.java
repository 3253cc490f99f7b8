package dev.caesura.corpus.build;

import dev.caesura.text.language.LanguageDetector;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Languages that the recordings of an archive may speak, and how each is detected. If there is one,
 * nothing is detected. Thread-safe.
 */
final class SpokenLanguages {

  private final List<Locale> candidates;
  private final Map<Locale, WordNormalizer> normalizers = new HashMap<>();

  /** Takes the languages, of which the first holds where none is detected. */
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
    return find(tag, null) != null;
  }

  /** Returns the language that a tag names, else the one of the text, else the first one. */
  Locale of(String tag, String text) {
    Locale stated = find(tag, null);
    if (stated != null || isOne()) {
      return stated != null && !isOne() ? stated : candidates.get(0);
    }
    return LanguageDetector.detect(text)
        .map(found -> find(found.toLanguageTag(), candidates.get(0)))
        .orElse(candidates.get(0));
  }

  /** Returns the normaliser of the words of one of the languages. */
  WordNormalizer normalizer(Locale language) {
    return normalizers.get(language);
  }

  private Locale find(String tag, Locale fallback) {
    String wanted = Locale.forLanguageTag(tag).getLanguage();
    for (Locale candidate : candidates) {
      if (!wanted.isEmpty() && candidate.getLanguage().equals(wanted)) {
        return candidate;
      }
    }
    return fallback;
  }
}
