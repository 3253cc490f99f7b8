package dev.caesura.bench.align;

import dev.caesura.align.Transcript;
import dev.caesura.align.Word;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.List;
import java.util.Locale;

/** Words as they are compared. */
final class WordPairs {

  static final WordNormalizer ENGLISH = WordNormalizer.of(Locale.ENGLISH);

  private WordPairs() {}

  static List<String> words(String text) {
    return ENGLISH.words(text).stream().map(NormalizedWord::text).toList();
  }

  static List<String> words(Transcript heard) {
    return heard.words().stream()
        .map(Word::text)
        .flatMap(text -> ENGLISH.words(text).stream())
        .map(NormalizedWord::text)
        .toList();
  }
}
