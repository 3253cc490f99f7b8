package dev.caesura.align.utterance;

import dev.caesura.align.Transcript;
import dev.caesura.align.chain.TokenMatcher;
import dev.caesura.align.chain.TokenMatches;
import dev.caesura.text.Segmentation;
import dev.caesura.text.TextSpan;
import dev.caesura.text.normalize.NormalizedWord;
import dev.caesura.text.normalize.Romanizer;
import dev.caesura.text.normalize.UnspokenText;
import dev.caesura.text.normalize.WordNormalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The recognised and the written words of a recording, made comparable, and which of them belong
 * together. Immutable.
 *
 * @param recognized the recognised words
 * @param written the written words, without text that is not spoken
 * @param matches the pairs of normalised words
 */
record TranscriptComparison(
    RecognizedWords recognized, WrittenSentences written, TokenMatches matches) {

  /** Normalises both sides, brings them to one script, and matches their words. */
  static TranscriptComparison of(
      Transcript hypothesis,
      Segmentation text,
      WordNormalizer normalizer,
      SentenceAligner.Settings settings) {
    TokenMatcher matcher = TokenMatcher.of(settings.order());
    UnspokenTextPolicy policy = settings.unspokenText();
    boolean allSpoken = policy == UnspokenTextPolicy.SPOKEN;
    List<TextSpan> candidates = allSpoken ? List.of() : UnspokenText.in(text.text());
    RecognizedWords recognized = RecognizedWords.of(hypothesis, normalizer, allSpoken);
    WrittenSentences written = WrittenSentences.of(text, normalizer, candidates);
    UnaryOperator<String> form =
        Romanizer.isNeeded(recognized.normalizedWords(), written.normalizedWords())
            ? latin(normalizer)
            : UnaryOperator.identity();
    TranscriptComparison comparison = matched(recognized.with(form), written.with(form), matcher);
    if (policy != UnspokenTextPolicy.AUTO || candidates.isEmpty()) {
      return comparison;
    }
    SpokenNoteDetector detector = new SpokenNoteDetector(comparison);
    List<TextSpan> unspoken = new ArrayList<>();
    for (TextSpan note : candidates) {
      List<String> words =
          normalizer.words(text.text(), note).stream().map(NormalizedWord::text).map(form).toList();
      if (!detector.isSpoken(note, words)) {
        unspoken.add(note);
      }
    }
    return unspoken.size() == candidates.size()
        ? comparison
        : matched(
            comparison.recognized(),
            WrittenSentences.of(text, normalizer, unspoken).with(form),
            matcher);
  }

  private static TranscriptComparison matched(
      RecognizedWords recognized, WrittenSentences written, TokenMatcher matcher) {
    return new TranscriptComparison(
        recognized,
        written,
        matcher.match(recognized.normalizedWords(), written.normalizedWords()));
  }

  /** Returns a conversion to Latin letters that converts each distinct word once. */
  private static UnaryOperator<String> latin(WordNormalizer normalizer) {
    Romanizer romanizer = Romanizer.of(normalizer.language());
    Map<String, String> known = new HashMap<>();
    return word -> known.computeIfAbsent(word, romanizer::latin);
  }
}
