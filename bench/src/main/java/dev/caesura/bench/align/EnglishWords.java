package dev.caesura.bench.align;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.List;
import java.util.Locale;

/** Normalizer of English words for comparison. */
final class EnglishWords {

  static final WordNormalizer NORMALIZER = WordNormalizer.of(Locale.ENGLISH);

  private EnglishWords() {}

  /** Returns the normalized words of a text. */
  static List<String> words(String text) {
    return NORMALIZER.words(text).stream().map(NormalizedWord::text).toList();
  }

  /** Returns the normalized words of a transcript. */
  static List<String> words(Transcript transcript) {
    return transcript.words().stream()
        .map(Word::text)
        .flatMap(text -> NORMALIZER.words(text).stream())
        .map(NormalizedWord::text)
        .toList();
  }
}
